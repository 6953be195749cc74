import type { NameAt } from '../../../schema/names.ts';
import type { Assignment, ColumnReference, FromItem, Query, RelationItem } from '../../../schema/query.ts';
import type { Span } from '../../../text/span.ts';
import { Cursor, type Source, type Token } from './cursor.ts';

/** What INSERT, UPDATE and DELETE write to: read from the tokens, as node-sql-parser has no places for it. */

/** Beyond this length only the first row of an INSERT is parsed: the others have the same shape and rarely a sub-select. */
const longInsert = 20_000;

/** A very long INSERT without all its rows but the first, where the others can't name anything. */
export function shorten(tokens: readonly Token[]): readonly Token[] {
  const length = (tokens.at(-1)?.end ?? 0) - (tokens[0]?.start ?? 0);
  if (length < longInsert || !/^(INSERT|REPLACE)$/.test(tokens[0]?.word ?? '')) return tokens;
  const values = tokens.findIndex((t) => t.word === 'VALUES' || t.word === 'VALUE');
  const names = tokens.some((t, i) => i > values && /^(SELECT|DUPLICATE|RETURNING)$/.test(t.word));
  if (values < 0 || names) return tokens;
  let depth = 0;
  for (let i = values + 1; i < tokens.length; i++) {
    const word = tokens[i]?.word;
    if (word === '(') depth++;
    else if (word === ')' && --depth === 0) return tokens.slice(0, i + 1);
  }
  return tokens;
}

/** INSERT's table, columns and first row, from the tokens: the tree has no places for them. */
export function insertHead(
  source: Source,
  tokens: readonly Token[],
): (Partial<Query> & { target: RelationItem }) | undefined {
  const cursor = new Cursor(source, tokens);
  while (!cursor.done && !cursor.is('INSERT') && !cursor.is('REPLACE')) cursor.index++;
  let word = cursor.is('REPLACE') ? tokens[cursor.index] : undefined;
  cursor.index++;
  while (!cursor.done) {
    if (cursor.is('IGNORE')) word = tokens[cursor.index];
    if (!cursor.takeAny('LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE', 'INTO')) break;
  }
  const table = cursor.qualified();
  if (!table) return undefined;
  // Both count on a unique key to find the row that is there, and name none.
  const conflict = word && {
    conflict: { at: { start: word.start, end: word.end }, columns: [], update: word.word === 'REPLACE' },
  };
  const target = relation(table.name, table.at);
  if (cursor.take('PARTITION')) cursor.group();
  let insertColumns: NameAt[] | undefined;
  if (cursor.is('(') && !/^(SELECT|WITH|\()$/.test(cursor.peek(1)?.word ?? '')) {
    insertColumns = cursor
      .group()
      ?.list()
      .flatMap((c) => lastName(c) ?? []);
  }
  if (cursor.take('SET')) {
    const set = readAssignments(source, tokens, cursor.index).map((a) => a.assignment);
    return {
      target,
      ...conflict,
      insertColumns: set.map(({ name, at }) => ({ name, at })),
      insertWidth: set.length,
      insertValues: set.map((a) => a.value),
    };
  }
  const columns = insertColumns ? { insertColumns } : {};
  if (!cursor.takeAny('VALUES', 'VALUE')) return { target, ...conflict, ...columns };
  cursor.take('ROW');
  const row = cursor.group()?.list();
  if (!row) return { target, ...conflict, ...columns };
  return {
    target,
    ...conflict,
    // An empty row is all defaults.
    ...(row.length === 0 ? { insertColumns: [] } : columns),
    insertWidth: row.length,
    insertValues: row.map((cell) => literalKind(cell.tokens)),
  };
}

/** `a = 1, t.b = DEFAULT, …` from the token at `index`, up to the clause that follows. */
export function readAssignments(
  source: Source,
  tokens: readonly Token[],
  index: number,
): { assignment: Assignment; qualifier?: string }[] {
  const end = clauseEnd(tokens, index);
  const list = new Cursor(source, tokens.slice(index, end)).list();
  return list.flatMap((cursor) => {
    const path: NameAt[] = [];
    for (let part = cursor.name(); part; part = cursor.take('.') ? cursor.name() : undefined) path.push(part);
    const column = path.at(-1);
    if (!column || !(cursor.take('=') || cursor.take(':', '='))) return [];
    const value = literalKind(cursor.tokens.slice(cursor.index));
    const qualifier = path.at(-2)?.name;
    return [{ assignment: { ...column, value }, ...(qualifier === undefined ? {} : { qualifier }) }];
  });
}

export const relation = (name: RelationItem['name'], at: Span): RelationItem => ({
  kind: 'relation',
  name,
  at,
  columnAliases: [],
});

export const aliasOf = (item: RelationItem): string => item.alias ?? item.name.name;

const lastName = (cursor: Cursor): NameAt | undefined => {
  let name = cursor.name();
  while (name && cursor.take('.')) name = cursor.name();
  return name;
};

/** The tables of joins one beside the other; which join it was no longer matters once the conditions are gathered. */
export function flatten(items: readonly FromItem[]): FromItem[] {
  return items.flatMap((item) => (item.kind === 'join' ? flatten([item.left, item.right]) : [item]));
}

/** The columns of USING (…), as both tables of the join have them. */
export function usings(items: readonly FromItem[]): ColumnReference[] {
  return items.flatMap((item) => {
    if (item.kind !== 'join') return [];
    const tables = flatten([item]).flatMap((t) => (t.kind === 'relation' ? [aliasOf(t)] : []));
    const own = item.using.flatMap(({ name, at }) =>
      [tables[0], tables.at(-1)].flatMap((t) => (t === undefined ? [] : [{ qualifier: [t], name, star: false, at }])),
    );
    return [...usings([item.left, item.right]), ...own];
  });
}

function literalKind(tokens: readonly Token[]): 'null' | 'default' | 'value' {
  if (tokens.length !== 1) return 'value';
  if (tokens[0]?.word === 'NULL') return 'null';
  return tokens[0]?.word === 'DEFAULT' ? 'default' : 'value';
}

/** Index of the token that ends a list of assignments. */
function clauseEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? '';
    if (word === '(') depth++;
    else if (word === ')') depth--;
    else if (depth === 0 && /^(WHERE|LIMIT|RETURNING)$/.test(word)) return i;
    else if (depth === 0 && word === 'ORDER' && tokens[i + 1]?.word === 'BY') return i;
    else if (depth === 0 && word === 'ON' && tokens[i + 1]?.word === 'DUPLICATE') return i;
  }
  return tokens.length;
}
