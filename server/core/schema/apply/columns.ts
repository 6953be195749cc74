import { type Column, childrenOf, dependentsOf, findRelation, indexesOf, type Table } from '../catalog.ts';
import type { ChangeOf, ColumnDefinition, Expression } from '../change.ts';
import { addConstraint } from './constraints.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropColumn, readsColumn } from './drops.ts';
import { quoted, renameInExpression } from './expressions.ts';
import { merged } from './options.ts';
import { addSequence, dropOwnedSequences } from './sequences.ts';
import { editStatistics, renamedInStatistics } from './statistics.ts';
import { resolveType } from './types.ts';
import { renameViewColumn } from './views.ts';

type Kinds =
  | 'add-column'
  | 'drop-column'
  | 'rename-column'
  | 'set-column-type'
  | 'set-not-null'
  | 'drop-not-null'
  | 'set-default'
  | 'drop-default'
  | 'add-identity'
  | 'set-identity'
  | 'drop-identity'
  | 'set-generated'
  | 'drop-generated'
  | 'set-column-option'
  | 'redefine-column';

export const columns: Handlers<Kinds> = {
  'add-column'(draft, change) {
    const table = draft.table(change.table);
    if (draft.columnIf(table, change.column.name)) {
      if (change.ifNotExists) return;
      draft.refuse(`${draft.show(table)} already has a column ${change.column.name}`);
    }
    addColumn(draft, table, change.column);
  },

  'drop-column'(draft, change) {
    const table = draft.tableIf(change.table, false);
    if (!table || (change.ifExists && !draft.columnIf(table, change.column))) return;
    const column = draft.column(table, change.column);
    if (column.inherited) draft.refuse(`${draft.show(table)}.${column.name} is inherited`);
    if (!draft.mysql && table.partitionBy?.columns.includes(column.name)) {
      draft.refuse(`${draft.show(table)} is partitioned by ${column.name}`);
    }
    dropColumn(draft, table, column, change.cascade);
  },

  'rename-column'(draft, change) {
    const relation = draft.relation(change.table);
    if (relation.kind === 'view') return renameViewColumn(draft, relation, change.column, change.to);
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    if (column.inherited) draft.refuse(`${draft.show(table)}.${column.name} is inherited; rename it in the parent`);
    renameColumn(draft, table, column, change.to);
  },

  'set-column-type'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    for (const view of draft.mysql ? [] : dependentsOf(draft.catalog, table.id)) {
      if (view.kind === 'view' && readsColumn(view, table.id, column.id)) {
        draft.refuse(`the view ${draft.show(view)} reads ${draft.show(table)}.${column.name}, so its type is fixed`);
      }
    }
    const publication = table.publications?.find((p) => p.columns?.includes(column.id) || p.reads?.includes(column.id));
    if (publication)
      draft.refuse(
        `the publication ${publication.name} names ${draft.show(table)}.${column.name}, so its type is fixed`,
      );
    const type = resolveType(draft, change.type);
    onColumn(draft, table, column, (c) => ({
      // The new type brings its own.
      ...without(c, 'collation', 'storage', 'compression'),
      type,
      ...(change.collation && { collation: change.collation }),
    }));
    if (!draft.mysql) {
      // These are made anew, and lose what else was said of them.
      editStatistics(draft, draft.current(table.id), (each) =>
        each.reads.includes(column.id) ? without(each, 'target', 'owner') : each,
      );
      for (const index of indexesOf(draft.catalog, table.id)) {
        if (index.reads.includes(column.id) && index.elements.some((e) => e.statistics !== undefined))
          draft.put({ ...index, elements: index.elements.map((e) => without(e, 'statistics')) });
      }
    }
  },

  'set-not-null'(draft, change) {
    edit(draft, change, (c) => ({ ...c, notNull: true }));
  },

  'drop-not-null'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    const key = table.constraints.find((c) => c.type === 'primary-key' && c.columns.includes(column.id));
    if (key && !draft.mysql) draft.refuse(`${column.name} is part of the primary key of ${draft.show(table)}`);
    if (column.identity && !draft.mysql) draft.refuse(`${draft.show(table)}.${column.name} is an identity column`);
    dropNotNull(draft, table, column);
    draft.edit(table.id, (t) => ({
      ...t,
      constraints: t.constraints.filter((c) => c.type !== 'not-null' || c.columns[0] !== column.id),
    }));
  },

  'set-default'(draft, change) {
    if (findRelation(draft.catalog, change.table)?.kind === 'view') return;
    const value = change.default;
    // DEFAULT NULL is no default.
    edit(draft, change, (c) => (value.form === 'null' ? without(c, 'default') : { ...c, default: value }));
  },

  'drop-default'(draft, change) {
    if (findRelation(draft.catalog, change.table)?.kind === 'view') return;
    edit(draft, change, (c) => without(c, 'default'));
  },

  'add-identity'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    if (column.identity) draft.refuse(`${draft.show(table)}.${column.name} already is an identity column`);
    if (column.default) draft.refuse(`${draft.show(table)}.${column.name} already has a default`);
    onColumn(draft, table, column, (c) => ({ ...c, identity: change.identity }));
    addSequence(draft, draft.current(table.id), column, false);
  },

  'set-identity'(draft, change) {
    const { identity } = change;
    if (identity) edit(draft, change, (c) => ({ ...c, identity }));
  },

  'drop-identity'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    if (!column.identity) {
      if (change.ifExists) return;
      draft.refuse(`${draft.show(table)}.${column.name} is not an identity column`);
    }
    onColumn(draft, table, column, (c) => without(c, 'identity'));
    dropOwnedSequences(draft, table, column.id);
  },

  'set-generated'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    const reads = draft.columnIds(table, change.expression.columns);
    onColumn(draft, table, column, (c) => ({
      ...c,
      generated: { expression: change.expression, stored: c.generated?.stored ?? true, reads },
    }));
  },

  'drop-generated'(draft, change) {
    edit(draft, change, (c) => without(c, 'generated'));
  },

  'set-column-option'(draft, change) {
    const relation = draft.relation(change.table);
    if (relation.kind !== 'table') return;
    const column = draft.column(relation, change.column);
    const how = (c: Column): Column => withOption(c, change);
    // Only these two reach the tables that inherit.
    if (change.option === 'statistics' || change.option === 'storage') onColumn(draft, relation, column, how);
    else draft.editColumn(relation.id, column.id, how);
  },

  'redefine-column'(draft, change) {
    const table = draft.table(change.table);
    const column = draft.column(table, change.column);
    const { definition } = change;
    if (definition.name !== column.name) renameColumn(draft, table, column, definition.name);
    const key = table.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id));
    const made = makeColumn(draft, table, definition, column.id);
    draft.editColumn(table.id, column.id, () => ({ ...made, notNull: made.notNull || key }));
    move(draft, table.id, column.id, definition.position);
    finishColumn(draft, draft.current(table.id), made, definition);
  },
};

