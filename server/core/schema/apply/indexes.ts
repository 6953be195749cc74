import {
  childrenOf,
  findIndex,
  findRelation,
  type Index,
  indexesOf,
  type Table,
  tableById,
  type View,
} from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { showName } from '../names.ts';
import { renameConstraint } from './constraints.ts';
import { article, type Draft, type Handlers } from './draft.ts';
import { dropForeignKeys, dropRelation } from './drops.ts';
import { indexColumnNames, mysqlIndexName, relationName } from './made-up-names.ts';
import { inTablespace, placed } from './options.ts';
import { renameRelation } from './tables.ts';

type Kinds = 'create-index' | 'drop-index' | 'rename-index' | 'attach-index' | 'reindex';

export const indexes: Handlers<Kinds> = {
  'create-index'(draft, change) {
    const relation = draft.relation(change.table);
    if (relation.kind !== 'table' && !(relation.kind === 'view' && relation.materialized)) {
      draft.refuse(`${showName(change.table)} is ${article(relation)}, not a table`);
    }
    if (change.index !== undefined) {
      const same = draft.mysql
        ? findIndex(draft.catalog, { name: change.index }, change.table)
        : draft.taken(relation.schema, change.index);
      if (same && change.ifNotExists) return;
      if (same && !(same.kind === 'index' && same.implicit))
        draft.refuse(`there already is ${article(same)} ${draft.show(same)}`);
    }
    addIndex(draft, relation as Table | View, change);
  },

  'drop-index'(draft, change) {
    const index = findIndex(draft.catalog, change.index, change.table);
    if (!index) {
      const other = draft.mysql ? undefined : findRelation(draft.catalog, change.index);
      if (change.ifExists && !other) return;
      return draft.refuse(
        other
          ? `${showName(change.index)} is ${article(other)}, not an index`
          : `there is no index ${showName(change.index)}`,
      );
    }
    const table = tableById(draft.catalog, index.table);
    const constraint = table?.constraints.find((c) => c.index === index.id);
    if (constraint && !draft.mysql) {
      draft.refuse(
        `the index ${index.name} belongs to the constraint ${constraint.name} of ${draft.show(table as Table)}`,
      );
    }
    if (index.parent !== undefined) draft.refuse(`the index ${index.name} is part of a partitioned index`);
    // A foreign key may rest on a unique index that is no constraint.
    if (index.unique && table && !draft.mysql && !sameKey(draft, index)) {
      const columns = index.elements.flatMap((e) => e.columnId ?? []);
      const exact = [...(draft.catalog.dependents.get(table.id) ?? [])].some((id) =>
        tableById(draft.catalog, id)?.constraints.some(
          (c) =>
            c.references?.table === table.id &&
            c.references.columns.length === columns.length &&
            c.references.columns.every((column) => columns.includes(column)),
        ),
      );
      if (exact) dropForeignKeys(draft, table, columns, change.cascade);
    }
    if (constraint && table) {
      draft.edit(table.id, (t) => ({ ...t, constraints: t.constraints.filter((c) => c !== constraint) }));
    }
    dropRelation(draft, index, true);
  },

  'rename-index'(draft, change) {
    const index = findIndex(draft.catalog, change.index, change.table);
    if (index) return renameIndex(draft, index, change.to);
    const other = draft.mysql ? undefined : findRelation(draft.catalog, change.index);
    if (!other) return draft.refuse(`there is no index ${showName(change.index)}`);
    renameRelation(draft, other, change.to);
  },

  'attach-index'(draft, change) {
    const parent =
      findIndex(draft.catalog, change.index) ?? draft.refuse(`there is no index ${showName(change.index)}`);
    const index =
      findIndex(draft.catalog, change.partition) ?? draft.refuse(`there is no index ${showName(change.partition)}`);
    draft.put({ ...index, parent: parent.id });
    const attached = new Set(
      [...draft.catalog.relations.values()].flatMap((r) =>
        r.kind === 'index' && r.parent === parent.id ? r.table : [],
      ),
    );
    if (childrenOf(draft.catalog, parent.table).every((child) => attached.has(child.id))) {
      draft.put({ ...parent, valid: true });
    }
  },

  reindex(draft, { what, name, tablespace }) {
    if (tablespace === undefined || !name) return;
    const relation = findRelation(draft.catalog, name);
    const indexes =
      relation?.kind === 'index'
        ? [relation]
        : relation && what === 'table'
          ? indexesOf(draft.catalog, relation.id)
          : [];
    for (const index of indexes) draft.put(inTablespace(index, tablespace));
  },
};

const sameKey = (draft: Draft, index: Index): boolean =>
  indexesOf(draft.catalog, index.table).some(
    (other) =>
      other.id !== index.id &&
      other.unique &&
      !other.where &&
      other.elements.length === index.elements.length &&
      other.elements.every((e) => index.elements.some((mine) => mine.columnId === e.columnId)),
  );

type Definition = Pick<
  ChangeOf<'create-index'>,
  | 'index'
  | 'elements'
  | 'include'
  | 'unique'
  | 'method'
  | 'where'
  | 'nullsNotDistinct'
  | 'only'
  | 'storage'
  | 'tablespace'
>;

