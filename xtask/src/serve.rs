//! A small static file server for the built site: this machine only, the right MIME types, nothing outside the folder.

use crate::shell::Outcome;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Longest request head in bytes. A shared link whose `#` was turned into `%23` arrives as a path of 32,000 characters.
const MAX_HEAD: u64 = 64 * 1024;
const IDLE: Duration = Duration::from_secs(30);

/// What is served and where.
pub struct Site {
    /// The folder with index.html.
    root: PathBuf,
    /// The path the site is served under: begins and ends with a slash.
    base: String,
}

impl Site {
    /// A site in the folder `root`, served under the path `base`.
    pub fn new(root: &Path, base: &str) -> Outcome<Self> {
        let root = root
            .canonicalize()
            .ok()
            .filter(|root| root.join("index.html").is_file())
            .ok_or_else(|| {
                format!(
                    "{} holds no built site: run `cargo xtask build`",
                    root.display()
                )
            })?;
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() {
            "/".to_owned()
        } else {
            format!("/{inner}/")
        };
        Ok(Self { root, base })
    }

    /// What to answer when `target` (path and query as sent) is asked for.
    fn look_up(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = percent_decode(path) else {
            return Answer::BadRequest;
        };
        if format!("{path}/") == self.base {
            return Answer::Moved(self.base.clone());
        }
        let Some(inside) = path.strip_prefix(&self.base) else {
            return Answer::NotFound;
        };
        let inside = Path::new(inside);
        if inside
            .components()
            .any(|part| !matches!(part, Component::Normal(_)))
        {
            return Answer::NotFound;
        }
        let mut file = self.root.join(inside);
        if file.is_dir() {
            file.push("index.html");
        }
        // A symbolic link could still point outside.
        match file.canonicalize() {
            Ok(real) if real.starts_with(&self.root) && real.is_file() => Answer::File(real),
            _ => Answer::NotFound,
        }
    }
}

#[derive(Debug, PartialEq)]
enum Answer {
    File(PathBuf),
    Moved(String),
    NotFound,
    BadRequest,
}

/// Takes the port (0: any free one) and serves in the background. Gives the address of the site's first page.
pub fn start(site: Site, port: u16) -> Outcome<String> {
    let (listener, address) = listen(&site, port)?;
    thread::spawn(move || accept(&listener, site));
    Ok(address)
}

/// Takes the port and serves until the program is stopped; `ready` is told the address.
pub fn forever(site: Site, port: u16, ready: impl FnOnce(&str)) -> Outcome {
    let (listener, address) = listen(&site, port)?;
    ready(&address);
    accept(&listener, site);
    Ok(())
}

fn listen(site: &Site, port: u16) -> Outcome<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|e| format!("port {port} cannot be used ({e}): choose another with --port N"))?;
    let bound = listener.local_addr().map_err(|e| e.to_string())?;
    Ok((listener, format!("http://{bound}{}", site.base)))
}

fn accept(listener: &TcpListener, site: Site) {
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A browser that goes away in the middle is nothing to report.
        thread::spawn(move || converse(&site, &stream).ok());
    }
}

/// Answers one request after the other until the browser closes the connection.
fn converse(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        respond(site, stream, &request)?;
        if request.close {
            break;
        }
    }
    Ok(())
}

struct Request {
    method: String,
    target: String,
    /// The Accept-Encoding header, in small letters.
    encodings: String,
    close: bool,
}

fn read_request(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<Request>> {
    let mut head = reader.take(MAX_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        encodings: String::new(),
        close: false,
    };
    loop {
        let mut header = String::new();
        if head.read_line(&mut header)? == 0 {
            return Ok(None); // cut short, or longer than any honest request
        }
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            return Ok(Some(request));
        }
        match header.split_once(':') {
            Some(("connection", value)) => request.close = value.trim() == "close",
            Some(("accept-encoding", value)) => request.encodings = value.trim().to_owned(),
            _ => {}
        }
    }
}

fn respond(site: &Site, mut stream: &TcpStream, request: &Request) -> io::Result<()> {
    let mut headers = String::new();
    let (status, kind, body) = if !matches!(request.method.as_str(), "GET" | "HEAD") {
        headers.push_str("Allow: GET, HEAD\r\n");
        (
            "405 Method Not Allowed",
            TEXT,
            b"Only GET and HEAD are answered here.\n".to_vec(),
        )
    } else {
        match site.look_up(&request.target) {
            Answer::File(file) => {
                headers.push_str(&format!("Cache-Control: {}\r\n", cache_control(&file)));
                let body = match compressed(&file, &request.encodings) {
                    Some(body) => {
                        headers.push_str("Content-Encoding: br\r\nVary: Accept-Encoding\r\n");
                        body
                    }
                    None => fs::read(&file)?,
                };
                ("200 OK", mime_type(&file), body)
            }
            Answer::Moved(to) => {
                headers.push_str(&format!("Location: {to}\r\n"));
                ("301 Moved Permanently", TEXT, Vec::new())
            }
            Answer::NotFound => (
                "404 Not Found",
                TEXT,
                b"There is no such page here.\n".to_vec(),
            ),
            Answer::BadRequest => (
                "400 Bad Request",
                TEXT,
                b"This address cannot be read.\n".to_vec(),
            ),
        }
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nX-Content-Type-Options: nosniff\r\n{headers}\r\n"
    );
    let mut message = head.into_bytes();
    if request.method != "HEAD" {
        message.extend(body);
    }
    stream.write_all(&message)
}

