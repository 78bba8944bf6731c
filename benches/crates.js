// Prints which crates the WebAssembly is made of, by the sizes of their functions and before wasm-opt, which takes the
// names away, and which functions are largest. Generic code counts for the crate that wrote it, all its instances in one.
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

const crates = new Map([['(static data)', { size: data, n: 1 }]]);
const functions = new Map();
const add = (map, key, size) => {
  const entry = map.get(key) ?? { size: 0, n: 0 };
  map.set(key, { size: entry.size + size, n: entry.n + 1 });
};
sizes.forEach((size, index) => {
  const name = (names.get(imported + index) ?? '').replace(/\[[0-9a-f]{16}\]/g, '').replace(/::h[0-9a-f]{16}\b.*/, '');
  // `<&T as crate::Trait>::f` and `crate::f` are both found by their first path.
  add(crates, /([A-Za-z_]\w*)::/.exec(name)?.[1] ?? '(other)', size);
  add(functions, name, size);
});
print('bytes of WebAssembly by crate, not compressed, before wasm-opt', crates, 15);
print('the largest functions, with how many instances', functions, 25);

function print(title, map, top) {
  console.log(`\n${title}`);
  const rows = [...map].sort((a, b) => b[1].size - a[1].size).slice(0, top);
  for (const [name, { size, n }] of rows) {
    console.log(`${size.toLocaleString('en').padStart(9)} ${String(n).padStart(5)}  ${name.slice(0, 110)}`);
  }
}
