import {
  type Constraint,
  childrenOf,
  findRelation,
  type Index,
  indexesOf,
  type Relation,
  type Table,
} from '../catalog.ts';
import type { ConstraintDefinition, IndexElement } from '../change.ts';
import { showName } from '../names.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropForeignKeys, dropRelation } from './drops.ts';
import { readExclusion } from './exclusions.ts';
import { addIndex, adoptIndex, renameIndex } from './indexes.ts';
import {
  constraintName,
  indexColumnNames,
  makeObjectName,
  mysqlConstraintName,
  mysqlIndexName,
  relationName,
} from './made-up-names.ts';

type Kinds = 'add-constraint' | 'drop-constraint' | 'validate-constraint' | 'rename-constraint' | 'alter-constraint';

export const constraints: Handlers<Kinds> = {
  'add-constraint'(draft, change) {
    addConstraint(draft, draft.table(change.table), change.constraint);
  },

  'drop-constraint'(draft, change) {
    const table = draft.tableIf(change.table, false);
    if (!table) return;
    const constraint = find(table, change.constraint, draft);
    const column = constraint ? undefined : columnOfNotNull(table, change.constraint);
    if (constraint) {
      if (constraint.inherited) draft.refuse(`the constraint ${constraint.name} of ${draft.show(table)} is inherited`);
      dropConstraint(draft, table, constraint, change.cascade);
    } else if (column) {
      draft.editColumn(table.id, column, (c) => ({ ...c, notNull: false }));
    } else if (!dropMysqlIndex(draft, table, change.constraint) && !change.ifExists) {
      draft.refuse(`${draft.show(table)} has no constraint ${change.constraint}`);
    }
  },

  'validate-constraint'(draft, change) {
    const table = draft.table(change.table);
    const constraint = need(draft, table, change.constraint);
    if (constraint) validate(draft, table, constraint.name);
  },

  'rename-constraint'(draft, change) {
    const table = draft.table(change.table);
    const constraint = need(draft, table, change.constraint);
    if (!constraint) return;
    if (find(table, change.to, draft)) draft.refuse(`${draft.show(table)} already has a constraint ${change.to}`);
    const index = constraint.index === undefined ? undefined : draft.catalog.relations.get(constraint.index);
    if (index?.kind === 'index') renameIndex(draft, index, change.to);
    else renameConstraint(draft, table, constraint.name, change.to);
  },

  'alter-constraint'(draft, change) {
    need(draft, draft.table(change.table), change.constraint);
  },
};

function find(table: Table, name: string, draft: Draft): Constraint | undefined {
  const exact = table.constraints.find((c) => c.name === name);
  if (exact || !draft.mysql) return exact;
  return table.constraints.find((c) => c.name.toLowerCase() === name.toLowerCase());
}

/** The constraint, or undefined for the one that stands for a plain NOT NULL, which the catalog keeps with the column. */
function need(draft: Draft, table: Table, name: string): Constraint | undefined {
  const constraint = find(table, name, draft);
  if (constraint || columnOfNotNull(table, name) !== undefined) return constraint;
  return draft.refuse(`${draft.show(table)} has no constraint ${name}`);
}

/** PostgreSQL 18 has a named constraint for every NOT NULL: `users_email_not_null`. */
const columnOfNotNull = (table: Table, name: string): number | undefined =>
  table.columns.find((c) => c.notNull && makeObjectName(table.name, c.name, 'not_null') === name)?.id;

function dropMysqlIndex(draft: Draft, table: Table, name: string): boolean {
  if (!draft.mysql) return false;
  const index = indexesOf(draft.catalog, table.id).find((i) => i.name.toLowerCase() === name.toLowerCase());
  if (index) draft.remove(index);
  return index !== undefined;
}

function validate(draft: Draft, table: Table, name: string): void {
  draft.edit(table.id, (t) => ({
    ...t,
    constraints: t.constraints.map((c) => (c.name === name ? { ...c, valid: true } : c)),
  }));
  for (const child of draft.heirs(table.id)) {
    if (child.constraints.some((c) => c.name === name && !c.valid)) validate(draft, child, name);
  }
}

