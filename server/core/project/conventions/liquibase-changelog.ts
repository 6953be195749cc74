import { parse } from 'yaml';
import { compareText, folderOf, isUnder, join, normalise } from './paths.ts';

/** Liquibase's master changelogs, in YAML, JSON or XML: which SQL files they run, and in which order. */

export interface Changelog {
  /** The changelog nothing else includes. */
  readonly root: string;
  /** SQL files in the order they run. */
  readonly sql: readonly string[];
  /** Changelogs with changes of their own in XML, YAML or JSON, and included ones whose text isn't there. */
  readonly gaps: readonly string[];
}

type Config = ReadonlyMap<string, string>;

type Entry =
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly relative: boolean }
  | { readonly kind: 'change' };

/** Every tree of changelogs in a project. */
export function changelogs(files: readonly string[], config: Config): Changelog[] {
  const known = new Map<string, readonly Entry[]>();
  for (const path of files) {
    const entries = isChangelogName(path) ? readChangelog(path, config.get(path) ?? '') : undefined;
    if (entries) known.set(path, entries);
  }
  const included = new Set<string>();
  for (const [path, entries] of known) {
    for (const entry of entries)
      for (const target of targets(entry, path, files)) if (target !== path) included.add(target);
  }
  return [...known.keys()]
    .filter((path) => !included.has(path))
    .map((root) => walk(root, known, files))
    .filter((changelog) => changelog.sql.length > 0);
}

export const isChangelogName = (path: string): boolean => /\.(ya?ml|json|xml)$/.test(path);

function walk(root: string, known: ReadonlyMap<string, readonly Entry[]>, files: readonly string[]): Changelog {
  const sql: string[] = [];
  const gaps: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    if (path.endsWith('.sql')) sql.push(path);
    const entries = known.get(path) ?? [];
    if (!known.has(path) && !path.endsWith('.sql')) gaps.push(path);
    if (entries.some((entry) => entry.kind === 'change')) gaps.push(path);
    for (const entry of entries) for (const target of targets(entry, path, files)) visit(target);
  };
  visit(root);
  return { root, sql, gaps };
}

/** Files an entry stands for: one, or all of a folder sorted by path as text (Liquibase's own comparator). */
function targets(entry: Entry, from: string, files: readonly string[]): string[] {
  if (entry.kind === 'change') return [];
  const bare = entry.path.replace(/^classpath\*?:/, '');
  const path = normalise(entry.relative ? join(folderOf(from), bare) : bare);
  if (entry.kind === 'file') {
    const found = files.find((file) => file === path) ?? nearest(files, (file) => file.endsWith(`/${path}`), from);
    return found === undefined ? [] : [found];
  }
  const folder = files.some((file) => isUnder(path, file))
    ? path
    : folderOfMatch(
        nearest(files, (file) => `/${file}`.includes(`/${path}/`), from),
        path,
      );
  if (folder === undefined) return [];
  return files
    .filter((file) => isUnder(folder, file) && (file.endsWith('.sql') || isChangelogName(file)))
    .sort(compareText);
}

const folderOfMatch = (file: string | undefined, path: string): string | undefined =>
  file === undefined ? undefined : `/${file}`.slice(1, `/${file}`.indexOf(`/${path}/`) + path.length + 1);

/** Of several modules with the same class path, the one closest to the changelog. */
function nearest(files: readonly string[], fits: (file: string) => boolean, from: string): string | undefined {
  const shared = (file: string): number => {
    let length = 0;
    while (length < file.length && file[length] === from[length]) length++;
    return length;
  };
  return files.filter(fits).sort((a, b) => shared(b) - shared(a))[0];
}

function readChangelog(path: string, text: string): Entry[] | undefined {
  if (!text.includes('databaseChangeLog')) return undefined;
  return path.endsWith('.xml') ? readXml(text) : readYaml(text);
}

function readYaml(text: string): Entry[] | undefined {
  let document: unknown;
  try {
    document = parse(text, { logLevel: 'silent', uniqueKeys: false });
  } catch {
    return undefined;
  }
  const list = field(document, 'databaseChangeLog');
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((item): Entry[] => {
    const include = field(item, 'include');
    const all = field(item, 'includeAll');
    const set = field(item, 'changeSet');
    if (include !== undefined) return entry('file', field(include, 'file'), field(include, 'relativeToChangelogFile'));
    if (all !== undefined) return entry('folder', field(all, 'path'), field(all, 'relativeToChangelogFile'));
    if (set === undefined) return [];
    const changes = field(set, 'changes');
    return (Array.isArray(changes) ? changes : []).flatMap((change): Entry[] => {
      const file = field(change, 'sqlFile');
      if (file === undefined) return [{ kind: 'change' }];
      return entry('file', field(file, 'path'), field(file, 'relativeToChangelogFile'));
    });
  });
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const entry = (kind: 'file' | 'folder', path: unknown, relative: unknown): Entry[] =>
  typeof path === 'string' ? [{ kind, path, relative: relative === true || relative === 'true' }] : [];

/** The few elements that matter, in their order; a full XML reader would bring nothing more. */
function readXml(text: string): Entry[] {
  const bare = text.replace(/<!--[\s\S]*?-->/g, '');
  const pattern =
    /<(?:\w+:)?(include|includeAll|sqlFile|sql|create\w+|add\w+|drop\w+|rename\w+|modifyDataType|insert|update|delete|loadData|loadUpdateData|mergeColumns|customChange|executeCommand)\b([^>]*)>/g;
  const rollbacks = Array.from(bare.matchAll(/<rollback\b[^>]*>[\s\S]*?<\/rollback>/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return Array.from(bare.matchAll(pattern)).flatMap((match): Entry[] => {
    if (rollbacks.some((span) => span.start < match.index && match.index < span.end)) return [];
    const attribute = (name: string): string | undefined =>
      new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(match[2] ?? '')?.[1];
    const relative = attribute('relativeToChangelogFile');
    if (match[1] === 'include') return entry('file', attribute('file'), relative);
    if (match[1] === 'includeAll') return entry('folder', attribute('path'), relative);
    if (match[1] === 'sqlFile') return entry('file', attribute('path'), relative);
    return [{ kind: 'change' }];
  });
}

/** The changelog's text with one more include after the others, or undefined if it can't be done safely. */
export function withInclude(path: string, text: string, sql: string): string | undefined {
  const relative = isUnder(folderOf(path), sql);
  const file = relative ? sql.slice(folderOf(path) === '' ? 0 : folderOf(path).length + 1) : sql;
  if (path.endsWith('.xml')) {
    const end = text.lastIndexOf('</databaseChangeLog>');
    if (end < 0) return undefined;
    const flag = relative ? ' relativeToChangelogFile="true"' : '';
    const indent = /^([ \t]*)<include/m.exec(text)?.[1] ?? '    ';
    return `${text.slice(0, end).trimEnd()}\n${indent}<include file="${file}"${flag}/>\n${text.slice(end)}`;
  }
  if (path.endsWith('.json')) return undefined;
  const indent = /^([ \t]*)-\s+(?:include|includeAll|changeSet|property|preConditions)\b/m.exec(text)?.[1];
  if (indent === undefined) return undefined;
  const flag = relative ? `\n${indent}    relativeToChangelogFile: true` : '';
  return `${text.trimEnd()}\n${indent}- include:\n${indent}    file: ${file}${flag}\n`;
}
