import type { Expression, IndexElement, Options } from '../change.ts';
import { closing } from './made-up-names.ts';

/** The index an exclusion constraint asks for, told from its text: `EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (…)`. */
export interface Exclusion {
  readonly method: string;
  readonly elements: readonly IndexElement[];
  /** Of each element. */
  readonly operators: readonly string[];
  readonly include: readonly string[];
  readonly where?: Expression;
  readonly storage?: Options;
  readonly tablespace?: string;
}

/** `columns`: names of the table's columns, which the text's words are compared with. */
export function readExclusion(text: string, columns: readonly string[]): Exclusion {
  const open = text.indexOf('(');
  const close = open < 0 ? -1 : closing(text, open);
  const method = /\busing\s+(\w+)/i.exec(text.slice(0, Math.max(open, 0)))?.[1]?.toLowerCase() ?? 'btree';
  if (close < 0) return { method, elements: [], operators: [], include: [] };
  const parts = topLevel(text.slice(open + 1, close));
  const elements = parts.map((part) => element(part, columns));
  const after = text.slice(close + 1);
  const where = /\bwhere\s*\(/i.exec(after);
  const start = where ? where.index + where[0].length - 1 : -1;
  const end = start < 0 ? -1 : closing(after, start);
  const settings = /^\s*with\s*\(([^)]*)\)/i.exec(after.replace(/^\s*include\s*\([^)]*\)/i, ''))?.[1];
  const tablespace = /\busing\s+index\s+tablespace\s+("(?:[^"]|"")+"|\w+)/i.exec(after)?.[1];
  return {
    method,
    elements,
    operators: parts.map(operator),
    include: words(/^\s*include\s*\(([^)]*)\)/i.exec(after)?.[1] ?? ''),
    ...(end > 0 && { where: expression(after.slice(start + 1, end), columns) }),
    ...(settings !== undefined && { storage: settingsIn(settings) }),
    ...(tablespace !== undefined && { tablespace: words(tablespace)[0] ?? tablespace }),
  };
}

const operator = (part: string): string =>
  /\swith\s+(?:operator\s*\(\s*(?:.*\.)?\s*(\S+?)\s*\)|(\S+))\s*$/is.exec(part)?.slice(1).find(Boolean) ?? '';

const settingsIn = (list: string): Options =>
  Object.fromEntries(
    topLevel(list).map((each) => {
      const [name = '', value = 'true'] = each.split('=').map((part) => part.trim());
      return [name.toLowerCase(), value.replace(/^'(.*)'$/s, '$1')];
    }),
  );

function element(part: string, columns: readonly string[]): IndexElement {
  const text = part.replace(/\s+with\s+(?:operator\s*\(.*\)|\S+)\s*$/is, '').trim();
  const [word] = words(text);
  const plain = /^("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(\s+\S+)*$/u.test(text) && !text.includes('(');
  if (plain && word !== undefined && columns.includes(word)) return { column: word, text };
  const end = text.startsWith('(') ? closing(text, 0) : -1;
  return { expression: expression(end > 0 ? text.slice(1, end) : text, columns), text };
}

const expression = (text: string, columns: readonly string[]): Expression => ({
  text,
  form: 'expression',
  columns: [...new Set(words(text).filter((word) => columns.includes(word)))],
  calls: [],
});

/** The identifiers of a text, unquoted and folded; strings are left out. */
const words = (text: string): string[] =>
  [...text.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*)/gu)].flatMap(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare?.toLowerCase() ?? [],
  );

function topLevel(list: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === '(') {
      const close = closing(list, i);
      if (close < 0) break;
      i = close;
    } else if (list[i] === ',') {
      parts.push(list.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, list.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}
