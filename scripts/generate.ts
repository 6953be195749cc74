/**
 * Writes what the docs say from where it is said first: rules, settings, the manifest's schema, the command line's options.
 * `npm run generate` writes the files; test/generated.test.ts compares them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandTable } from './generate/commands.ts';
import { hazardsPage } from './generate/hazards.ts';
import { ruleSummary, rulesPage } from './generate/rules.ts';
import { manifestSchemaJson, settingsPage, settingsTable } from './generate/settings.ts';

export const root = path.join(import.meta.dirname, '..');

/** Parts of hand-written pages, between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
const sections: Readonly<Record<string, () => string>> = {
  rules: ruleSummary,
  settings: () => settingsTable(root),
  commands: commandTable,
};

/** Each generated file with the text it should have. */
export function generate(): Map<string, string> {
  const files = new Map<string, string>([
    ['docs/rules.md', rulesPage()],
    ['docs/hazards.md', hazardsPage(root)],
    ['docs/settings.md', settingsPage(root)],
    ['docs/bellows.schema.json', manifestSchemaJson()],
  ]);
  for (const page of ['README.md', 'docs/cli.md']) {
    if (existsSync(path.join(root, page))) files.set(page, fill(readFileSync(path.join(root, page), 'utf8'), page));
  }
  for (const [file, text] of files) if (file.endsWith('.md')) files.set(file, formatted(file, text));
  return files;
}

/** As the linter wants it, so that it does not matter which of the two was run last. */
function formatted(file: string, text: string): string {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function fill(text: string, page: string): string {
  return text.replace(
    /(<!-- generated:([\w-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, start: string, name: string, end: string) => {
      const section = sections[name];
      if (!section) throw new Error(`${page} asks for generated:${name}, which is none of ${Object.keys(sections)}.`);
      return `${start}\n${section()}\n${end}`;
    },
  );
}

if (process.argv[1] === import.meta.filename) {
  for (const [file, text] of generate()) {
    const at = path.join(root, file);
    if (existsSync(at) && readFileSync(at, 'utf8') === text) continue;
    writeFileSync(at, text);
    console.log(`${file} written`);
  }
}
