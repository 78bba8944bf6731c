//! Running other programs: announce, run, and turn a failure into one line that a person can act on.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A result whose error is one line for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// Says what is about to happen, and why if it is not obvious.
pub fn say(text: impl AsRef<str>) {
    println!("==> {}", text.as_ref());
}

/// Runs a program with the terminal's own input and output.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command))
    }
}

/// Runs a program quietly and gives back what it wrote to standard output.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|e| cannot_start(command, &e))?;
    if !output.status.success() {
        return Err(failed(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, prints its standard output as it comes and shows each line to `on_line`.
pub fn tee(command: &mut Command, mut on_line: impl FnMut(&str)) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| cannot_start(command, &e))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|e| format!("could not read from {}: {e}", name(command)))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            on_line(&line);
        }
    }
    let status = child.wait().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command))
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn cannot_start(command: &Command, cause: &std::io::Error) -> String {
    format!("{} could not be started: {cause}", name(command))
}

fn failed(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    format!("this command failed: {line}")
}
