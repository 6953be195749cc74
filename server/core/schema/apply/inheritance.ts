import {
  type Column,
  type Constraint,
  findRelation,
  type Index,
  indexesOf,
  type Statistics,
  type Table,
} from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { showName } from '../names.ts';
import { addConstraint } from './constraints.ts';
import { type Draft, without } from './draft.ts';
import { addIndex } from './indexes.ts';
import { relationName, statisticsName } from './made-up-names.ts';
import { addSequence } from './sequences.ts';
import { addStatistics } from './statistics.ts';

type Like = ChangeOf<'create-table'>['like'][number];

const nowhere = { start: 0, end: 0 };

/** Columns from INHERITS or PARTITION OF: copies with ids of their own. */
export function inheritColumns(
  draft: Draft,
  change: ChangeOf<'create-table'>,
): { columns: readonly Column[]; parents: readonly Table[]; open: boolean } {
  const names = change.partitionOf ? [change.partitionOf.parent] : change.inherits;
  const parents: Table[] = [];
  let columns: readonly Column[] = [];
  let open = false;
  for (const name of names) {
    const parent = findRelation(draft.catalog, name);
    if (parent?.kind !== 'table') {
      draft.complain(`there is no table ${showName(name)}`);
      open = true;
      continue;
    }
    parents.push(parent);
    open ||= parent.open === true;
    for (const column of parent.columns) {
      const { comment: _, statistics: __, options: ___, identity, ...rest } = column;
      // A partition shares its parent's identity; an inheriting table does not.
      const shared = change.partitionOf && identity ? { identity } : {};
      columns = mergeColumn(draft, columns, { ...rest, ...shared, id: draft.id(), inherited: 'only' });
    }
  }
  return { columns, parents, open };
}

/** Adds a column to a list, or merges it with the one of its name, as for inherited and queried columns. */
export function mergeColumn(draft: Draft, columns: readonly Column[], column: Column): readonly Column[] {
  const same = draft.mysql
    ? columns.find((c) => c.name.toLowerCase() === column.name.toLowerCase())
    : columns.find((c) => c.name === column.name);
  if (!same) return [...columns, column];
  if (!same.inherited && !draft.mysql && column.inherited === undefined && same.type.name !== 'unknown') {
    draft.refuse(`column ${column.name} is given twice`);
  }
  const merged: Column = {
    ...same,
    ...(column.default && { default: column.default }),
    ...(column.generated && { generated: column.generated }),
    ...(column.identity && { identity: column.identity }),
    // A typed column list over PARTITION OF gives no type of its own.
    type: same.inherited ? same.type : column.type,
    notNull: same.notNull || column.notNull,
    ...(same.inherited && { inherited: column.inherited ?? ('also' as const) }),
  };
  return columns.map((c) => (c === same ? merged : c));
}

const includes = (like: Like, what: string): boolean =>
  like.including.some((word) => word.toLowerCase() === what || word.toLowerCase() === 'all');

/** Columns of LIKE. Types and NOT NULL always come along, the rest by INCLUDING; MySQL copies everything. */
export function copyColumns(draft: Draft, like: Like): readonly Column[] {
  const source = findRelation(draft.catalog, like.table);
  if (source?.kind === 'view') {
    return source.columns.map((c) => ({
      id: draft.id(),
      name: c.name,
      type: c.type ?? { name: 'unknown', modifiers: [], dimensions: 0 },
      notNull: false,
    }));
  }
  if (source?.kind !== 'table') return draft.refuse(`there is no table ${showName(like.table)}`);
  return source.columns.map((column) => {
    const { default: value, generated, identity, comment, storage, compression, ...others } = column;
    const { inherited: _, statistics: __, options: ___, ...rest } = others;
    const all = draft.mysql;
    return {
      ...rest,
      id: draft.id(),
      ...(value && (all || includes(like, 'defaults')) && { default: value }),
      ...(generated && (all || includes(like, 'generated')) && { generated }),
      ...(identity && (all || includes(like, 'identity')) && { identity }),
      ...(comment && (all || includes(like, 'comments')) && { comment }),
      ...(storage && includes(like, 'storage') && { storage }),
      ...(compression && includes(like, 'compression') && { compression }),
    };
  });
}

