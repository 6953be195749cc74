import { type Constraint, childrenOf, findRelation, type Index, indexesOf, type Table } from '../catalog.ts';
import type { ConstraintDefinition, IndexElement } from '../change.ts';
import { append, base, type Definition } from './constraint-definitions.ts';
import type { Draft } from './draft.ts';
import { readExclusion } from './exclusions.ts';
import { adoptIndex, dropImplicit, renameIndex } from './indexes.ts';
import { indexColumnNames, mysqlIndexName, relationName } from './made-up-names.ts';
import { placed } from './options.ts';

/** What a constraint is, its name, columns and index apart. */
type Kind = Omit<Constraint, 'name' | 'columns' | 'index' | 'inherited'>;

/** Adds a primary key, unique or exclusion constraint with the index beneath it. */
export function addIndexConstraint(
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
  const kind: Kind = {
    ...base(definition),
    ...(definition.type === 'exclude' && { operators: readExclusion(definition.text, []).operators }),
  };
  append(draft, draft.current(table.id), { ...kind, name: index.name, columns: constrained, index: index.id });
  if (!draft.mysql && table.partitionBy) {
    for (const child of draft.heirs(table.id)) inheritIndexConstraint(draft, child, index, kind);
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
  const included = definition.type === 'exclude' ? (exclusion?.include ?? []) : (definition.include ?? []);
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
  const parameters: Pick<Index, 'storage' | 'tablespace'> =
    exclusion ?? (definition.type === 'exclude' ? {} : definition);
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
    method: exclusion?.method ?? ('withoutOverlaps' in definition && definition.withoutOverlaps ? 'gist' : 'btree'),
    elements,
    include,
    reads: [...new Set([...elements.flatMap((e) => e.columnId ?? []), ...include, ...read])],
    ...(exclusion?.where && { where: exclusion.where }),
    ...(parameters.storage && { storage: parameters.storage }),
    ...placed(parameters.tablespace),
    valid: !(table.partitionBy && !draft.mysql && heirless(draft, table)),
    nullsNotDistinct: definition.type === 'unique' && definition.nullsNotDistinct === true,
    columnNames: names,
  };
  if (draft.mysql) dropImplicit(draft, index);
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

/** Gives a partition the index and constraint its parent has. */
export function inheritIndexConstraint(draft: Draft, child: Table, parent: Index, kind: Kind): void {
  const index = adoptIndex(
    draft,
    child,
    parent,
    kind.type === 'primary-key' ? 'pkey' : kind.type === 'unique' ? 'key' : 'excl',
  );
  const columns = index.elements.flatMap((e) => e.columnId ?? []);
  draft.edit(child.id, (t) => ({
    ...t,
    columns:
      kind.type === 'primary-key'
        ? t.columns.map((c) => (columns.includes(c.id) ? { ...c, notNull: true } : c))
        : t.columns,
    constraints: t.constraints.some((c) => c.index === index.id)
      ? t.constraints.map((c) => (c.index === index.id ? { ...c, inherited: true } : c))
      : [...t.constraints, { ...kind, name: index.name, columns, index: index.id, inherited: true }],
  }));
  for (const grandchild of childrenOf(draft.catalog, child.id)) inheritIndexConstraint(draft, grandchild, index, kind);
}
