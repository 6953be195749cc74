import {
  type Column,
  childrenOf,
  dependentsOf,
  type Publication,
  type Relation,
  type Table,
  type Trigger,
  type View,
} from '../catalog.ts';
import { type Draft, without } from './draft.ts';
import { dropFunctionsOfType } from './types.ts';

/**
 * What goes along when something is dropped. As PostgreSQL has it: indexes, own constraints, owned sequences and partitions
 * go in silence; views, foreign keys of other tables, inheriting tables, triggers and policies need CASCADE.
 */
export function dropRelation(draft: Draft, relation: Relation, cascade: boolean): void {
  if (!draft.catalog.relations.has(relation.id)) return;
  draft.doomed.add(relation.id);
  for (const dependent of dependentsOf(draft.catalog, relation.id)) dropDependent(draft, relation, dependent, cascade);
  if (relation.kind === 'sequence') dropDefaultsFrom(draft, relation, cascade);
  if ((relation.kind === 'table' || relation.kind === 'view') && !draft.mysql) {
    dropFunctionsOfType(draft, relation, cascade);
  }
  const now = draft.catalog.relations.get(relation.id);
  if (now) draft.remove(now);
}

function dropDependent(draft: Draft, relation: Relation, dependent: Relation, cascade: boolean): void {
  // Its own turn comes: the statement names it as well, or it is where this began.
  if (draft.doomed.has(dependent.id) && dependent.kind !== 'table') return;
  switch (dependent.kind) {
    case 'index':
    case 'sequence':
      dropRelation(draft, dependent, true);
      break;
    case 'view':
      // MySQL leaves the view behind, broken.
      if (draft.mysql) break;
      if (blocks(draft, dependent, cascade)) {
        draft.refuse(`the view ${draft.show(dependent)} reads ${draft.show(relation)}`);
      }
      dropRelation(draft, dependent, true);
      break;
    case 'table':
      if (dependent.parents.includes(relation.id)) {
        if (draft.doomed.has(dependent.id)) break;
        if (dependent.partitionBound === undefined && blocks(draft, dependent, cascade)) {
          draft.refuse(`${draft.show(dependent)} inherits from ${draft.show(relation)}`);
        }
        dropRelation(draft, dependent, true);
      } else dropForeignKeys(draft, relation, undefined, cascade);
  }
}

const blocks = (draft: Draft, dependent: Relation, cascade: boolean): boolean =>
  !cascade && !draft.doomed.has(dependent.id);

/** Drops foreign keys of other tables to this one (to one of its columns), which needs CASCADE. */
export function dropForeignKeys(
  draft: Draft,
  target: Relation,
  columns: readonly number[] | undefined,
  cascade: boolean,
): void {
  for (const other of dependentsOf(draft.catalog, target.id)) {
    if (other.kind !== 'table') continue;
    const gone = other.constraints.filter(
      (c) =>
        c.references?.table === target.id &&
        (columns === undefined || c.references.columns.some((column) => columns.includes(column))),
    );
    if (gone.length === 0) continue;
    // Nobody drops a referenced table in MySQL but with foreign_key_checks off.
    if (other.id !== target.id && !draft.mysql && blocks(draft, other, cascade)) {
      draft.refuse(`the foreign key ${gone[0]?.name} of ${draft.show(other)} refers to ${draft.show(target)}`);
    }
    draft.edit(other.id, (t) => ({ ...t, constraints: t.constraints.filter((c) => !gone.includes(c)) }));
  }
}

function dropDefaultsFrom(draft: Draft, sequence: Relation, cascade: boolean): void {
  for (const table of draft.catalog.relations.values()) {
    if (table.kind !== 'table') continue;
    const fed = table.columns.filter((column) => feeds(sequence, column));
    if (fed.length === 0) continue;
    if (!cascade && !draft.doomed.has(table.id)) {
      draft.refuse(`${draft.show(table)}.${fed[0]?.name} takes its default from ${draft.show(sequence)}`);
    }
    for (const column of fed) draft.editColumn(table.id, column.id, (c) => without(c, 'default'));
  }
}

/** Whether a column's default is `nextval` of this sequence. */
export const feeds = (sequence: { schema: string; name: string }, column: Column): boolean =>
  column.default?.calls.some(
    (call) =>
      call.name.name === 'nextval' &&
      call.literals.some((literal) => {
        const parts = literal.replaceAll('"', '').split('.');
        return parts.at(-1) === sequence.name && (parts.length === 1 || parts.at(-2) === sequence.schema);
      }),
  ) ?? false;

/** Drops a column with its indexes, constraints and owned sequences, here and in the tables that have it from here. */
export function dropColumn(draft: Draft, owner: Table, column: Column, cascade: boolean): void {
  if (draft.mysql) dropMysqlColumn(draft, owner, column);
  else dropColumnDependents(draft, owner, column, cascade);
  for (const child of childrenOf(draft.catalog, owner.id)) {
    const own = child.columns.find((c) => c.name === column.name);
    if (own?.inherited === 'only' && draft.heirs(owner.id).length > 0) dropColumn(draft, child, own, cascade);
    else if (own) draft.editColumn(child.id, own.id, (c) => without(c, 'inherited'));
  }
  draft.edit(owner.id, (t) => ({ ...t, columns: t.columns.filter((c) => c.id !== column.id) }));
}

