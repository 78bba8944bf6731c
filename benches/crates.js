// Prints which crates the WebAssembly is made of, by the sizes of their functions and before wasm-opt, which takes the
// names away. Generic code counts for the crate that wrote it.
// Usage: node benches/crates.js FILE.wasm
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.argv[2]);
let at = 8; // behind the magic number and the version

/** An unsigned number in LEB128. */
function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  at += length;
  return bytes.toString('utf8', at - length, at);
}

const sizes = []; // of the functions with a body, in order
const names = new Map(); // by index; imported functions come first
let imported = 0;
let data = 0;
while (at < bytes.length) {
  const id = bytes[at++];
  const end = number() + at;
  if (id === 2) {
    for (let n = number(); n > 0; n--) {
      text();
      text();
      const kind = bytes[at++];
      if (kind === 0) {
        imported++;
        number();
      } else if (kind === 3) {
        at += 2;
      } else if (kind === 4) {
        at++;
        number();
      } else {
        if (kind === 1) at++;
        const limits = bytes[at++];
        number();
        if (limits & 1) number();
      }
    }
  } else if (id === 10) {
    for (let n = number(); n > 0; n--) {
      const size = number();
      sizes.push(size);
      at += size;
    }
  } else if (id === 11) {
    data = end - at;
  } else if (id === 0 && text() === 'name') {
    while (at < end) {
      const kind = bytes[at++];
      const stop = number() + at;
      if (kind === 1) {
        for (let n = number(); n > 0; n--) names.set(number(), text());
      }
      at = stop;
    }
  }
  at = end;
}

const crates = new Map([['(static data)', data]]);
sizes.forEach((size, index) => {
  const name = names.get(imported + index) ?? '';
  // `<&T as crate::Trait>::f`, `crate[hash]::f` and `crate::f` are all found by their first path.
  const crate = /([A-Za-z_]\w*)(\[[0-9a-f]+\])?::/.exec(name)?.[1] ?? '(other)';
  crates.set(crate, (crates.get(crate) ?? 0) + size);
});
const rows = [...crates].sort((a, b) => b[1] - a[1]);
console.log('\nbytes of WebAssembly by crate, not compressed, before wasm-opt');
for (const [crate, size] of rows.slice(0, 20)) {
  console.log(`${crate.padEnd(44)}${size.toLocaleString('en').padStart(11)}`);
}
