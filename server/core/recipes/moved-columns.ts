import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import {
  type Catalog,
  type Column,
  childrenOf,
  displayName,
  findRelation,
  findTable,
  indexesOf,
  type Table,
} from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { sameType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { type Fill, readFill } from './fill-statement.ts';
import { meansSame } from './names.ts';
import type { RecipeContext, Refusal } from './recipe.ts';
import { refusesNull } from './rename-subject.ts';
import { firedBy, versions } from './wording.ts';

/** Columns that a migration copies into another table and then drops. */
export interface Moved {
  /** Before the first change that the plan stands in for. */
  readonly at: Catalog;
  readonly source: Table;
  readonly label: string;
  /** The column of the source that rows of the other table refer to. */
  readonly key: Column;
  readonly into: Name;
  readonly fill: Fill;
  readonly fillChange: Change;
  /** Drops of all the columns that the statement copies, in the order of its list. */
  readonly drops: readonly ChangeOf<'drop-column'>[];
  readonly columns: readonly Column[];
  readonly attached: readonly Attached[];
}

export const isReason = (found: unknown): found is string => typeof found === 'string';

/** Nothing is moved, as far as can be told. */
export const notCopied =
  'No statement of the migration copies the column into another table in a way that is understood.';

/** What the migration moves when it drops a column, or why that is not to be seen. Statements have to be of the forms of fill-statement.ts. */
export function movedBy(change: ChangeOf<'drop-column'>, kind: Fill['kind'], context: RecipeContext): Moved | string {
  const { migration, start, textOf, dialect } = context;
  const found = migration.slice(0, migration.indexOf(change)).flatMap((each) => {
    if ((each.kind !== 'insert-rows' && each.kind !== 'update-rows') || each.inside) return [];
    const fill = readFill(textOf(each), dialect.flavour);
    return fill?.kind === kind && meansSame(fill.from, change.table, start) && copies(fill).includes(change.column)
      ? [{ fill, fillChange: each }]
      : [];
  });
  const [first, second] = found;
  if (!first) return notCopied;
  if (!dialect.tablesInStep) return `Columns of two tables are not kept in step on ${dialect.title}.`;
  if (second) return `More than one statement of the migration copies ${change.table.name}.${change.column}.`;
  const { fill, fillChange } = first;
  const begin = migration.findIndex(
    (each) =>
      each === fillChange || ('table' in each && each.table !== undefined && meansSame(each.table, fill.into, start)),
  );
  let at = start;
  for (const each of migration.slice(0, begin)) at = apply(at, each).catalog;
  const source = findTable(at, change.table);
  if (!source) return `${change.table.name} is not a table that is known here.`;
  const label = displayName(at, source);
  const key = keyOf(fill, source);
  if (!key)
    return `${label} has no key of one column that the statement takes along, so rows can't be told from one another.`;
  const wanted = copies(fill).filter((column) => column !== key.name);
  const drops = wanted.flatMap((column) =>
    migration.filter(
      (each): each is ChangeOf<'drop-column'> =>
        each.kind === 'drop-column' &&
        !each.inside &&
        each.column === column &&
        meansSame(each.table, change.table, at),
    ),
  );
  const staying = wanted.filter((column) => !drops.some((drop) => drop.column === column));
  if (staying.length > 0)
    return `${list(staying)} is copied as well, and stays in ${label}: then there are two of it. Drop it too, or don't copy it.`;
  const columns = wanted.flatMap((column) => source.columns.find(({ name }) => name === column) ?? []);
  if (columns.length < wanted.length || new Set(wanted).size < wanted.length)
    return `Not all of ${list(wanted)} are columns of ${label}, each once.`;
  const attached = columns.map((column) => attachedTo(at, source, column));
  const moved = { at, source, label, key, into: fill.into, fill, fillChange, drops, columns, attached };
  return inTheWay(moved, context) ?? moved;
}

const copies = (fill: Fill): string[] =>
  fill.kind === 'update'
    ? fill.assignments.map(({ value }) => value)
    : [
        ...fill.values.flatMap((value) => (typeof value === 'string' ? [] : [value.column])),
        ...(fill.elements ? [fill.elements.array] : []),
      ];

/** The primary key of one column, where the statement takes it along; else another unique column that is never NULL. */
function keyOf(fill: Fill, source: Table): Column | undefined {
  const named = fill.kind === 'update' ? [fill.joined.from] : copies(fill);
  const keys = source.constraints.filter(
    (c) => (c.type === 'primary-key' || c.type === 'unique') && c.columns.length === 1 && c.valid,
  );
  const known = keys.flatMap((c) => source.columns.find(({ id }) => id === c.columns[0]) ?? []);
  return known.find(({ name, notNull }) => notNull && named.includes(name));
}

/** What about the old table and its columns stands against keeping them in step with another one's. */
function inTheWay(moved: Moved, context: RecipeContext): string | undefined {
  const { at, source, label, key, columns, attached } = moved;
  const { previous, next, version, dialect } = context;
  if (dialect.id === 'postgresql' && version < 11)
    return `PostgreSQL ${version} knows no COMMIT in a DO block, which the backfill needs.`;
  if (source.partitionBy || source.parents.length > 0 || childrenOf(at, source.id).length > 0)
    return `${label} is partitioned, or inherits.`;
  if (source.rowSecurity.forced)
    return `${label} forces row level security on its owner too, and so on triggers that write to it: they could miss rows.`;
  for (const [i, column] of columns.entries()) {
    const name = `${label}.${column.name}`;
    const own = attached[i] as Attached;
    const intent = { verb: 'move', fresh: 'the other table', computed: 'Compute it in the other table instead.' };
    const hindrance = inTheWayOfTriggers(source, column, { ...own, rowCopies: [] }, intent, { ...context, before: at });
    if (hindrance) return hindrance;
    // An array without elements is as good as none.
    const empty = moved.fill.kind === 'insert' && moved.fill.elements !== undefined && isEmpty(column);
    const id = { relation: source.id, column: column.id };
    if (column.default && !empty && ask(previous, (contract) => contract.omits(id)).answer.verdict !== 'unused')
      return `${name} has a default, so a new server that leaves it out seems to write ${column.default.text}. Drop the default first, and let the servers write the value.`;
    const domain = refusesNull(column.type, at);
    if (domain)
      return `${name} is of the domain ${domain}, which takes no NULL: it refuses rows of ${label} that the new server makes without it.`;
    if (column.notNull && !empty)
      return `${name} is NOT NULL, and the new server makes rows of ${label} without it, which ${versions(previous)} would read as NULL. Let it be NULL first, in a release of its own.`;
    const needs = [
      ...own.views.map((view) => `the view ${view.name}`),
      ...own.generated.map((other) => `the computed column ${other.name}`),
      ...own.referrers.map((referrer) => `the foreign key ${referrer.constraint} of ${referrer.table.name}`),
      ...own.policies.map((policy) => `the policy ${policy}`),
      ...own.conditions.map((trigger) => `the trigger ${trigger}`),
    ];
    if (needs.length > 0) return `${list(needs)} needs ${name}. Change or drop that first.`;
    if (source.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id)))
      return `${name} is part of the primary key.`;
  }
  const servers = [...previous, ...[next() ?? []].flat()];
  for (const contract of servers) {
    for (const { resolution, evidence } of contract.statements) {
      const place = `${contract.server.version} (${evidence.file}:${evidence.line})`;
      if (resolution.relations.some(({ relation, use }) => relation === source.id && use === 'truncate'))
        return `${place} truncates ${label}, which no trigger for rows sees.`;
      if (resolution.writes.some(({ relation, column }) => relation === source.id && column === key.id))
        return `${place} changes ${label}.${key.name}, by which rows of the two tables belong together.`;
    }
  }
  return undefined;
}