/** Adds an index, and its likeness to every partition. */
export function addIndex(draft: Draft, owner: Table | View, definition: Definition): Index {
  const idOf = (name: string): number | undefined => {
    const id =
      owner.kind === 'table' ? draft.columnIf(owner, name)?.id : owner.columns.find((c) => c.name === name)?.id;
    if (id === undefined && !owner.open) draft.refuse(`${draft.show(owner)} has no column ${name}`);
    return id;
  };
  const elements = definition.elements.map((element) => {
    const columnId = element.column === undefined ? undefined : idOf(element.column);
    return { ...element, ...(columnId !== undefined && { columnId }) };
  });
  const include = definition.include.flatMap((name) => idOf(name) ?? []);
  const inExpressions = [
    ...definition.elements.flatMap((e) => e.expression?.columns ?? []),
    ...(definition.where?.columns ?? []),
  ];
  const reads = inExpressions.flatMap((name) => owner.columns.find((c) => c.name === name)?.id ?? []);
  const columnNames = indexColumnNames([...definition.elements, ...definition.include.map((column) => ({ column }))]);
  const name = definition.index ?? madeUpName(draft, owner, definition, columnNames);
  if (!draft.mysql) draft.claim(owner.schema, name);
  const partitions =
    owner.kind === 'table' && owner.partitionBy && !draft.mysql ? childrenOf(draft.catalog, owner.id) : [];
  const index: Index = {
    kind: 'index',
    id: draft.id(),
    schema: owner.schema,
    name,
    table: owner.id,
    unique: definition.unique,
    ...(definition.method !== undefined && { method: definition.method }),
    elements,
    include,
    reads: [...new Set([...elements.flatMap((e) => e.columnId ?? []), ...include, ...reads])],
    ...(definition.where && { where: definition.where }),
    valid: !(definition.only && partitions.length > 0),
    nullsNotDistinct: definition.nullsNotDistinct === true,
    ...(definition.storage && { storage: definition.storage }),
    ...placed(definition.tablespace),
    columnNames,
  };
  if (draft.mysql) dropImplicit(draft, index);
  draft.put(index);
  if (!definition.only) for (const partition of partitions) adoptIndex(draft, partition, index, 'idx');
  return index;
}

/** InnoDB drops the index it made for a foreign key when a new one starts with the same columns. */
export function dropImplicit(draft: Draft, index: Index): void {
  for (const other of indexesOf(draft.catalog, index.table)) {
    const covered = other.elements.every((e, at) => e.columnId === index.elements[at]?.columnId);
    if (other.implicit && covered) draft.remove(other);
  }
}

function madeUpName(draft: Draft, owner: Table | View, definition: Definition, names: readonly string[]): string {
  if (!draft.mysql) return relationName(draft, owner.schema, owner.name, names, 'idx');
  const first = definition.elements[0]?.column ?? 'functional_index';
  return mysqlIndexName(
    first,
    indexesOf(draft.catalog, owner.id).map((i) => i.name),
  );
}

/** The partition's index that matches its parent's: one it has already, or a new one with a made-up name. */
export function adoptIndex(draft: Draft, child: Table, parent: Index, label: 'idx' | 'pkey' | 'key' | 'excl'): Index {
  const owner = draft.current(parent.table);
  const nameOf = (id: number): string => owner.columns.find((c) => c.id === id)?.name ?? '';
  const elements = parent.elements.map((element) => {
    const columnId = element.columnId === undefined ? undefined : draft.columnIf(child, nameOf(element.columnId))?.id;
    const { columnId: _, statistics: __, ...rest } = element;
    return { ...rest, ...(columnId !== undefined && { columnId }) };
  });
  const include = draft.columnIds(child, parent.include.map(nameOf));
  const reads = draft.columnIds(child, parent.reads.map(nameOf));
  const match = indexesOf(draft.catalog, child.id).find(
    (index) =>
      index.parent === undefined &&
      index.unique === parent.unique &&
      (index.method ?? 'btree') === (parent.method ?? 'btree') &&
      index.elements.length === elements.length &&
      index.elements.every(
        (e, at) => e.columnId === elements[at]?.columnId && e.expression?.text === elements[at]?.expression?.text,
      ) &&
      index.where?.text === parent.where?.text &&
      (label === 'idx' || draft.current(child.id).constraints.some((c) => c.index === index.id)),
  );
  if (match) {
    const adopted = { ...match, parent: parent.id };
    draft.put(adopted);
    return adopted;
  }
  const names = label === 'pkey' ? undefined : parent.columnNames;
  const { comment: _, clustered: __, ...like } = parent;
  const index: Index = {
    ...like,
    id: draft.id(),
    schema: child.schema,
    name: relationName(draft, child.schema, child.name, names, label),
    table: child.id,
    elements,
    include,
    reads,
    valid: true,
    parent: parent.id,
  };
  draft.put(index);
  if (label === 'idx')
    for (const grandchild of childrenOf(draft.catalog, child.id)) adoptIndex(draft, grandchild, index, label);
  return index;
}

/** Renames an index and the constraint it carries: they always share a name. */
export function renameIndex(draft: Draft, index: Index, to: string): void {
  if (draft.mysql) {
    const same = indexesOf(draft.catalog, index.table).some(
      (i) => i.name.toLowerCase() === to.toLowerCase() && i !== index,
    );
    if (same) draft.refuse(`there already is an index ${to}`);
  } else draft.claim(index.schema, to);
  const table = tableById(draft.catalog, index.table);
  const constraint = table?.constraints.find((c) => c.index === index.id);
  draft.put({ ...index, name: to });
  if (table && constraint) renameConstraint(draft, table, constraint.name, to);
}
