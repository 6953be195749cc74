import { type Catalog, findTable, indexesOf, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { FromItem, Query } from '../schema/query.ts';
import { isSmall } from './locking.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';

export type RowWrite = ChangeOf<'update-rows' | 'delete-rows' | 'insert-rows' | 'merge-rows'>;

/**
 * Whether a write may touch many rows of a table the previous server knows: it is neither bound to a few by a key or LIMIT,
 * nor do the hints say that the table is small.
 */
export function writesMany(entry: ReleaseChange, context: Pick<RuleContext, 'base' | 'hints'>): boolean {
  const { change, before } = entry;
  if (change.kind === 'update-rows' || change.kind === 'delete-rows') {
    const table = released(before, change.table, context);
    return table !== undefined && !isSmall(context, change.table) && !isBound(entry, table);
  }
  if (change.kind !== 'insert-rows' && change.kind !== 'merge-rows') return false;
  const query = change.kind === 'merge-rows' ? change.query : change.query.source;
  if (!query || /\blimit\b/i.test(entry.text)) return false;
  return relationsIn(query).some((name) => {
    const table = released(before, name, context);
    return table !== undefined && !isSmall(context, name) && !isBound(entry, table);
  });
}

function released(
  before: Catalog,
  name: Parameters<typeof findTable>[1],
  context: Pick<RuleContext, 'base'>,
): Table | undefined {
  const table = findTable(before, name);
  return table && table.persistence !== 'temporary' && context.base.relations.has(table.id) ? table : undefined;
}

/** Relations in FROM, those of sub-selects in FROM too. */
export const relationsIn = (query: Query): { schema?: string; name: string }[] => [
  ...query.from.flatMap(inItem),
  ...query.branches.flatMap(relationsIn),
];

function inItem(item: FromItem): { schema?: string; name: string }[] {
  if (item.kind === 'relation') return [item.name];
  if (item.kind === 'query') return relationsIn(item.query);
  return item.kind === 'join' ? [...inItem(item.left), ...inItem(item.right)] : [];
}

/** What makes a batch of a statement, wherever it stands in it. */
const batch = /\blimit\b|\bctid\b|\bcurrent\s+of\b/i;

/**
 * Whether the text behind the table's name compares a whole key with values. Queries hold no conditions, so this reads words:
 * `id = 5`, `id IN (1, 2)`, `id BETWEEN …`, `id > …`.
 */
function isBound({ change, text, before }: ReleaseChange, table: Table): boolean {
  const from = text.slice(change.at.end);
  const rest = change.inside === undefined ? from : from.slice(0, (from.indexOf(';') + 1 || from.length + 1) - 1);
  if (batch.test(rest)) return true;
  const where = /\b(?:where|on)\b([\s\S]*)$/i.exec(rest)?.[1];
  if (where === undefined || /\bor\b/i.test(outermost(where))) return false;
  // In a block, a variable stands where a file has a constant.
  const value = change.inside === undefined ? String.raw`[-+]?\d|'|\$|:|\{|cast\b|uuid\b|gen_` : String.raw`\S`;
  const isCompared = (column: string, operators: string): boolean =>
    new RegExp(`(?<![\\w])["\`]?${literally(column)}["\`]?\\s*(?:::\\s*\\w+\\s*)?${operators}`, 'i').test(where);
  const fixed = (column: string): boolean =>
    isCompared(column, `(?:=\\s*(?:any\\s*\\(\\s*(?:array|'|\\$)|${value})|in\\s*\\(\\s*(?:${value})(?!\\s*select))`);
  // Bounded from above: `id > 5` alone may be nearly all of them.
  const ranged = (column: string): boolean => isCompared(column, `(?:between\\b|<(?!>)=?\\s*(?:${value}))`);
  return keysOf(before, table).some((key) => key.every(fixed) || (key[0] !== undefined && ranged(key[0])));
}

/** The columns of each primary key and unique index, by name. */
function keysOf(catalog: Catalog, table: Table): string[][] {
  const nameOf = (id: number | undefined): string => table.columns.find((column) => column.id === id)?.name ?? '';
  const indexed = indexesOf(catalog, table.id)
    .filter((index) => index.unique && !index.where && index.elements.every((e) => e.columnId !== undefined))
    .map((index) => index.elements.map((element) => nameOf(element.columnId)));
  const constrained = table.constraints
    .filter((constraint) => constraint.type === 'primary-key' || constraint.type === 'unique')
    .map((constraint) => constraint.columns.map(nameOf));
  return [...indexed, ...constrained].filter((key) => key.length > 0 && key.every((name) => name !== ''));
}

/** A text without what stands in parentheses and quotes. */
function outermost(text: string): string {
  let rest = text.replace(/'(?:[^']|'')*'/g, "''");
  for (let length = -1; length !== rest.length; ) {
    length = rest.length;
    rest = rest.replace(/\([^()]*\)/g, '');
  }
  return rest;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
