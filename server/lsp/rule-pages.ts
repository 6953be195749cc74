import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

let pages: { readonly uri: string; readonly lines: ReadonlyMap<string, number> } | undefined;

/** Where a rule's page is read: in the docs that come with Bellows, at the line of its heading; undefined where they are not. */
export function rulePage(rule: string): string | undefined {
  pages ??= readPages();
  const line = pages.lines.get(rule);
  return line === undefined ? undefined : `${pages.uri}#L${line}`;
}

/** Beside the bundle, or two folders up when run from source. */
function readPages(): NonNullable<typeof pages> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const up of ['..', '../..']) {
    const file = path.join(here, up, 'docs', 'rules.md');
    try {
      const lines = readFileSync(file, 'utf8').split('\n');
      const headings = lines.flatMap((line, index) => {
        const rule = /^###? `?([a-z0-9-]+)`?\s*$/.exec(line)?.[1];
        return rule === undefined ? [] : [[rule, index + 1] as const];
      });
      return { uri: pathToFileURL(file).href, lines: new Map(headings) };
    } catch {
      // Not there: the other place, or none.
    }
  }
  return { uri: '', lines: new Map() };
}
