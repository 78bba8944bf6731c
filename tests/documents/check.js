// Checks Markdown files as a reader's tools would: markdownlint with its default rules (but for the
// length of lines), and the real Mermaid parser on every diagram.
//
//   npm run check:documents -- DIRECTORY…

import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Window } from "happy-dom";
import { lint } from "markdownlint/promise";

// Mermaid cleans labels with a library that wants a document.
const window = new Window();
for (const name of ["window", "document", "Element", "HTMLElement", "Node", "NodeFilter", "DocumentFragment", "HTMLTemplateElement", "NamedNodeMap", "Text", "Comment", "DOMParser"]) {
  globalThis[name] ??= name === "window" ? window : window[name];
}
const { default: mermaid } = await import("mermaid");

async function markdownFiles(path) {
  if ((await stat(path)).isFile()) return path.endsWith(".md") ? [path] : [];
  const inside = (await readdir(path)).sort().map((name) => markdownFiles(join(path, name)));
  return (await Promise.all(inside)).flat();
}

const roots = process.argv.slice(2);
if (roots.length === 0) {
  console.error("Name at least one directory with Markdown files.");
  process.exit(2);
}
const files = (await Promise.all(roots.map(markdownFiles))).flat();
const found = [];

const linted = await lint({ files, config: { default: true, MD013: false } });
for (const [file, problems] of Object.entries(linted)) {
  for (const { lineNumber, ruleNames, ruleDescription, errorDetail } of problems) {
    found.push(`${file}:${lineNumber} ${ruleNames[0]} ${ruleDescription} ${errorDetail ?? ""}`.trimEnd());
  }
}

let diagrams = 0;
for (const file of files) {
  const text = await readFile(file, "utf8");
  for (const match of text.matchAll(/^(`{3,})mermaid\n([\s\S]*?)^\1$/gm)) {
    diagrams += 1;
    const line = text.slice(0, match.index).split("\n").length;
    try {
      await mermaid.parse(match[2]);
    } catch (error) {
      found.push(`${file}:${line} Mermaid ${String(error.message ?? error).split("\n").slice(0, 3).join(" ")}`);
    }
  }
}

for (const line of found) console.error(line);
console.log(`${files.length} files, ${diagrams} diagrams, ${found.length} findings`);
await window.happyDOM.close();
process.exit(found.length === 0 ? 0 : 1);