/** The rest of LIKE, once the table stands: identity sequences, checks, indexes and the keys on them; no foreign keys. */
export function copyLike(draft: Draft, id: number, like: Like): void {
  const source = findRelation(draft.catalog, like.table);
  if (source?.kind !== 'table') return;
  const nameOf = (column: number): string => source.columns.find((c) => c.id === column)?.name ?? '';
  for (const column of source.columns) {
    const copy = draft.columnIf(draft.current(id), column.name);
    if (copy?.identity && column.identity) addSequence(draft, draft.current(id), copy, false);
  }
  if (draft.mysql || includes(like, 'constraints')) {
    for (const { type, name, expression, comment } of source.constraints) {
      if (type === 'check' && expression) {
        addConstraint(draft, draft.current(id), { type, at: nowhere, expression, ...(!draft.mysql && { name }) });
        if (comment !== undefined && includes(like, 'comments'))
          draft.edit(id, (t) => ({
            ...t,
            constraints: t.constraints.map((c) => (c.name === name ? { ...c, comment } : c)),
          }));
      }
    }
  }
  for (const each of !draft.mysql && includes(like, 'statistics') ? (source.statistics ?? []) : []) {
    // In the order of the columns; expressions come last.
    const place = ({ columnId }: Statistics['elements'][number]): number =>
      source.columns.findIndex((c) => c.id === columnId) >>> 0;
    const elements = [...each.elements]
      .sort((a, b) => place(a) - place(b))
      .map(({ columnId, ...element }) =>
        columnId === undefined ? element : { ...element, column: nameOf(columnId), text: element.text },
      );
    const { schema, name } = draft.current(id);
    addStatistics(draft, draft.current(id), {
      schema,
      name: statisticsName(draft, schema, name, elements),
      elements,
      kinds: each.kinds,
      reads: [],
      ...(each.comment !== undefined && includes(like, 'comments') && { comment: each.comment }),
    });
  }
  if (!draft.mysql && !includes(like, 'indexes')) return;
  const ordered = indexesOf(draft.catalog, source.id);
  for (const index of ordered) {
    const constraint = source.constraints.find((c) => c.index === index.id);
    const name = copiedName(draft, draft.current(id), index, constraint?.type);
    const columns = index.elements.flatMap((e) => (e.columnId === undefined ? [] : nameOf(e.columnId)));
    const include = index.include.map(nameOf);
    if (constraint?.type === 'primary-key' || constraint?.type === 'unique') {
      addConstraint(draft, draft.current(id), {
        type: constraint.type,
        at: nowhere,
        columns,
        include,
        name,
        ...(index.nullsNotDistinct && { nullsNotDistinct: true }),
        ...(index.storage && { storage: index.storage }),
        ...(index.tablespace !== undefined && { tablespace: index.tablespace }),
        ...(constraint.deferrable && { deferrable: true }),
        ...(constraint.initiallyDeferred && { initiallyDeferred: true }),
        ...(constraint.withoutOverlaps && { withoutOverlaps: true }),
      } as never);
    } else if (constraint?.type === 'exclude') {
      addConstraint(draft, draft.current(id), {
        type: 'exclude',
        name,
        at: nowhere,
        text: exclusionText(index, include, constraint.operators),
        columns,
        ...(constraint.deferrable && { deferrable: true }),
        ...(constraint.initiallyDeferred && { initiallyDeferred: true }),
      });
    } else {
      const made = addIndex(draft, draft.current(id), {
        index: name,
        elements: index.elements.map((e) => without(e, 'columnId', 'statistics')),
        include,
        unique: index.unique,
        ...(index.method !== undefined && { method: index.method }),
        ...(index.where && { where: index.where }),
        nullsNotDistinct: index.nullsNotDistinct,
        ...(index.storage && { storage: index.storage }),
        ...(index.tablespace !== undefined && { tablespace: index.tablespace }),
        only: false,
      });
      if (index.comment !== undefined && includes(like, 'comments')) draft.put({ ...made, comment: index.comment });
    }
  }
}

/** A copied index is named after the columns the original was made with, whatever they are called by now. */
function copiedName(draft: Draft, table: Table, index: Index, type: Constraint['type'] | undefined): string {
  if (draft.mysql) return index.name;
  const label = type === 'primary-key' ? 'pkey' : type === 'unique' ? 'key' : type === 'exclude' ? 'excl' : 'idx';
  return relationName(draft, table.schema, table.name, label === 'pkey' ? undefined : index.columnNames, label);
}

const exclusionText = (index: Index, include: readonly string[], operators: readonly string[] = []): string => {
  const elements = index.elements.map((e) => (e.expression ? `(${e.expression.text})` : e.text));
  const where = index.where ? ` WHERE (${index.where.text})` : '';
  const storage = Object.entries(index.storage ?? {}).map(([name, value]) => `${name} = '${value}'`);
  const settings = storage.length > 0 ? ` WITH (${storage.join(', ')})` : '';
  const more =
    include.length > 0 ? ` INCLUDE (${include.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')})` : '';
  return `USING ${index.method} (${elements.map((e, at) => `${e} WITH ${operators[at] ?? '='}`).join(', ')})${more}${settings}${where}`;
};
