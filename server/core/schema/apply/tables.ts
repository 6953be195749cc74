import {
  type Column,
  dependentsOf,
  findRelation,
  findTable,
  indexesOf,
  type Relation,
  type Table,
  type View,
} from '../catalog.ts';
import type { ChangeOf, ConstraintDefinition, TableOption } from '../change.ts';
import { showName } from '../names.ts';
import { resolve } from '../resolve.ts';
import { finishColumn, makeColumn } from './columns.ts';
import { addConstraint, inheritConstraints } from './constraints.ts';
import { article, type Draft, type Handlers, without } from './draft.ts';
import { dropRelation } from './drops.ts';
import { adoptIndex, renameIndex } from './indexes.ts';
import { copyColumns, copyLike, inheritColumns, mergeColumn } from './inheritance.ts';
import { setOnTable } from './options.ts';
import { renameSequence } from './sequences.ts';
import { followInFunctions } from './types.ts';

type Kinds =
  | 'create-table'
  | 'drop-table'
  | 'rename-table'
  | 'set-table-schema'
  | 'attach-partition'
  | 'detach-partition'
  | 'inherit'
  | 'set-table-option'
  | 'set-row-security';

export const tables: Handlers<Kinds> = {
  'create-table': createTable,

  'drop-table'(draft, change) {
    const table = draft.tableIf(change.table, change.ifExists);
    if (table) dropRelation(draft, table, change.cascade);
  },

  'rename-table'(draft, change) {
    renameRelation(draft, draft.relation(change.table), change.to);
  },

  'set-table-schema'(draft, change) {
    moveRelation(draft, draft.relation(change.table), change.schema);
  },

  'attach-partition'(draft, change) {
    const parent = draft.table(change.table);
    const child = draft.table(change.partition);
    if (child.parents.length > 0) draft.refuse(`${draft.show(child)} already has a parent`);
    for (const column of parent.columns) draft.column(child, column.name);
    draft.edit(child.id, (t) => ({
      ...t,
      parents: [parent.id],
      partitionBound: change.bound,
      columns: t.columns.map((c) => inheritFrom(c, parent, 'only')),
    }));
    becomePartition(draft, draft.current(child.id), parent);
  },

  'detach-partition'(draft, change) {
    const parent = draft.table(change.table);
    const child = draft.table(change.partition);
    if (!child.parents.includes(parent.id))
      draft.refuse(`${draft.show(child)} is no partition of ${draft.show(parent)}`);
    draft.edit(child.id, (t) => ({
      ...leave(t, parent.id),
      constraints: t.constraints.map((c) => without(c, 'inherited')),
    }));
    for (const index of indexesOf(draft.catalog, child.id)) draft.put(without(index, 'parent'));
  },

  inherit(draft, change) {
    const child = draft.table(change.table);
    const parent = draft.table(change.parent);
    if (!change.add) {
      if (!child.parents.includes(parent.id))
        draft.refuse(`${draft.show(child)} does not inherit from ${draft.show(parent)}`);
      draft.edit(child.id, (t) => leave(t, parent.id));
      return;
    }
    if (child.parents.includes(parent.id))
      draft.refuse(`${draft.show(child)} already inherits from ${draft.show(parent)}`);
    for (const column of parent.columns) draft.column(child, column.name);
    draft.edit(child.id, (t) => ({
      ...t,
      parents: [...t.parents, parent.id],
      columns: t.columns.map((c) => inheritFrom(c, parent, 'also')),
    }));
    inheritConstraints(draft, draft.current(child.id), parent);
  },

  'set-table-option'(draft, change) {
    const relation = draft.relation(change.table);
    const persistence: Partial<Record<TableOption, Table['persistence']>> = {
      logged: 'permanent',
      unlogged: 'unlogged',
    };
    const value = persistence[change.option];
    if (value && relation.kind === 'table') draft.put({ ...relation, persistence: value });
    if (draft.mysql) {
      if (relation.kind === 'table') setStorage(draft, relation, change);
    } else setOnTable(draft, relation, change.option, change.value);
  },

  'set-row-security'(draft, change) {
    const table = draft.table(change.table);
    const { enabled, forced } = change;
    draft.put({
      ...table,
      rowSecurity: {
        ...table.rowSecurity,
        ...(enabled !== undefined && { enabled }),
        ...(forced !== undefined && { forced }),
      },
    });
  },
};

/** Another storage engine or character set; CONVERT TO gives it to every column. */
function setStorage(draft: Draft, table: Table, { option, value }: ChangeOf<'set-table-option'>): void {
  const said = value.toLowerCase();
  if (option === 'engine') draft.put({ ...table, engine: said });
  if (option === 'row-format') draft.put({ ...table, rowFormat: said });
  if (option !== 'character-set') return;
  const charset = said.replace(/^convert\s+/, '').replace(/^(?:\S+ )?collate /, '');
  // A new default is for columns to come: those there are keep what they took from the old one.
  const keep = (column: Column): Column =>
    table.charset !== undefined && textual.test(column.type.name) && !column.collation
      ? { ...column, collation: { name: table.charset } }
      : column;
  const columns = table.columns.map((c) => (said.startsWith('convert') ? without(c, 'collation') : keep(c)));
  draft.put({ ...table, charset, columns });
}

