import { type Constraint, findColumn, type Index, type Table } from '../../../../schema/catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../../../../schema/change.ts';
import { columnsOfIndex, type Effects } from './effects.ts';

/*
 * What a partition has already, a constraint or index of its parent takes over: then nothing is read and nothing is built there
 * ("ALTER TABLE", "CREATE INDEX"; measured on 15 and 18).
 */

type Definition<T extends ConstraintDefinition['type']> = Extract<ConstraintDefinition, { type: T }>;

/** The partition's own foreign key that says the same. */
export function foreignKeyTwin(
  partition: Table,
  definition: Definition<'foreign-key'>,
  other: Table,
): Constraint | undefined {
  const named = definition.referencedColumns.map((name) => findColumn(other, name)?.id);
  const primary = other.constraints.find((c) => c.type === 'primary-key')?.columns ?? [];
  const wanted = named.length > 0 ? named : primary;
  return partition.constraints.find(
    ({ columns, references, enforced }) =>
      references?.table === other.id &&
      enforced &&
      references.onDelete === definition.onDelete &&
      references.onUpdate === definition.onUpdate &&
      same(
        columns.map((id) => nameOf(partition, id)),
        definition.columns,
      ) &&
      same(references.columns, wanted),
  );
}

/** The index beneath a key of the partition's own over the same columns. An index alone does not do. */
export function keyTwin(
  effects: Effects,
  partition: Table,
  key: Definition<'primary-key' | 'unique'>,
): Index | undefined {
  const own = partition.constraints.find(
    (c) =>
      c.type === key.type &&
      same(
        c.columns.map((id) => nameOf(partition, id)),
        key.columns,
      ),
  );
  return effects.indexes(partition).find((index) => index.id === own?.index && index.valid);
}

/** A valid index of the partition that is made as its parent's is to be, whatever its direction, and belongs to no other one. */
export function indexTwin(effects: Effects, partition: Table, index: ChangeOf<'create-index'>): Index | undefined {
  return effects.indexes(partition).find((own) => {
    if (!own.valid || own.parent !== undefined || own.unique !== index.unique) return false;
    if ((own.method ?? 'btree') !== (index.method ?? 'btree') || own.where?.text !== index.where?.text) return false;
    const plain = index.elements.every((e) => e.column !== undefined && !e.operatorClass);
    const columns = index.elements.map((e) => e.column);
    return (
      plain &&
      same(columnsOfIndex(own, partition), columns) &&
      own.elements.every((e) => !e.operatorClass) &&
      same(
        own.include.map((id) => nameOf(partition, id)),
        index.include,
      )
    );
  });
}

const nameOf = (table: Table, id: number): string | undefined => table.columns.find((c) => c.id === id)?.name;

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value !== undefined && value === b[i]);
