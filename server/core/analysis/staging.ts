import { isMap, isScalar, parseDocument } from 'yaml';
import type { Database, ProjectState } from '../project/project.ts';
import { waitingFolder } from '../project/waiting.ts';
import type { FileEdit } from '../text/edit.ts';

/** The folder in which a database's contract steps wait for their release. */
export const contractFolder = (state: ProjectState, database: Database): string =>
  waitingFolder(state.manifest?.manifest, database.name, database.folder);

/**
 * Tells the manifest where contract steps wait, when there is one that does not say it yet. What a person wrote there stays as it
 * is. Nothing for a manifest in JSON or one that is broken: the folder is where it would be looked for anyway.
 */
export function stagingEdit(state: ProjectState, database: Database): FileEdit[] {
  const { manifest } = state;
  if (!manifest || manifest.path.endsWith('.json')) return [];
  const { path, text } = manifest;
  const document = parseDocument(text, { prettyErrors: false });
  const at = database.name ? ['databases', database.name] : ['database'];
  const settings: unknown = document.getIn(at);
  if (document.errors.length > 0 || !isMap(settings) || settings.flow || settings.has('contract')) return [];
  const [first] = settings.items;
  const key: unknown = first?.key;
  if (!isScalar(key) || !key.range) return [];
  const start = key.range[0];
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/\S/.test(indent)) return [];
  // After the folder of the migrations, which it belongs to; else as the last entry.
  const beside =
    settings.items.find((item) => isScalar(item.key) && item.key.value === 'migrations') ?? settings.items.at(-1);
  const value = beside?.value as { range?: readonly [number, number, number] } | null | undefined;
  const end = value?.range?.[1];
  if (end === undefined) return [];
  const lineEnd = text.indexOf('\n', Math.max(0, end - (text[end - 1] === '\n' ? 1 : 0)));
  const span = lineEnd < 0 ? { start: text.length, end: text.length } : { start: lineEnd, end: lineEnd };
  const entry = `\n${indent}contract: ${contractFolder(state, database)}/**`;
  return [{ kind: 'replace', path, span, text: entry, label: 'manifest' }];
}
