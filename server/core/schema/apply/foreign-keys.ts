import { type Constraint, childrenOf, findRelation, indexesOf, type Table } from '../catalog.ts';
import { showName } from '../names.ts';
import { append, base, type Definition, markInherited } from './constraint-definitions.ts';
import type { Draft } from './draft.ts';
import { addIndex } from './indexes.ts';
import { constraintName, mysqlConstraintName, mysqlIndexName } from './made-up-names.ts';

export function addForeignKey(draft: Draft, table: Table, definition: Definition<'foreign-key'>): void {
  const columns = definition.columns.map((name) => draft.column(table, name).id);
  const target = findRelation(draft.catalog, definition.references);
  // MySQL takes it with foreign_key_checks off, and long ignored REFERENCES in a column's definition.
  if (target?.kind !== 'table' && !draft.mysql) {
    draft.complain(`there is no table ${showName(definition.references)}`, definition.at);
  }
  const references = target?.kind === 'table' ? referenced(draft, table, target, definition) : undefined;
  const name = definition.name ?? foreignKeyName(draft, table, definition);
  append(draft, table, { ...base(definition), name, columns, ...(references && { references }) });
  if (draft.mysql) addMysqlKeyIndex(draft, table, columns, definition);
  if (table.partitionBy && !draft.mysql) {
    for (const child of childrenOf(draft.catalog, table.id)) inheritForeignKey(draft, child, name, definition);
  }
}

function foreignKeyName(draft: Draft, table: Table, definition: Definition<'foreign-key'>): string {
  if (!draft.mysql) return constraintName(draft, table.schema, table.name, definition.columns, 'fkey');
  return mysqlConstraintName(
    table.name,
    'ibfk',
    table.constraints.map((c) => c.name),
  );
}

function referenced(
  draft: Draft,
  table: Table,
  target: Table,
  definition: Definition<'foreign-key'>,
): Constraint['references'] {
  const { onDelete, onUpdate, match, setColumns, period } = definition;
  let columns: readonly number[] = draft.columnIds(target, definition.referencedColumns);
  if (definition.referencedColumns.length === 0) {
    const key = target.constraints.find((c) => c.type === 'primary-key');
    if (!key) draft.complain(`${draft.show(target)} has no primary key to refer to`, definition.at);
    columns = key?.columns ?? [];
  } else if (!target.open) {
    const missing = definition.referencedColumns.find((name) => !draft.columnIf(target, name));
    if (missing !== undefined) draft.complain(`${draft.show(target)} has no column ${missing}`, definition.at);
  }
  return {
    table: target.id,
    columns,
    onDelete,
    onUpdate,
    ...(match && { match }),
    ...(setColumns && { setColumns: draft.columnIds(table, setColumns) }),
    ...(period && { period }),
  };
}

function inheritForeignKey(draft: Draft, child: Table, wish: string, definition: Definition<'foreign-key'>): void {
  const used = child.constraints.some((c) => c.name === wish);
  const name = used ? constraintName(draft, child.schema, child.name, definition.columns, 'fkey') : wish;
  const columns = draft.columnIds(child, definition.columns);
  const target = findRelation(draft.catalog, definition.references);
  const references = target?.kind === 'table' ? referenced(draft, child, target, definition) : undefined;
  append(draft, child, { ...base(definition), name, columns, inherited: true, ...(references && { references }) });
  for (const grandchild of childrenOf(draft.catalog, child.id)) inheritForeignKey(draft, grandchild, wish, definition);
}

/** InnoDB wants an index that starts with the foreign key's columns, and makes one where there is none. */
function addMysqlKeyIndex(
  draft: Draft,
  table: Table,
  columns: readonly number[],
  definition: Definition<'foreign-key'>,
): void {
  const indexes = indexesOf(draft.catalog, table.id);
  if (indexes.some((index) => columns.every((id, at) => index.elements[at]?.columnId === id))) return;
  const first = definition.name ?? definition.columns[0] ?? 'key';
  const index = addIndex(draft, draft.current(table.id), {
    index: mysqlIndexName(
      first,
      indexes.map((i) => i.name),
    ),
    elements: definition.columns.map((column) => ({ column, text: column })),
    include: [],
    unique: false,
    only: false,
  });
  draft.put({ ...index, implicit: true });
}

/** Gives a new partition its parent's foreign key, unless it has the same one. */
export function cloneForeignKey(draft: Draft, child: Table, parent: Table, constraint: Constraint): void {
  const table = draft.current(child.id);
  const names = constraint.columns.flatMap((id) => parent.columns.find((c) => c.id === id)?.name ?? []);
  const columns = draft.columnIds(table, names);
  const same = table.constraints.find(
    (c) =>
      c.type === 'foreign-key' &&
      c.references?.table === constraint.references?.table &&
      c.columns.length === columns.length &&
      c.columns.every((id, at) => id === columns[at]),
  );
  if (same) {
    markInherited(draft, child.id, same.name);
    return;
  }
  const used = table.constraints.some((c) => c.name === constraint.name);
  const name = used ? constraintName(draft, table.schema, table.name, names, 'fkey') : constraint.name;
  const { references } = constraint;
  const set = references?.setColumns?.flatMap((id) => columns[constraint.columns.indexOf(id)] ?? []);
  const own = references && { references: { ...references, ...(set && { setColumns: set }) } };
  const { comment: _, ...like } = constraint;
  append(draft, table, { ...like, name, columns, ...own, inherited: true });
}
