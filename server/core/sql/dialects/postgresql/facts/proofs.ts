import type { Column, Table } from '../../../../schema/catalog.ts';

/**
 * Whether a valid CHECK proves that a column holds no NULL, so that SET NOT NULL need not look: since PostgreSQL 12
 * ("ALTER TABLE", SET NOT NULL; measured on 10–18). `a IS NOT NULL` counts, alone or joined to others by AND; `a > 0` does
 * not, for a CHECK lets NULL pass.
 */
export const provesNotNull = (table: Table, column: Column, version: number): boolean =>
  version >= 12 && checksNotNull(table, column);

export function checksNotNull(table: Table, column: Column): boolean {
  return table.constraints.some(
    (c) =>
      c.type === 'check' && c.valid && c.enforced && c.expression && implies(words(c.expression.text), column.name),
  );
}

/** The column is NOT NULL for all rows already, without a NOT VALID constraint behind it. */
export const isNotNull = (table: Table, column: Column): boolean =>
  column.notNull && !table.constraints.some((c) => c.type === 'not-null' && !c.valid && c.columns[0] === column.id);

export type Words = readonly string[];

/** Lower-case words, quoted names without their quotes, strings as they are, and marks. */
export const words = (text: string): Words =>
  [...text.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*|\d[\d.]*|::|[<>=!]+|\S/gu)].map(
    ([all, quoted]) =>
      quoted !== undefined ? quoted.replaceAll('""', '"') : all.startsWith("'") ? all : all.toLowerCase(),
  );

function implies(text: Words, column: string): boolean {
  const inner = unwrap(text);
  const either = split(inner, 'or');
  if (either.length > 1) return either.every((part) => implies(part, column));
  const all = split(inner, 'and');
  if (all.length > 1) return all.some((part) => implies(part, column));
  if (inner[0] === 'not') return split(unwrap(inner.slice(1)), 'or').some((part) => isTest(part, column, 'is null'));
  return isTest(inner, column, 'is not null');
}

function isTest(text: Words, column: string, test: string): boolean {
  const inner = unwrap(text);
  const length = test.split(' ').length;
  if (inner.slice(-length).join(' ') !== test) return false;
  const subject = unwrap(inner.slice(0, -length));
  return subject.at(-1) === column && (subject.length === 1 || (subject.length === 3 && subject[1] === '.'));
}

/** Without brackets that enclose all of it. */
export function unwrap(text: Words): Words {
  if (text[0] !== '(' || text.at(-1) !== ')') return text;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0 && i < text.length - 1) return text;
  }
  return unwrap(text.slice(1, -1));
}

/** Parts between a word outside brackets; the AND of BETWEEN joins nothing. */
export function split(text: Words, by: string): Words[] {
  const parts: string[][] = [[]];
  let depth = 0;
  let between = false;
  for (const word of text) {
    if (word === '(') depth++;
    if (word === ')') depth--;
    if (depth === 0 && word === 'between') between = true;
    if (depth === 0 && word === by && !(by === 'and' && between)) {
      parts.push([]);
      continue;
    }
    if (depth === 0 && word === 'and') between = false;
    parts.at(-1)?.push(word);
  }
  return parts;
}