/** A column as a definition describes it, without what lies outside of it (its sequence, its constraints). */
export function makeColumn(
  draft: Draft,
  table: Table | undefined,
  definition: ColumnDefinition,
  id = draft.id(),
): Column {
  const { name, generated, collation, comment, storage, compression } = definition;
  const identity = definition.identity ?? (draft.mysql && definition.serial ? 'by default' : undefined);
  const value = definition.default?.form === 'null' ? undefined : definition.default;
  const type = resolveType(draft, definition.type);
  return {
    id,
    name,
    type,
    notNull: definition.notNull || identity !== undefined || definition.serial === true || isKey(definition),
    ...(value && { default: value }),
    ...(generated && {
      generated: { ...generated, reads: table ? draft.columnIds(table, generated.expression.columns) : [] },
    }),
    ...(identity && { identity }),
    ...(collation && { collation }),
    ...(comment !== undefined && { comment }),
    ...(storage !== undefined && ownStorage(type, storage)),
    ...(compression !== undefined && compression !== 'default' && { compression }),
  };
}

const isKey = (definition: ColumnDefinition): boolean => definition.constraints.some((c) => c.type === 'primary-key');

/** What a new column brings along: its sequence, then its constraints. */
export function finishColumn(draft: Draft, table: Table, column: Column, definition: ColumnDefinition): void {
  if (!draft.mysql && (definition.serial || definition.identity)) {
    addSequence(draft, table, column, definition.serial === true && !definition.identity);
  }
  for (const constraint of definition.constraints) addConstraint(draft, draft.current(table.id), constraint);
}

function addColumn(draft: Draft, table: Table, definition: ColumnDefinition): void {
  const column = makeColumn(draft, table, definition);
  draft.edit(table.id, (t) => ({ ...t, columns: [...t.columns, column] }));
  move(draft, table.id, column.id, definition.position);
  inheritColumn(draft, table.id, column);
  finishColumn(draft, draft.current(table.id), column, definition);
}

/** Gives the children of a table its new column; one that they have already becomes inherited as well. */
function inheritColumn(draft: Draft, parent: number, column: Column): void {
  for (const child of draft.heirs(parent)) {
    const own = draft.columnIf(child, column.name);
    if (own) draft.editColumn(child.id, own.id, (c) => ({ ...c, inherited: 'also' }));
    else {
      const copy: Column = { ...without(column, 'identity'), id: draft.id(), inherited: 'only' };
      draft.edit(child.id, (t) => ({ ...t, columns: [...t.columns, copy] }));
      inheritColumn(draft, child.id, copy);
    }
  }
}

function move(draft: Draft, table: number, id: number, position: ColumnDefinition['position']): void {
  if (position === undefined) return;
  draft.edit(table, (t) => {
    const rest = t.columns.filter((c) => c.id !== id);
    const column = t.columns.filter((c) => c.id === id);
    const after = position === 'first' ? undefined : draft.columnIf({ ...t, columns: rest }, position.after);
    const at = position === 'first' ? 0 : after ? rest.indexOf(after) + 1 : rest.length;
    return { ...t, columns: rest.toSpliced(at, 0, ...column) };
  });
}

