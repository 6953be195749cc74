import { type Constraint, childrenOf, indexesOf, type Relation, type Table } from '../catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../change.ts';
import { addCheck, addNotNull, inheritCheck } from './checks.ts';
import { markInherited } from './constraint-definitions.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropForeignKeys, dropRelation } from './drops.ts';
import { addForeignKey, cloneForeignKey } from './foreign-keys.ts';
import { renameIndex } from './indexes.ts';
import { addIndexConstraint, inheritIndexConstraint } from './keys.ts';
import { makeObjectName } from './made-up-names.ts';

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
    const table = draft.table(change.table);
    const constraint = need(draft, table, change.constraint);
    if (constraint) alterConstraint(draft, table, constraint, change);
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

/** A foreign key's clones in partitions follow it. */
function alterConstraint(
  draft: Draft,
  table: Table,
  constraint: Constraint,
  change: ChangeOf<'alter-constraint'>,
): void {
  const { enforced, deferrable, initiallyDeferred, noInherit } = change;
  const rest = deferrable === undefined ? constraint : without(constraint, 'deferrable', 'initiallyDeferred');
  const now: Constraint = {
    ...rest,
    ...(enforced !== undefined && { enforced, valid: enforced }),
    ...(noInherit !== undefined && { noInherit }),
    ...(deferrable && { deferrable: true as const }),
    ...(deferrable && initiallyDeferred && { initiallyDeferred: true as const }),
  };
  draft.edit(table.id, (t) => ({ ...t, constraints: t.constraints.map((c) => (c === constraint ? now : c)) }));
  if (constraint.type !== 'foreign-key') return;
  for (const child of draft.heirs(table.id)) {
    const own = child.constraints.find((c) => c.inherited && c.references?.table === constraint.references?.table);
    if (own && sameNames(draft, child, own, table, constraint)) alterConstraint(draft, child, own, change);
  }
}

const sameNames = (draft: Draft, child: Table, own: Constraint, table: Table, constraint: Constraint): boolean =>
  own.columns.length === constraint.columns.length &&
  draft
    .columnIds(
      child,
      constraint.columns.map((id) => table.columns.find((c) => c.id === id)?.name ?? ''),
    )
    .every((id, at) => own.columns[at] === id);

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
      inheritIndexConstraint(
        draft,
        draft.current(child.id),
        index,
        without(constraint, 'name', 'columns', 'index', 'inherited', 'comment'),
      );
    }
  }
}

const isIndexed = (type: Constraint['type']): boolean =>
  type === 'primary-key' || type === 'unique' || type === 'exclude';