/** MySQL's types that have a character set. */
const textual = /^(char|varchar|text|tinytext|mediumtext|longtext|enum|set)$/;

const inheritFrom = (column: Column, parent: Table, inherited: 'only' | 'also'): Column =>
  parent.columns.some((c) => c.name === column.name) ? { ...column, inherited } : column;

/** A table that no longer inherits keeps its columns as its own. */
const leave = (table: Table, parent: number): Table => ({
  ...without(table, 'partitionBound'),
  parents: table.parents.filter((id) => id !== parent),
  columns: table.parents.length > 1 ? table.columns : table.columns.map((c) => without(c, 'inherited')),
});

function becomePartition(draft: Draft, child: Table, parent: Table): void {
  inheritConstraints(draft, child, parent);
  const covered = new Set(parent.constraints.flatMap((c) => c.index ?? []));
  for (const index of indexesOf(draft.catalog, parent.id)) {
    if (!covered.has(index.id)) adoptIndex(draft, draft.current(child.id), index, 'idx');
  }
  const cloned = parent.triggers.filter((t) => t.row && !child.triggers.some((own) => own.name === t.name));
  if (cloned.length === 0) return;
  const names = (ids: readonly number[]) => ids.flatMap((id) => parent.columns.find((c) => c.id === id)?.name ?? []);
  draft.edit(child.id, (t) => ({
    ...t,
    triggers: [...t.triggers, ...cloned.map((g) => ({ ...g, columns: draft.columnIds(t, names(g.columns)) }))],
  }));
}

function createTable(draft: Draft, change: ChangeOf<'create-table'>): void {
  const temporary = change.persistence === 'temporary';
  const schema = draft.schemaFor(change.table, temporary);
  const { name } = change.table;
  if (draft.taken(schema, name) && change.ifNotExists) return;
  draft.claim(schema, name);

  const inherited = inheritColumns(draft, change);
  const queried = queryColumns(draft, change);
  const own = change.columns.map((definition) => ({ definition, column: makeColumn(draft, undefined, definition) }));
  const { partitionOf, partitionBy } = change;
  const written: Column[] = own.map(({ column }) => column);
  for (const like of change.like.toReversed()) written.splice(like.position ?? 0, 0, ...copyColumns(draft, like));
  let columns: readonly Column[] = inherited.columns;
  for (const column of [...queried.columns, ...written]) {
    columns = mergeColumn(draft, columns, partitionOf ? { ...column, inherited: 'only' } : column);
  }

  const id = draft.id();
  const model = change.like[0] && draft.mysql ? findTable(draft.catalog, change.like[0].table) : undefined;
  const [engine, charset] = [change.engine ?? model?.engine, change.charset ?? model?.charset];
  const rowFormat = change.rowFormat ?? model?.rowFormat;
  const bare: Table = {
    kind: 'table',
    id,
    schema,
    name,
    columns,
    constraints: [],
    triggers: [],
    policies: [],
    rules: [],
    persistence: change.persistence,
    foreign: change.foreign === true,
    parents: inherited.parents.map((p) => p.id),
    ...(partitionOf && { partitionBound: partitionOf.bound }),
    ...(partitionBy && { partitionBy }),
    rowSecurity: { enabled: false, forced: false },
    ...((queried.open || inherited.open) && { open: true as const }),
    ...(engine && { engine }),
    ...(charset && { charset }),
    ...(rowFormat && { rowFormat }),
  };
  draft.put({ ...bare, columns: withGeneratedReads(draft, bare) });

  // The order in which the server makes them, since it decides who gets which made-up name.
  for (const { definition, column } of own) {
    const placed = draft.columnIf(draft.current(id), column.name) ?? column;
    finishColumn(draft, draft.current(id), placed, { ...definition, constraints: [] });
  }
  for (const parent of inherited.parents) if (!partitionOf) inheritConstraints(draft, draft.current(id), parent);
  const said = [...change.columns.flatMap((c) => c.constraints), ...change.constraints];
  // There are no rows yet, so NOT VALID says nothing.
  const definitions = inOrder(mergeKeys(draft.mysql ? said : said.map((c) => without(c, 'notValid') as typeof c)));
  const [keys, foreign] = [definitions.filter(isOwn), definitions.filter((d) => !isOwn(d))];
  for (const definition of keys) addConstraint(draft, draft.current(id), definition);
  for (const like of change.like) copyLike(draft, id, like);
  for (const definition of foreign) addConstraint(draft, draft.current(id), definition);
  const [parent] = inherited.parents;
  if (partitionOf && parent) becomePartition(draft, draft.current(id), parent);
}