/** Renames a constraint here and where it is inherited. */
export function renameConstraint(draft: Draft, table: Table, from: string, to: string): void {
  draft.edit(table.id, (t) => ({
    ...t,
    constraints: t.constraints.map((c) => (c.name === from ? { ...c, name: to } : c)),
  }));
  for (const child of childrenOf(draft.catalog, table.id)) {
    if (child.constraints.some((c) => c.name === from && c.inherited)) renameConstraint(draft, child, from, to);
  }
}

export function dropConstraint(draft: Draft, table: Table, constraint: Constraint, cascade: boolean): void {
  const index = constraint.index === undefined ? undefined : draft.catalog.relations.get(constraint.index);
  if (constraint.type === 'primary-key' || constraint.type === 'unique') {
    if (!anotherKey(draft, table, constraint)) dropKeysTo(draft, table, constraint, cascade);
  }
  draft.edit(table.id, (t) => ({
    ...t,
    constraints: t.constraints.filter((c) => c.name !== constraint.name),
    columns:
      constraint.type === 'not-null'
        ? t.columns.map((c) => (c.id === constraint.columns[0] ? { ...c, notNull: false } : c))
        : t.columns,
  }));
  for (const child of childrenOf(draft.catalog, table.id)) {
    const own = child.constraints.find((c) => c.inherited && inheritedFrom(draft, c, constraint));
    if (own) dropConstraint(draft, child, own, cascade);
  }
  if (index && draft.catalog.relations.has(index.id)) dropRelation(draft, index, true);
}

function inheritedFrom(draft: Draft, own: Constraint, parent: Constraint): boolean {
  if (own.index === undefined || parent.index === undefined)
    return own.name === parent.name && own.type === parent.type;
  const index = draft.catalog.relations.get(own.index);
  return index?.kind === 'index' && index.parent === parent.index;
}

/** Foreign keys hold on to the key they refer to. */
function dropKeysTo(draft: Draft, table: Table, key: Constraint, cascade: boolean): void {
  const same = (columns: readonly number[]): boolean =>
    columns.length === key.columns.length && columns.every((c) => key.columns.includes(c));
  for (const dependent of [table, ...referencing(draft, table)]) {
    const uses = dependent.constraints.some((c) => c.references?.table === table.id && same(c.references.columns));
    if (uses && !draft.mysql) dropForeignKeys(draft, table, key.columns, cascade);
  }
}

const referencing = (draft: Draft, table: Table): Table[] =>
  [...(draft.catalog.dependents.get(table.id) ?? [])]
    .map((id) => draft.catalog.relations.get(id))
    .filter((r): r is Table => r?.kind === 'table');

/** Whether another unique index over the same columns exists: foreign keys may rest on either. */
const anotherKey = (draft: Draft, table: Table, key: Constraint): boolean =>
  indexesOf(draft.catalog, table.id).some(
    (index) =>
      index.id !== key.index &&
      index.unique &&
      !index.where &&
      index.elements.length === key.columns.length &&
      index.elements.every((e) => e.columnId !== undefined && key.columns.includes(e.columnId)),
  );

/** Adds a constraint, with the index it needs and the name it gets; partitions and children get theirs. */
export function addConstraint(draft: Draft, table: Table, definition: ConstraintDefinition): void {
  if (definition.name !== undefined && find(table, definition.name, draft)) {
    draft.refuse(`${draft.show(table)} already has a constraint ${definition.name}`);
  }
  switch (definition.type) {
    case 'primary-key':
    case 'unique':
    case 'exclude':
      addIndexConstraint(draft, table, definition);
      break;
    case 'foreign-key':
      addForeignKey(draft, table, definition);
      break;
    case 'check':
      addCheck(draft, table, definition);
      break;
    case 'not-null':
      addNotNull(draft, table, definition);
  }
}

