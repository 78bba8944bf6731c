// The command line beside the app: both are made of the same core and must agree.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** `cargo xtask test` builds it and says where it is; by hand, the place where `cargo build` leaves it. */
const PROGRAM = process.env.LOADMAP_CLI ?? resolve(__dirname, '../../target/debug/loadmap');

/** The documents that `loadmap docs` writes for a plan file, by name. */
export async function documentsOf(planFile: string | Buffer): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'loadmap-'));
  try {
    const [file, out] = [join(folder, 'plan.json'), join(folder, 'out')];
    await writeFile(file, planFile);
    await promisify(execFile)(PROGRAM, ['docs', file, '--out', out]);
    const names = (await readdir(out)).sort();
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))])));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The files in a zip archive that stores without compressing, by path. */
export function unzip(archive: Buffer): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  // The directory stands at the end; its own end record tells where it begins.
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt16LE(at + 10) !== 0) throw new Error('this file is compressed');
    const [size, nameLength] = [archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const content = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files[name] = archive.subarray(content, content + size);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