/// The file's brotli twin, if somebody (the bench task) has put one beside it and the browser takes it.
fn compressed(file: &Path, encodings: &str) -> Option<Vec<u8>> {
    if !encodings.split(',').any(|encoding| encoding.trim() == "br") {
        return None;
    }
    let mut twin = file.as_os_str().to_owned();
    twin.push(".br");
    fs::read(twin).ok()
}

const TEXT: &str = "text/plain; charset=utf-8";

fn mime_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => TEXT,
        _ => "application/octet-stream",
    }
}

/// A name with a hash in it never changes its content; anything else is asked for again each time.
fn cache_control(file: &Path) -> &'static str {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let hashed = name
        .split(['-', '.', '_'])
        .any(|part| part.len() >= 14 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Decodes `%41` and the like. `None` if it is no UTF-8, or holds a character that no file here has in its name.
fn percent_decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(['\\', '\0'])).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of two files with a secret beside it, removed again at the end of the test.
    struct Fixture(PathBuf);

    impl Fixture {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("loadmap-serve-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("site/docs")).unwrap();
            fs::write(folder.join("secret.txt"), "secret").unwrap();
            fs::write(folder.join("site/index.html"), "<!doctype html>").unwrap();
            fs::write(folder.join("site/docs/a b.txt"), "text").unwrap();
            Self(folder.canonicalize().unwrap())
        }

        fn site(&self, base: &str) -> Site {
            Site::new(&self.0.join("site"), base).unwrap()
        }
    }

    impl Drop for Fixture {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn finds_files_and_the_first_page_under_a_sub_path() {
        let fixture = Fixture::new("finds");
        let file = |path: &str| Answer::File(fixture.0.join("site").join(path));
        for base in ["/", "/tools/loadmap/"] {
            let site = fixture.site(base);
            assert_eq!(site.look_up(base), file("index.html"));
            assert_eq!(site.look_up(&format!("{base}?x=1")), file("index.html"));
            assert_eq!(
                site.look_up(&format!("{base}docs/a%20b.txt")),
                file("docs/a b.txt")
            );
            assert_eq!(
                site.look_up(&format!("{base}missing.txt")),
                Answer::NotFound
            );
        }
        let site = fixture.site("tools/loadmap");
        assert_eq!(
            site.look_up("/tools/loadmap"),
            Answer::Moved("/tools/loadmap/".to_owned())
        );
        assert_eq!(site.look_up("/index.html"), Answer::NotFound);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let fixture = Fixture::new("escape");
        let site = fixture.site("/");
        for target in [
            "/../secret.txt",
            "/docs/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
        ] {
            assert_eq!(site.look_up(target), Answer::NotFound, "{target}");
        }
        assert_eq!(site.look_up("/..%5csecret.txt"), Answer::BadRequest);
        assert_eq!(site.look_up("/%ff"), Answer::BadRequest);
        assert_eq!(site.look_up("/%4"), Answer::BadRequest);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(
                fixture.0.join("secret.txt"),
                fixture.0.join("site/link.txt"),
            )
            .unwrap();
            assert_eq!(site.look_up("/link.txt"), Answer::NotFound);
        }
    }

    #[test]
    fn answers_over_a_connection() {
        let fixture = Fixture::new("connection");
        fs::write(fixture.0.join("site/app-0123456789abcdef_bg.wasm"), [0; 4]).unwrap();
        let address = start(fixture.site("/"), 0).unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(host).unwrap();
            write!(stream, "{request}\r\nConnection: close\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        };
        let page = ask("GET / HTTP/1.1");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\n<!doctype html>"),
            "{page}"
        );
        assert!(page.contains("Cache-Control: no-cache\r\n"), "{page}");
        let wasm = ask("HEAD /app-0123456789abcdef_bg.wasm HTTP/1.1");
        assert!(
            wasm.contains("Content-Type: application/wasm\r\n") && wasm.contains("immutable"),
            "{wasm}"
        );
        assert!(wasm.ends_with("Content-Length: 4\r\nX-Content-Type-Options: nosniff\r\nCache-Control: public, max-age=31536000, immutable\r\n\r\n"), "{wasm}");
        assert!(ask("GET /none HTTP/1.1").starts_with("HTTP/1.1 404 "));
        assert!(ask("POST / HTTP/1.1").starts_with("HTTP/1.1 405 "));
    }
}