type Definition<T extends ConstraintDefinition['type']> = Extract<ConstraintDefinition, { type: T }>;

const base = (definition: ConstraintDefinition) => ({
  type: definition.type,
  valid: !definition.notValid && !definition.notEnforced,
  enforced: !definition.notEnforced,
  noInherit: definition.noInherit === true,
});

const append = (draft: Draft, table: Table, constraint: Constraint): void =>
  draft.edit(table.id, (t) => ({ ...t, constraints: [...t.constraints, constraint] }));

function addIndexConstraint(
  draft: Draft,
  table: Table,
  definition: Definition<'primary-key' | 'unique' | 'exclude'>,
): void {
  const primary = definition.type === 'primary-key';
  if (primary && table.constraints.some((c) => c.type === 'primary-key')) {
    draft.refuse(`${draft.show(table)} already has a primary key`);
  }
  const using = definition.type === 'exclude' ? undefined : definition.usingIndex;
  const index =
    using === undefined ? newIndex(draft, table, definition) : existingIndex(draft, table, using, definition);
  const constrained = index.elements.flatMap((e) => e.columnId ?? []);
  if (primary) {
    draft.edit(table.id, (t) => ({
      ...t,
      columns: t.columns.map((c) => (constrained.includes(c.id) ? { ...c, notNull: true } : c)),
    }));
  }
  append(draft, draft.current(table.id), {
    ...base(definition),
    name: index.name,
    columns: constrained,
    index: index.id,
  });
  if (!draft.mysql && table.partitionBy) {
    for (const child of draft.heirs(table.id)) inheritIndexConstraint(draft, child, index, definition);
  }
}

function newIndex(draft: Draft, table: Table, definition: Definition<'primary-key' | 'unique' | 'exclude'>): Index {
  const exclusion =
    definition.type === 'exclude'
      ? readExclusion(
          definition.text,
          table.columns.map((c) => c.name),
        )
      : undefined;
  const included = definition.type === 'exclude' ? [] : (definition.include ?? []);
  const wanted: readonly IndexElement[] =
    exclusion?.elements ?? definition.columns.map((column) => ({ column, text: column }));
  const elements = wanted.map((e) => {
    const id = e.column === undefined ? undefined : draft.column(table, e.column).id;
    return { ...e, ...(id !== undefined && { columnId: id }) };
  });
  const include = included.map((name) => draft.column(table, name).id);
  const expressions = [...elements.flatMap((e) => e.expression ?? []), ...(exclusion?.where ? [exclusion.where] : [])];
  const read = draft.columnIds(
    table,
    expressions.flatMap((e) => e.columns),
  );
  const names = indexColumnNames([...elements, ...included.map((column) => ({ column }))]);
  const name = definition.name ?? keyName(draft, table, definition.type, names);
  if (!draft.mysql) draft.claim(table.schema, name);
  const index: Index = {
    kind: 'index',
    id: draft.id(),
    schema: table.schema,
    name: draft.mysql && definition.type === 'primary-key' ? 'PRIMARY' : name,
    table: table.id,
    unique: !exclusion,
    method: exclusion?.method ?? 'btree',
    elements,
    include,
    reads: [...new Set([...elements.flatMap((e) => e.columnId ?? []), ...include, ...read])],
    ...(exclusion?.where && { where: exclusion.where }),
    valid: !(table.partitionBy && !draft.mysql && heirless(draft, table)),
    nullsNotDistinct: definition.type === 'unique' && definition.nullsNotDistinct === true,
  };
  draft.put(index);
  return index;
}

/** Under ONLY the index of a partitioned table is invalid until every partition has attached its own. */
const heirless = (draft: Draft, table: Table): boolean =>
  draft.heirs(table.id).length < childrenOf(draft.catalog, table.id).length;