/** Those whose default nobody needs, and which may have none while a value must mean that a server wrote it. */
export const undefaulted = ({ columns, fill }: Moved): Column[] =>
  columns.filter((column) => column.default && !(fill.kind === 'insert' && fill.elements && isEmpty(column)));

/** Its default is an array without elements. */
export const isEmpty = ({ default: value }: Column): boolean =>
  value !== undefined && /^\(?('\{\}'|array\s*\[\s*\])(\s*::\s*[\w."[\]() ]+)?\)?$/i.test(value.text.trim());

/** The other table, and what of it matters. */
export interface Other {
  readonly table: Table;
  readonly label: string;
  /** Refers to the key; unique and never NULL. */
  readonly ref: Column;
  /** In the order of the old ones. */
  readonly columns: readonly Column[];
  /** Which element of an array a row has. */
  readonly number?: Column;
}

/** Looks at the other table as it is once it has its columns. */
export function otherOf(
  moved: Moved,
  catalog: Catalog,
  refName: string | undefined,
  names: readonly string[],
  numberName?: string,
): Other | string {
  const { source, key, columns: old } = moved;
  const table = findRelation(catalog, moved.into);
  if (table?.kind !== 'table') return `${moved.into.name} is not a table that is known here.`;
  const label = displayName(catalog, table);
  if (
    table.partitionBy ||
    table.parents.length > 0 ||
    childrenOf(catalog, table.id).length > 0 ||
    table.rules.length > 0
  )
    return `${label} is partitioned, inherits or has rules.`;
  if (table.rowSecurity.forced)
    return `${label} forces row level security on its owner too, and so on triggers that write to it: they could miss rows.`;
  const ref = table.columns.find(({ name }) => name === refName);
  if (!ref) return `The statement does not fill a column of ${label} that refers to ${moved.label}.${key.name}.`;
  const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
  for (const [i, column] of columns.entries()) {
    const before = old[i] as Column;
    const name = `${label}.${column.name}`;
    if (column.generated || column.identity) return `${name} gets its values by itself.`;
    const dimensions = before.type.dimensions - (numberName === undefined ? 0 : 1);
    if (!sameType(column.type, { ...before.type, dimensions }) || column.collation?.name !== before.collation?.name)
      return `${name} is of another type than ${moved.label}.${before.name}. Move it first, change its type in another release.`;
    const stricter = table.constraints.find(
      (c) =>
        (c.columns.includes(column.id) || (c.type === 'check' && c.expression?.columns.includes(column.name))) &&
        c.type !== 'not-null' &&
        !source.constraints.some(
          (own) =>
            own.type === c.type && c.type !== 'check' && sameList(own.columns, [before.id]) && c.columns.length === 1,
        ),
    );
    const index = indexesOf(catalog, table.id).find((each) => each.unique && each.reads.includes(column.id));
    if (index && !table.constraints.some((c) => c.index === index.id))
      return `The unique index ${index.name} of ${label} may refuse what servers write to ${moved.label}.${before.name}. Add it in the next release.`;
    if (stricter)
      return `The constraint ${stricter.name} of ${label} may refuse what servers write to ${moved.label}.${before.name}. Add it in the next release.`;
  }
  const number = table.columns.find(({ name }) => name === numberName);
  return { table, label, ref, columns, ...(number && { number }) };
}

const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

/** The foreign key from the other table to the key. */
export const referenceOf = ({ table, ref }: Other, { source, key }: Moved) =>
  table.constraints.find(
    (c) =>
      c.references?.table === source.id && sameList(c.columns, [ref.id]) && sameList(c.references.columns, [key.id]),
  );

/** Whether there can be one row only with the same values. */
export const isUnique = (table: Table, ...columns: readonly Column[]): boolean =>
  columns.every(({ notNull }) => notNull) &&
  table.constraints.some(
    (c) =>
      (c.type === 'primary-key' || c.type === 'unique') &&
      c.columns.length === columns.length &&
      columns.every(({ id }) => c.columns.includes(id)),
  );

/** Why triggers can't make a row of the other table for each row that has a value, if they can't. */
export function rowsNotMade(other: Other, moved: Moved): string | undefined {
  const { table, label, ref } = other;
  if (referenceOf(other, moved)?.references?.onDelete !== 'cascade')
    return `${label}.${ref.name} must refer to ${moved.label} (${moved.key.name}) ON DELETE CASCADE: else rows that the previous server deletes stay in ${label}, or can't be deleted.`;
  const missing = table.columns.find(
    (column) =>
      column !== ref &&
      column !== other.number &&
      !other.columns.includes(column) &&
      column.notNull &&
      !column.default &&
      !column.identity &&
      !column.generated,
  );
  return missing && `${label}.${missing.name} must be given a value, which triggers don't know. Give it a default.`;
}

export const severalRows = ({ label, ref }: Other, moved: Moved): string =>
  `${label}.${ref.name} is not unique and NOT NULL, so there may be several rows for one of ${moved.label}.`;

/** Functions that name the columns do not follow. */
export function movedNotes(
  { attached, columns, label, source }: Moved,
  other: Other,
  { previous, dialect }: RecipeContext,
): string[] {
  const functions = [...new Set(attached.flatMap((each) => each.functions))];
  const triggers = firedBy(source, 'update');
  const theirs = firedBy(other.table, 'insert', 'update');
  const indexes = [...new Set(attached.flatMap((each) => each.indexes.map((index) => index.name)))];
  return [
    `Servers that write to the same row at once may deadlock, as one locks ${label} first and the other the other table: one of them is told so (${dialect.id === 'mysql' ? '1213' : '40P01'}) and must try again.`,
    ...(functions.length > 0
      ? [
          `${list(functions)} names ${list(columns.map((c) => c.name))}: replace it before the contract step, or it fails from then on.`,
        ]
      : []),
    ...(triggers.length > 0
      ? [`The backfill, and what the new server writes to the other table, fires ${list(triggers)} of ${label}.`]
      : []),
    ...(theirs.length > 0
      ? [`The backfill, and what ${versions(previous)} writes to ${label}, fires ${list(theirs)} of ${other.label}.`]
      : []),
    ...(indexes.length > 0 ? [`${list(indexes)} goes along with the columns.`] : []),
    `After the contract step there is no way back to ${versions(previous)} but by the way back of that step, which fills the columns again under one lock.`,
  ];
}

/** Says why there is no plan; another recipe knows better where nothing is moved at all. */
export const refusing = (reason: string): Refusal => ({
  refused: reason,
  ...(reason === notCopied && { aside: true }),
});
