import type { CodeFile } from './code-file.ts';
import { type NameKey, nameKey, tableTails, tableWords, Words, withoutSharedPrefix } from './words.ts';

/** How files may call a table. */
export interface TableNames {
  /** It is in a schema that no file says, so that only a query can name it. */
  readonly apart?: true;
  /** The name itself, in lower case. */
  readonly name: string;
  readonly exact: NameKey;
  /** The words of the name, each in any of some forms. */
  readonly parts: readonly (readonly NameKey[])[];
  readonly whole: readonly NameKey[];
  /** By the last words of its name, as libraries do that put something before it. */
  readonly tails: readonly NameKey[];
  /** The same without the last word alone, where it is one of many: `codes` of `user_email_confirmation_codes`. */
  readonly longTails: readonly NameKey[];
  readonly withoutPrefix: readonly NameKey[];
  /** Names of types, with the words that a library must know from elsewhere to make the table's name of one: in any of some forms. */
  readonly types: ReadonlyMap<string, readonly (readonly NameKey[])[]>;
}

/** `all`: names of all tables, to tell prefixes by. `prefixed`: the configuration puts a prefix before them. */
export function tableNames(table: string, all: readonly string[], prefixed: boolean): TableNames {
  const tails = tableTails(table);
  const shared = withoutSharedPrefix(table, all);
  const parts = table.split('_').filter(Boolean);
  const types = new Map<string, readonly (readonly NameKey[])[]>();
  parts.forEach((_, from) => {
    const before = parts.slice(0, from).map((part) => keys(tableWords(part)));
    for (const tail of tableWords(parts.slice(from).join('_')))
      types.set(plain(tail), prefixed || shared.includes(tail) ? [] : before);
  });
  return {
    name: table.toLowerCase(),
    exact: nameKey(table),
    parts: parts.map((part) => keys(tableWords(part))),
    whole: keys(prefixed ? tails : tableWords(table)),
    tails: keys(tails),
    longTails: keys(parts.length > 2 ? tails.filter((tail) => tail.includes('_')) : tails),
    withoutPrefix: keys(shared),
    types,
  };
}

/**
 * Whether a file speaks of a table. Where a library makes queries, or the language is not read, the end of its name will do. A
 * library that nobody knows needs a type of that name, and the rest of the table's name beside it, or puts the same before the
 * names of many tables.
 */
export function speaks(file: CodeFile, names: TableNames, words: Words): boolean {
  if (shell.test(file.path) && file.found.said) {
    if (!file.found.said.includes('?')) return file.found.said.includes(names.name);
    if (names.parts.every((forms) => words.hasAny(forms))) return true;
  }
  if (words.hasAny(names.whole)) return true;
  if (file.byName) return false;
  if (file.kind === 'program' && file.source === '' && !shell.test(file.path)) return words.hasAny(names.tails);
  if (file.kind === 'program' && file.source !== '' && words.hasAny(names.longTails)) return true;
  if (file.kind !== 'program' && file.found.library === undefined) return false;
  return words.hasAny(names.withoutPrefix) || (file.found.types ?? []).some((type) => mayMap(file, names, type));
}

function mayMap(file: CodeFile, { types }: TableNames, type: string): boolean {
  const before = types.get(type);
  if (before === undefined) return false;
  // A library is known, and what puts names together for it need not stand where the type does.
  if (file.kind === 'program') return true;
  const place = before.length > 0 ? Words.of(file.path) : Words.none;
  return before.every((forms) => file.words.hasAny(forms) || place.hasAny(forms));
}

/** Scripts have no models. */
const shell = /\.(?:sh|ps1)$/i;

const plain = (name: string): string => name.replace(/[_$]/g, '').toLowerCase();

export const keys = (names: readonly string[]): NameKey[] => names.map(nameKey);