function keyName(draft: Draft, table: Table, type: 'primary-key' | 'unique' | 'exclude', names: string[]): string {
  if (draft.mysql) {
    if (type === 'primary-key') return 'PRIMARY';
    const taken = indexesOf(draft.catalog, table.id).map((i) => i.name);
    return mysqlIndexName(names[0] ?? 'key', taken);
  }
  if (type === 'primary-key') return relationName(draft, table.schema, table.name, undefined, 'pkey');
  return relationName(draft, table.schema, table.name, names, type === 'unique' ? 'key' : 'excl');
}

/** ADD CONSTRAINT … USING INDEX: the index takes the constraint's name. */
function existingIndex(draft: Draft, table: Table, using: string, definition: ConstraintDefinition): Index {
  const found = findRelation(draft.catalog, { schema: table.schema, name: using });
  if (found?.kind !== 'index' || found.table !== table.id) {
    return draft.refuse(`${draft.show(table)} has no index ${using}`);
  }
  if (!found.unique) draft.refuse(`the index ${using} is not unique`);
  if (definition.name !== undefined && definition.name !== using) renameIndex(draft, found, definition.name);
  return draft.catalog.relations.get(found.id) as Index;
}

function inheritIndexConstraint(
  draft: Draft,
  child: Table,
  parent: Index,
  definition: Definition<'primary-key' | 'unique' | 'exclude'>,
): void {
  const index = adoptIndex(
    draft,
    child,
    parent,
    definition.type === 'primary-key' ? 'pkey' : definition.type === 'unique' ? 'key' : 'excl',
  );
  const columns = index.elements.flatMap((e) => e.columnId ?? []);
  draft.edit(child.id, (t) => ({
    ...t,
    columns:
      definition.type === 'primary-key'
        ? t.columns.map((c) => (columns.includes(c.id) ? { ...c, notNull: true } : c))
        : t.columns,
    constraints: t.constraints.some((c) => c.index === index.id)
      ? t.constraints.map((c) => (c.index === index.id ? { ...c, inherited: true } : c))
      : [...t.constraints, { ...base(definition), name: index.name, columns, index: index.id, inherited: true }],
  }));
  for (const grandchild of childrenOf(draft.catalog, child.id))
    inheritIndexConstraint(draft, grandchild, index, definition);
}