const isOwn = (definition: ConstraintDefinition): boolean => definition.type !== 'foreign-key';

type Definitions = readonly ConstraintDefinition[];

const order = ['not-null', 'check', 'primary-key', 'unique', 'foreign-key'];

/** Keys follow checks, the primary key first; otherwise as written, exclusion constraints among the unique ones. */
const inOrder = (definitions: Definitions): Definitions => {
  const rank = (d: ConstraintDefinition): number => order.indexOf(d.type === 'exclude' ? 'unique' : d.type);
  return [...definitions].sort((a, b) => rank(a) - rank(b));
};

/** The server makes one index where a key is declared twice over the same columns (`id int UNIQUE PRIMARY KEY`). */
function mergeKeys(definitions: Definitions): Definitions {
  const kept: ConstraintDefinition[] = [];
  for (const definition of inOrder(definitions)) {
    const at = kept.findIndex((k) => sameKey(k, definition));
    const twin = kept[at];
    if (!twin) kept.push(definition);
    else if (twin.name === undefined && definition.name !== undefined) kept[at] = { ...twin, name: definition.name };
  }
  return kept;
}

function sameKey(a: ConstraintDefinition, b: ConstraintDefinition): boolean {
  if (a.type !== 'primary-key' && a.type !== 'unique') return false;
  if (b.type !== 'primary-key' && b.type !== 'unique') return false;
  if (a.name !== undefined && b.name !== undefined) return false;
  const shape = (d: typeof a): string => JSON.stringify([d.columns, d.include ?? []]);
  return shape(a) === shape(b);
}

const withGeneratedReads = (draft: Draft, table: Table): readonly Column[] =>
  table.columns.map((c) =>
    c.generated
      ? { ...c, generated: { ...c.generated, reads: draft.columnIds(table, c.generated.expression.columns) } }
      : c,
  );

/** CREATE TABLE AS takes the query's result columns, by the names given where there are any. */
function queryColumns(draft: Draft, change: ChangeOf<'create-table'>): { columns: Column[]; open: boolean } {
  if (!change.query) return { columns: [], open: false };
  const resolution = resolve(change.query, draft.catalog);
  for (const problem of resolution.problems) draft.complain(problem.message);
  const columns = resolution.outputs.map((output) => ({
    id: draft.id(),
    name: output.name,
    type: output.type ?? { name: 'unknown', modifiers: [], dimensions: 0 },
    notNull: false,
  }));
  return { columns, open: resolution.open };
}

/** ALTER TABLE … RENAME also renames views, indexes and sequences. */
export function renameRelation(draft: Draft, relation: Relation, to: string): void {
  if (relation.kind === 'index') renameIndex(draft, relation, to);
  else if (relation.kind === 'sequence') renameSequence(draft, relation, to);
  else renameTable(draft, relation, to);
}

function renameTable(draft: Draft, relation: Table | View, to: string): void {
  draft.claim(relation.schema, to);
  draft.put({ ...relation, name: to });
  followInFunctions(draft, relation, { schema: relation.schema, name: to });
  if (!draft.mysql || relation.kind !== 'table') return;
  // InnoDB renames the foreign keys it named itself.
  const prefix = `${relation.name}_ibfk_`;
  if (!relation.constraints.some((c) => c.name.startsWith(prefix))) return;
  draft.edit(relation.id, (t) => ({
    ...t,
    constraints: t.constraints.map((c) =>
      c.name.startsWith(prefix) ? { ...c, name: `${to}_ibfk_${c.name.slice(prefix.length)}` } : c,
    ),
  }));
}

/** Moves a relation to another schema, with its indexes and owned sequences. */
export function moveRelation(draft: Draft, relation: Relation, schema: string): void {
  const target = draft.schemaFor({ schema, name: relation.name });
  if (target === relation.schema) return;
  draft.claim(target, relation.name);
  draft.put({ ...relation, schema: target });
  followInFunctions(draft, relation, { schema: target, name: relation.name });
  for (const dependent of dependentsOf(draft.catalog, relation.id)) {
    const own =
      (dependent.kind === 'index' && dependent.table === relation.id) ||
      (dependent.kind === 'sequence' && dependent.ownedBy?.relation === relation.id);
    if (own) draft.put({ ...dependent, schema: target });
  }
}

/** A relation of a given kind, for statements that say which (DROP VIEW, DROP SEQUENCE). */
export function relationOfKind<K extends Relation['kind']>(
  draft: Draft,
  name: Parameters<Draft['relation']>[0],
  kind: K,
  ifExists: boolean,
): Extract<Relation, { kind: K }> | undefined {
  const found = findRelation(draft.catalog, name);
  if (!found) return ifExists ? undefined : draft.refuse(`there is no ${kind} ${showName(name)}`);
  if (found.kind !== kind) draft.refuse(`${showName(name)} is ${article(found)}, not a ${kind}`);
  return found as Extract<Relation, { kind: K }>;
}