function dropColumnDependents(draft: Draft, owner: Table, column: Column, cascade: boolean): void {
  const { id } = owner;
  const name = `${draft.show(owner)}.${column.name}`;
  for (const dependent of dependentsOf(draft.catalog, id)) {
    if (dependent.kind === 'view' && readsColumn(dependent, id, column.id)) {
      if (blocks(draft, dependent, cascade)) draft.refuse(`the view ${draft.show(dependent)} reads ${name}`);
      dropRelation(draft, dependent, true);
    } else if (dependent.kind === 'index' && dependent.reads.includes(column.id)) {
      dropRelation(draft, dependent, true);
    } else if (dependent.kind === 'sequence' && dependent.ownedBy?.column === column.id) {
      draft.editColumn(id, column.id, (c) => without(c, 'default'));
      dropRelation(draft, dependent, cascade);
    }
  }
  dropForeignKeys(draft, owner, [column.id], cascade);
  const table = draft.current(id);
  for (const computed of table.columns) {
    if (computed.id === column.id || !computed.generated?.reads?.includes(column.id)) continue;
    if (!cascade) draft.refuse(`${draft.show(owner)}.${computed.name} is computed from ${name}`);
    dropColumn(draft, draft.current(id), computed, true);
  }
  const needs = (t: Trigger): boolean => t.columns.includes(column.id) || t.reads?.includes(column.id) === true;
  const trigger = table.triggers.find(needs);
  const policy = table.policies.find((p) => p.columns.includes(column.id));
  if (!cascade && trigger) draft.refuse(`the trigger ${trigger.name} depends on ${name}`);
  if (!cascade && policy) draft.refuse(`the policy ${policy.name} depends on ${name}`);
  const published = (p: Publication): boolean =>
    p.columns?.includes(column.id) === true || p.reads?.includes(column.id) === true;
  const publication = table.publications?.find(published);
  if (!cascade && publication) draft.refuse(`the publication ${publication.name} depends on ${name}`);
  draft.edit(id, (t) => {
    const constraints = kept(
      t.constraints,
      (c) => !c.columns.includes(column.id) && (c.index === undefined || draft.catalog.relations.has(c.index)),
    );
    const triggers = kept(t.triggers, (g) => !needs(g));
    const policies = kept(t.policies, (p) => !p.columns.includes(column.id));
    const statistics = t.statistics && kept(t.statistics, (s) => !s.reads.includes(column.id));
    const publications = t.publications && kept(t.publications, (p) => !published(p));
    const same =
      constraints === t.constraints &&
      triggers === t.triggers &&
      policies === t.policies &&
      statistics === t.statistics &&
      publications === t.publications;
    if (same) return t;
    const { statistics: _, publications: __, ...rest } = t;
    return {
      ...rest,
      constraints,
      triggers,
      policies,
      ...(statistics && statistics.length > 0 && { statistics }),
      ...(publications && publications.length > 0 && { publications }),
    };
  });
}

/** The list itself where all of it stays: then links and names need not be made anew. */
const kept = <T>(list: readonly T[], stays: (each: T) => boolean): readonly T[] =>
  list.every(stays) ? list : list.filter(stays);

export const readsColumn = (view: View, relation: number, column: number): boolean =>
  view.reads.some((read) => read.relation === relation && read.column === column);

/** MySQL takes the column out of its indexes; an index goes with its last column. */
function dropMysqlColumn(draft: Draft, owner: Table, column: Column): void {
  for (const other of [owner, ...dependentsOf(draft.catalog, owner.id)]) {
    if (other.kind !== 'table') continue;
    const key = other.constraints.find(
      (c) =>
        c.type === 'foreign-key' &&
        ((other.id === owner.id && c.columns.includes(column.id)) ||
          (c.references?.table === owner.id && c.references.columns.includes(column.id))),
    );
    if (key)
      draft.refuse(`the foreign key ${key.name} of ${draft.show(other)} needs ${draft.show(owner)}.${column.name}`);
  }
  const gone = new Set<number>();
  for (const index of dependentsOf(draft.catalog, owner.id)) {
    if (index.kind !== 'index' || !index.reads.includes(column.id)) continue;
    const elements = index.elements.filter((e) => e.columnId !== column.id);
    if (elements.length > 0) draft.put({ ...index, elements, reads: index.reads.filter((c) => c !== column.id) });
    else {
      gone.add(index.id);
      draft.remove(index);
    }
  }
  draft.edit(owner.id, (t) => ({
    ...t,
    constraints: t.constraints
      .filter((c) => !(c.index !== undefined && gone.has(c.index)))
      .filter((c) => !(c.type === 'check' && c.columns.includes(column.id)))
      .map((c) => (c.columns.includes(column.id) ? { ...c, columns: c.columns.filter((x) => x !== column.id) } : c)),
  }));
}