function addForeignKey(draft: Draft, table: Table, definition: Definition<'foreign-key'>): void {
  const columns = definition.columns.map((name) => draft.column(table, name).id);
  const target = findRelation(draft.catalog, definition.references);
  // MySQL takes it with foreign_key_checks off, and long ignored REFERENCES in a column's definition.
  if (target?.kind !== 'table' && !draft.mysql) {
    draft.complain(`there is no table ${showName(definition.references)}`, definition.at);
  }
  const references = target?.kind === 'table' ? referenced(draft, target, definition) : undefined;
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

function referenced(draft: Draft, target: Table, definition: Definition<'foreign-key'>): Constraint['references'] {
  const { onDelete, onUpdate } = definition;
  let columns: readonly number[] = draft.columnIds(target, definition.referencedColumns);
  if (definition.referencedColumns.length === 0) {
    const key = target.constraints.find((c) => c.type === 'primary-key');
    if (!key) draft.complain(`${draft.show(target)} has no primary key to refer to`, definition.at);
    columns = key?.columns ?? [];
  } else if (!target.open) {
    const missing = definition.referencedColumns.find((name) => !draft.columnIf(target, name));
    if (missing !== undefined) draft.complain(`${draft.show(target)} has no column ${missing}`, definition.at);
  }
  return { table: target.id, columns, onDelete, onUpdate };
}

function inheritForeignKey(draft: Draft, child: Table, wish: string, definition: Definition<'foreign-key'>): void {
  const used = child.constraints.some((c) => c.name === wish);
  const name = used ? constraintName(draft, child.schema, child.name, definition.columns, 'fkey') : wish;
  const columns = draft.columnIds(child, definition.columns);
  const target = findRelation(draft.catalog, definition.references);
  const references = target?.kind === 'table' ? referenced(draft, target, definition) : undefined;
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
  addIndex(draft, draft.current(table.id), {
    index: mysqlIndexName(
      first,
      indexes.map((i) => i.name),
    ),
    elements: definition.columns.map((column) => ({ column, text: column })),
    include: [],
    unique: false,
    only: false,
  });
}

function addCheck(draft: Draft, table: Table, definition: Definition<'check'>): void {
  const { expression } = definition;
  const columns = draft.columnIds(table, expression.columns);
  const [single] = columns;
  const named =
    columns.length === 1 && expression.columns.length === 1
      ? table.columns.filter((c) => c.id === single).map((c) => c.name)
      : undefined;
  const name =
    definition.name ??
    (draft.mysql
      ? mysqlConstraintName(
          table.name,
          'chk',
          table.constraints.map((c) => c.name),
        )
      : constraintName(draft, table.schema, table.name, named, 'check'));
  append(draft, table, { ...base(definition), name, columns, expression });
  if (definition.noInherit) return;
  for (const child of draft.heirs(table.id)) inheritCheck(draft, child, { ...definition, name });
}

function inheritCheck(draft: Draft, child: Table, definition: Definition<'check'> & { readonly name: string }): void {
  if (child.constraints.some((c) => c.name === definition.name)) return;
  const columns = draft.columnIds(child, definition.expression.columns);
  append(draft, child, {
    ...base(definition),
    name: definition.name,
    columns,
    expression: definition.expression,
    inherited: true,
  });
  for (const grandchild of childrenOf(draft.catalog, child.id)) inheritCheck(draft, grandchild, definition);
}

/** A plain NOT NULL is kept with the column alone; a named or unvalidated one is a constraint of its own as well. */
function addNotNull(draft: Draft, table: Table, definition: Definition<'not-null'>): void {
  const column = draft.column(table, definition.column);
  draft.editColumn(table.id, column.id, (c) => ({ ...c, notNull: true }));
  if (definition.name !== undefined || definition.notValid) {
    const name = definition.name ?? constraintName(draft, table.schema, table.name, [column.name], 'not_null');
    append(draft, draft.current(table.id), { ...base(definition), name, columns: [column.id] });
  }
  for (const child of draft.heirs(table.id)) {
    const own = draft.columnIf(child, column.name);
    if (own) addNotNull(draft, child, without({ ...definition, column: own.name }, 'name') as Definition<'not-null'>);
  }
}

/** Gives a new partition or child what its parent's constraints demand of it. */
export function inheritConstraints(draft: Draft, child: Table, parent: Table): void {
  const partition = child.partitionBound !== undefined;
  for (const constraint of parent.constraints) {
    const at = { start: 0, end: 0 };
    if (constraint.type === 'check' && constraint.expression && !constraint.noInherit) {
      const mine = draft.current(child.id).constraints.some((c) => c.name === constraint.name);
      if (mine) markInherited(draft, child.id, constraint.name);
      else {
        inheritCheck(draft, draft.current(child.id), {
          type: 'check',
          name: constraint.name,
          at,
          expression: constraint.expression,
          notValid: !constraint.valid,
        });
      }
    }
    if (partition && constraint.type === 'foreign-key') cloneForeignKey(draft, child, parent, constraint);
    const index: Relation | undefined =
      constraint.index === undefined ? undefined : draft.catalog.relations.get(constraint.index);
    if (partition && index?.kind === 'index' && isIndexed(constraint.type)) {
      inheritIndexConstraint(draft, draft.current(child.id), index, {
        type: constraint.type,
        columns: [],
        at,
      } as never);
    }
  }
}

const isIndexed = (type: Constraint['type']): boolean =>
  type === 'primary-key' || type === 'unique' || type === 'exclude';

const markInherited = (draft: Draft, table: number, name: string): void =>
  draft.edit(table, (t) => ({
    ...t,
    constraints: t.constraints.map((c) => (c.name === name ? { ...c, inherited: true as const } : c)),
  }));

function cloneForeignKey(draft: Draft, child: Table, parent: Table, constraint: Constraint): void {
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
  append(draft, table, { ...constraint, name, columns, inherited: true });
}