function withOption(column: Column, { option, value, settings }: ChangeOf<'set-column-option'>): Column {
  switch (option) {
    case 'statistics': {
      const target = Number(value);
      return { ...without(column, 'statistics'), ...(target >= 0 && { statistics: target }) };
    }
    case 'storage':
      return { ...without(column, 'storage'), ...ownStorage(column.type, value) };
    case 'compression':
      return { ...without(column, 'compression'), ...(value !== 'default' && { compression: value }) };
    case 'options': {
      const options = merged(column.options, settings ?? {});
      return { ...without(column, 'options'), ...(options && { options }) };
    }
  }
}

/** How values too long for a row are kept, where it is not what the type has by itself (`typstorage` in pg_type). */
function ownStorage({ name, dimensions }: Column['type'], storage: string): Pick<Column, 'storage'> {
  const natural = dimensions > 0 ? 'extended' : fixed.test(name) ? 'plain' : main.test(name) ? 'main' : 'extended';
  return storage === 'default' || storage === natural ? {} : { storage };
}

const fixed =
  /^(smallint|integer|bigint|real|double precision|boolean|date|time(stamp)? with(out)? time zone|interval.*|uuid|oid|money|"char"|macaddr8?|point|line|lseg|box|circle|pg_lsn|xid8?|name)$/;
const main = /^(numeric|inet|cidr)$/;

/** Changes a column here and in every table that has it from here. */
function onColumn(draft: Draft, table: Table, column: Column, change: (column: Column) => Column): void {
  draft.editColumn(table.id, column.id, change);
  for (const child of draft.heirs(table.id)) {
    const own = draft.columnIf(child, column.name);
    if (own) onColumn(draft, child, own, change);
  }
}

/** A child whose other parent forbids NULL goes on forbidding it. */
function dropNotNull(draft: Draft, table: Table, column: Column): void {
  draft.editColumn(table.id, column.id, (c) => ({ ...c, notNull: false }));
  for (const child of draft.heirs(table.id)) {
    const own = draft.columnIf(child, column.name);
    const kept = child.parents.some((id) => draft.columnIf(draft.current(id), column.name)?.notNull);
    if (own && !kept) dropNotNull(draft, child, own);
  }
}

function edit(
  draft: Draft,
  change: { readonly table: Parameters<Draft['table']>[0]; readonly column: string },
  how: (column: Column) => Column,
): void {
  const table = draft.table(change.table);
  onColumn(draft, table, draft.column(table, change.column), how);
}

function renameColumn(draft: Draft, table: Table, column: Column, to: string): void {
  const other = draft.columnIf(table, to);
  if (other && other.id !== column.id) draft.refuse(`${draft.show(table)} already has a column ${to}`);
  for (const child of childrenOf(draft.catalog, table.id)) {
    const own = draft.columnIf(child, column.name);
    if (own) renameColumn(draft, child, own, to);
  }
  const rename = (expression: Expression): Expression => renameInExpression(expression, column.name, to);
  draft.edit(table.id, (t) => ({
    ...t,
    columns: t.columns.map((c) => {
      if (c.id === column.id) return { ...c, name: to };
      const { generated } = c;
      if (!generated?.reads?.includes(column.id)) return c;
      return { ...c, generated: { ...generated, expression: rename(generated.expression) } };
    }),
    constraints: t.constraints.some((c) => c.expression && c.columns.includes(column.id))
      ? t.constraints.map((c) =>
          c.expression && c.columns.includes(column.id) ? { ...c, expression: rename(c.expression) } : c,
        )
      : t.constraints,
    ...(t.statistics && {
      statistics: t.statistics.map((s) =>
        renamedInStatistics(s, column.id, to, (text) => elementText(text, column.name, to, draft), rename),
      ),
    }),
    ...(t.publications && {
      publications: t.publications.map((p) =>
        p.where && p.reads?.includes(column.id) ? { ...p, where: rename(p.where) } : p,
      ),
    }),
    ...(t.partitionBy?.columns.includes(column.name) && {
      partitionBy: { ...t.partitionBy, columns: t.partitionBy.columns.map((c) => (c === column.name ? to : c)) },
    }),
  }));
  for (const index of dependentsOf(draft.catalog, table.id)) {
    if (index.kind !== 'index' || !index.reads.includes(column.id)) continue;
    draft.put({
      ...index,
      elements: index.elements.map((e) => ({
        ...e,
        ...(e.columnId === column.id && { column: to, text: elementText(e.text, column.name, to, draft) }),
        ...(e.expression && { expression: rename(e.expression), text: rename({ ...e.expression, text: e.text }).text }),
      })),
      ...(index.where && { where: rename(index.where) }),
    });
  }
}

/** An element begins with its column; what comes after (`DESC`, an operator class) stays. */
const elementText = (text: string, from: string, to: string, draft: Draft): string => {
  const [start = from, brackets = ''] = /^([\s(]*)(?:"(?:[^"]|"")*"|`(?:[^`]|``)*`|[^\s()]+)/.exec(text) ?? [];
  return brackets.trim() + quoted(to, draft.catalog.family) + text.slice(start.length);
};
