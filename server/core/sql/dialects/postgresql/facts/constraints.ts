import { type Constraint, findRelation, type Table } from '../../../../schema/catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../../../../schema/change.ts';
import { requireNotNull } from './columns.ts';
import { dropped } from './drops.ts';
import { columnsOfIndex, type Effects, onTable, type Tellers } from './effects.ts';
import { foreignKeyTwin, keyTwin } from './twins.ts';

type Kinds = 'add-constraint' | 'drop-constraint' | 'validate-constraint' | 'rename-constraint' | 'alter-constraint';

/** "ALTER TABLE", ADD table_constraint and VALIDATE CONSTRAINT; measured on 10–18. */
export const constraints: Tellers<Kinds> = {
  'add-constraint'(effects, change) {
    const table = effects.table(change.table);
    addConstraint(effects, table, change.constraint, change.only === true);
  },

  'drop-constraint'(effects, change) {
    const table = effects.table(change.table);
    const constraint = table.constraints.find((c) => c.name === change.constraint);
    effects.lock('ACCESS EXCLUSIVE', table);
    if (inherits(constraint)) effects.lock('ACCESS EXCLUSIVE', ...effects.tree(table, change.only));
    else if (constraint) effects.lock('ACCESS EXCLUSIVE', ...effects.partitions(table));
    dropped(effects, { ...change, cascade: true });
  },

  'validate-constraint': validate,

  'rename-constraint'(effects, change) {
    const table = effects.table(change.table);
    const constraint = table.constraints.find((c) => c.name === change.constraint);
    effects.lock('ACCESS EXCLUSIVE', ...effects.tree(table, !inherits(constraint)));
    renamesIndex(effects, constraint?.index);
  },

  /** Nothing is read, unless 18 is to enforce what was NOT ENFORCED; `ALTER CONSTRAINT` doesn't say which it is about. */
  'alter-constraint'(effects, change) {
    onTable('ACCESS EXCLUSIVE')(effects, change);
    const table = effects.table(change.table);
    const constraint = table.constraints.find((c) => c.name === change.constraint);
    if (!constraint || effects.version < 18) return;
    if (constraint.enforced) {
      effects.assume(
        `${change.constraint} stays enforced: NOT ENFORCED locks the other table of a foreign key as well.`,
      );
      return;
    }
    const other = constraint.references && effects.byId(constraint.references.table);
    if (other) effects.lock('SHARE ROW EXCLUSIVE', ...effects.partitions(other));
    effects.scan(...effects.partitions(table), ...(other ? effects.partitions(other) : []));
    effects.assume(`${change.constraint} is to be enforced from now on.`);
  },
};

/** Children have it from their parent; keys and foreign keys are handed on to partitions only. */
const inherits = (constraint: Constraint | undefined): boolean =>
  (constraint?.type === 'check' || constraint?.type === 'not-null') && !constraint.noInherit;

