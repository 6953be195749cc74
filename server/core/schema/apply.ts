import type { Map as PersistentMap } from 'immutable';
import { access } from './apply/access.ts';
import { columns } from './apply/columns.ts';
import { constraints } from './apply/constraints.ts';
import { Draft, type Handlers, type Problem, Refusal, Unknowable } from './apply/draft.ts';
import { dropRelation } from './apply/drops.ts';
import { indexes } from './apply/indexes.ts';
import { onTables } from './apply/on-tables.ts';
import { routines } from './apply/routines.ts';
import { countRowVersion } from './apply/row-versions.ts';
import { schemas } from './apply/schemas.ts';
import { sequences } from './apply/sequences.ts';
import { dropSession, session } from './apply/session.ts';
import { statistics } from './apply/statistics.ts';
import { tables } from './apply/tables.ts';
import { types } from './apply/types.ts';
import { views } from './apply/views.ts';
import { type Catalog, derived, findIndex, findRelation } from './catalog.ts';
import type { Change, ChangeKind } from './change.ts';
import { equal } from './equal.ts';
import type { Name } from './names.ts';

export type { Problem } from './apply/draft.ts';

export interface Applied {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
}

/**
 * The catalog after a change, as the server would have it: names it makes up, what it drops along, what it refuses.
 * A change that the server would refuse, or that names what this catalog lacks, is a problem and leaves the catalog as it
 * was, but for one more gap. In a DO block it may stand under a condition that isn't met, so there it is no problem.
 *
 * `together`: all changes of the statement, where there are several; `DROP TABLE a, b` may then drop what refers to each
 * other. `known`: what the change came to on a catalog much like this one; relations that come out equal are the same
 * objects then, so that whoever looked at them knows. Pure, and never throws.
 */
export function apply(catalog: Catalog, change: Change, together: readonly Change[] = [], known?: Catalog): Applied {
  const draft = new Draft(catalog, change, carryOut, 0, known);
  const [first] = together;
  if (first?.kind === 'create-schema' && first !== change) return inSchema(catalog, change, first.schema);
  if (together.length > 1) for (const other of together) doom(draft, other);
  if (change.inside === 'do') {
    draft.attempt(change);
    return { catalog: draft.catalog, problems: [] };
  }
  try {
    const altered = draft.mysql && 'table' in change && change.table ? findRelation(catalog, change.table) : undefined;
    carryOut(draft, change);
    if (altered?.kind === 'table') countRowVersion(draft, change, together, altered);
  } catch (error) {
    if (error instanceof Unknowable) return { catalog, problems: [] };
    const message = error instanceof Refusal ? error.message : `this could not be followed (${String(error)})`;
    return { catalog: { ...catalog, gaps: catalog.gaps + 1 }, problems: [{ at: change.at, message }] };
  }
  const { problems } = draft;
  if (problems.length > 0) draft.update({ gaps: draft.catalog.gaps + 1 });
  return { catalog: known ? settled(draft.catalog, catalog, known) : draft.catalog, problems };
}

/** Functions and types that a change made, and that say what they said the last time, are the same objects. */
function settled(now: Catalog, before: Catalog, known: Catalog): Catalog {
  const functions = settledMap(now.functions, before.functions, known.functions);
  const types = settledMap(now.types, before.types, known.types);
  return functions === now.functions && types === now.types ? now : derived(now, { functions, types });
}

const settledMap = <V>(
  now: PersistentMap<string, V>,
  before: PersistentMap<string, V>,
  known: PersistentMap<string, V>,
): PersistentMap<string, V> =>
  now !== before && now.size === known.size && now.every((value, key) => equal(value, known.get(key))) ? known : now;

/** CREATE SCHEMA s CREATE TABLE … CREATE VIEW …: names in there mean those of the new schema first. */
function inSchema(catalog: Catalog, change: Change, schema: string): Applied {
  const { searchPath } = catalog;
  const applied = apply({ ...catalog, searchPath: [schema, ...searchPath] }, change);
  return { ...applied, catalog: { ...applied.catalog, searchPath } };
}

/**
 * The changes of a statement in the order in which PostgreSQL carries them out: the actions of ALTER TABLE drop first, then
 * change types, then add columns, then add constraints and the rest. (AlterTablePass in src/backend/commands/tablecmds.c.)
 */
export function inServerOrder(changes: readonly Change[]): readonly Change[] {
  const ranks = changes.map((change) => passes.findIndex((kinds) => kinds.includes(change.kind)) >>> 0);
  // Only the actions of one ALTER TABLE: not the tables of a DROP, nor the statements of a DO block.
  const apart = (change: Change) => change.inside || !('table' in change) || change.kind.endsWith('-table');
  if (changes.length < 2 || changes.some(apart)) return changes;
  return changes
    .map((change, at) => ({ change, rank: ranks[at] ?? 0, at }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ change }) => change);
}

const passes: readonly (readonly ChangeKind[])[] = [
  ['drop-column', 'drop-constraint', 'drop-not-null', 'drop-generated'],
  ['set-column-type'],
  ['add-column'],
  ['set-generated'],
  ['set-default', 'drop-default', 'add-identity', 'set-identity', 'drop-identity', 'set-not-null'],
  ['add-constraint'],
];

/** The catalog after the session that ran a migration has ended: temporary tables gone, search path and transaction reset. */
export function endSession(catalog: Catalog): Catalog {
  const idle =
    catalog.searchPath.length === 1 &&
    catalog.searchPath[0] === catalog.defaultSchema &&
    !catalog.atBegin &&
    !catalog.timeZone &&
    !catalog.uncheckedKeys &&
    !catalog.temporary;
  if (idle) return catalog;
  const draft = new Draft(catalog, { kind: 'other', what: '', at: { start: 0, end: 0 } }, carryOut);
  dropSession(draft, (id) => {
    const relation = draft.catalog.relations.get(id);
    if (relation) dropRelation(draft, relation, true);
  });
  return draft.catalog;
}

const handlers: Handlers<ChangeKind> = {
  ...tables,
  ...columns,
  ...constraints,
  ...indexes,
  ...statistics,
  ...sequences,
  ...types,
  ...views,
  ...routines,
  ...onTables,
  ...schemas,
  ...session,
  ...access,
};

function carryOut(draft: Draft, change: Change): void {
  if (change.ifPresent && isMissing(draft.catalog, change)) return;
  const handler = handlers[change.kind] as ((draft: Draft, change: Change) => void) | undefined;
  handler?.(draft, change);
}

function isMissing(catalog: Catalog, change: Change): boolean {
  const named = change as { table?: Name; view?: Name; index?: Name; sequence?: Name; object?: Name };
  const name = named.index ?? named.view ?? named.sequence ?? named.table ?? named.object;
  return (
    name !== undefined &&
    typeof name === 'object' &&
    !findRelation(catalog, name) &&
    !findIndex(catalog, name, named.table)
  );
}

/** What a statement drops can't stand in the way of what else it drops. */
function doom(draft: Draft, change: Change): void {
  const { catalog } = draft;
  const target =
    change.kind === 'drop-table'
      ? findRelation(catalog, change.table)
      : change.kind === 'drop-view'
        ? findRelation(catalog, change.view)
        : change.kind === 'drop-sequence'
          ? findRelation(catalog, change.sequence)
          : change.kind === 'drop-index'
            ? findIndex(catalog, change.index, change.table)
            : undefined;
  if (target) draft.doomed.add(target.id);
}
