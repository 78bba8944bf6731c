// Prints how big each file of the built site is, plain and compressed as hosts send it, and puts the brotli twin of each
// beside a copy of the site for the server of the browser measurements.
// Usage: node benches/compress.js DIST COPY
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [dist, copy] = process.argv.slice(2);
rmSync(copy, { recursive: true, force: true });
cpSync(dist, copy, { recursive: true });

const files = readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile());
const rows = files.sort().map((name) => {
  const plain = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  writeFileSync(join(copy, `${name}.br`), brotli);
  return { name, plain: plain.length, gzip: gzipSync(plain, { level: 9 }).length, brotli: brotli.length };
});
/** Parts of the program and what pages look like, loaded when they are first needed, and the worker, when it is first asked. */
const comesLater = ({ name }) => /^(chunk|split)_|^pages-|^(loadmap-)?engine[-_]/.test(name);
const total = (name, some) => {
  const sum = (column) => some.reduce((sum, row) => sum + row[column], 0);
  return { name, plain: sum('plain'), gzip: sum('gzip'), brotli: sum('brotli') };
};
const first = rows.filter((row) => !comesLater(row));
rows.push(total('a first visit', first), total('everything', [...rows]));

const cell = (value) => value.toLocaleString('en').padStart(11);
console.log(`${'bytes'.padEnd(44)}${['plain', 'gzip -9', 'brotli 11'].map((word) => word.padStart(11)).join('')}`);
for (const { name, plain, gzip, brotli } of rows) {
  console.log(`${name.padEnd(44)}${cell(plain)}${cell(gzip)}${cell(brotli)}`);
}
console.log('To reach: 240,000 bytes brotli and 280,000 gzip for everything a first visit loads.');