/** Renaming an index: ACCESS EXCLUSIVE up to 11, SHARE UPDATE EXCLUSIVE since 12 (release notes; measured). */
export function renamesIndex(effects: Effects, id: number | undefined): void {
  const index = id === undefined ? undefined : effects.catalog.relations.get(id);
  if (index) effects.lock(effects.version >= 12 ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', index);
}

function addConstraint(effects: Effects, table: Table, definition: ConstraintDefinition, only: boolean): void {
  const checked = !definition.notValid && !definition.notEnforced;
  switch (definition.type) {
    case 'check': {
      const tree = effects.tree(table, only || definition.noInherit);
      effects.lock('ACCESS EXCLUSIVE', ...(locksChildren(effects) ? effects.tree(table, only) : tree));
      if (checked) effects.scan(...tree);
      break;
    }
    case 'not-null':
      for (const member of effects.tree(table, only || definition.noInherit)) {
        effects.lock('ACCESS EXCLUSIVE', member);
        if (checked) requireNotNull(effects, member, definition.column);
      }
      break;
    case 'foreign-key':
      addForeignKey(effects, table, definition, checked);
      break;
    default:
      addKey(effects, table, definition, only);
  }
}

/** On 18 children are locked even by what they don't inherit, on 15 they are not; where that changed is not known. */
const locksChildren = (effects: Effects): boolean => effects.version > 15;

type Definition<T extends ConstraintDefinition['type']> = Extract<ConstraintDefinition, { type: T }>;

/** The only form of ALTER TABLE that lets readers go on: SHARE ROW EXCLUSIVE, on the referenced table as well. */
function addForeignKey(effects: Effects, table: Table, definition: Definition<'foreign-key'>, checked: boolean): void {
  const other = effects.table(definition.references);
  const [own, others] = [effects.partitions(table), effects.partitions(other)];
  effects.lock('SHARE ROW EXCLUSIVE', ...own, ...others);
  const twins = new Map(
    table.partitionBy ? own.map((member) => [member, foreignKeyTwin(member, definition, other)]) : [],
  );
  // Its triggers on the other table give way to those of the parent's.
  if ([...twins.values()].some((twin) => twin)) effects.lock('ACCESS EXCLUSIVE', ...others);
  const unproven = own.filter((member) => effects.isStored(member) && !twins.get(member)?.valid);
  if (checked && unproven.length > 0) effects.scan(...unproven, ...others);
}

function addKey(
  effects: Effects,
  table: Table,
  definition: Definition<'primary-key' | 'unique' | 'exclude'>,
  only: boolean,
): void {
  effects.lock('ACCESS EXCLUSIVE', table);
  const using = definition.type === 'exclude' ? undefined : definition.usingIndex;
  const found = using === undefined ? undefined : findRelation(effects.catalog, { schema: table.schema, name: using });
  if (found && definition.name !== undefined && definition.name !== using) renamesIndex(effects, found.id);
  const named = found?.kind === 'index' ? columnsOfIndex(found, table) : definition.columns;
  const partitions = effects.tree(table, only || !table.partitionBy);
  if (using === undefined) {
    if (locksChildren(effects)) effects.lock('ACCESS EXCLUSIVE', ...effects.tree(table, only));
    else effects.lock('SHARE', ...partitions);
    for (const member of partitions) {
      const twin =
        table.partitionBy && definition.type !== 'exclude' ? keyTwin(effects, member, definition) : undefined;
      if (twin) effects.lock('SHARE', twin);
      else effects.build(member);
    }
  }
  if (definition.type !== 'primary-key') return;
  if (using !== undefined && named.length === 0) effects.scan(...partitions);
  // The columns become NOT NULL, here and in all that inherit from it.
  for (const name of named) {
    for (const member of effects.tree(table, only)) {
      if (!member.partitionBound || !isRequired(member, name)) effects.lock('ACCESS EXCLUSIVE', member);
      requireNotNull(effects, member, name);
    }
  }
}

const isRequired = (table: Table, name: string): boolean => table.columns.some((c) => c.name === name && c.notNull);

/** SHARE UPDATE EXCLUSIVE, and for a foreign key ROW SHARE on the other table: reads and writes go on. */
function validate(effects: Effects, change: ChangeOf<'validate-constraint'>): void {
  const table = effects.table(change.table);
  const constraint = table.constraints.find((c) => c.name === change.constraint);
  effects.lock('SHARE UPDATE EXCLUSIVE', table);
  if (!constraint) {
    if (table.columns.some((c) => c.notNull && change.constraint === `${table.name}_${c.name}_not_null`)) return;
    effects.assume(`The constraint ${change.constraint} is not known: all of the table is taken to be read.`);
    effects.scan(table);
    return;
  }
  const other = constraint.references && effects.byId(constraint.references.table);
  const members = inherits(constraint) ? effects.tree(table, change.only) : effects.partitions(table);
  if (constraint.valid) return;
  effects.lock('SHARE UPDATE EXCLUSIVE', ...members);
  effects.scan(...members);
  if (!other) return;
  effects.lock('ROW SHARE', ...effects.partitions(other));
  effects.scan(...effects.partitions(other));
}
