import { callsIn } from '../../../schema/apply/calls.ts';
import { type Catalog, type FunctionObject, findIndex, findRelation } from '../../../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import { type Facts, noFacts } from '../../dialect.ts';
import { columns } from './facts/columns.ts';
import { constraints } from './facts/constraints.ts';
import { Effects, type Teller, type Tellers } from './facts/effects.ts';
import { indexes } from './facts/indexes.ts';
import { other } from './facts/other.ts';
import { partitions } from './facts/partitions.ts';
import { routines } from './facts/routines.ts';
import { rows } from './facts/rows.ts';
import { statistics } from './facts/statistics.ts';
import { tables } from './facts/tables.ts';
import { types } from './facts/types.ts';
import { views } from './facts/views.ts';

/**
 * What a Change does to a running PostgreSQL of a major version (10 and later). The sources are the documentation's chapters on
 * each command and "Explicit Locking", and measurements: every statement run on 10, 11, 12, 14, 16 and 18, its locks read from
 * `pg_locks`, its rewrites and index builds from the files, its scans from `pg_stat_xact_user_tables`. Pure, and never throws.
 *
 * Where the catalog doesn't tell, the worse case is taken and `assumes` says so. What only a Change before it in the same
 * statement or transaction holds is not repeated.
 */
export function facts(change: Change, before: Catalog, version: number): Facts {
  if (change.ifPresent && isMissing(change, before)) return noFacts;
  const effects = new Effects(before, version);
  try {
    tell(effects, change);
  } catch {
    effects.assume('What this does could not be worked out.');
  }
  return effects.facts();
}

function tell(effects: Effects, change: Change, depth = 0): void {
  const teller = tellers[change.kind] as Teller<ChangeKind> | undefined;
  teller?.(effects, change as ChangeOf<ChangeKind>);
  if (depth >= 5) return;
  for (const { name, changes, words } of calledBy(change, effects.catalog)) {
    for (const inner of changes ?? []) tell(effects, inner, depth + 1);
    if (words.includes('execute')) effects.assume(`The SQL that ${name} puts together locks no table.`);
  }
}

/** Routines of the user's own that a statement runs, whose bodies may lock tables in turn. */
function calledBy(change: Change, catalog: Catalog): FunctionObject[] {
  const calls = change.kind === 'call' ? [change.call] : change.kind === 'select' ? callsIn(change.query) : [];
  return calls.flatMap(({ name }) =>
    (name.schema === undefined ? catalog.searchPath : [name.schema]).flatMap(
      (schema) => catalog.functions.get(`${schema}.${name.name}`) ?? [],
    ),
  );
}

const tellers: Tellers<ChangeKind> = {
  ...tables,
  ...columns,
  ...constraints,
  ...indexes,
  ...partitions,
  ...types,
  ...views,
  ...routines,
  ...rows,
  ...statistics,
  ...other,
};

function isMissing(change: Change, catalog: Catalog): boolean {
  const named = change as { table?: Name; view?: Name; index?: Name; sequence?: Name; object?: Name };
  const name = named.index ?? named.view ?? named.sequence ?? named.table ?? named.object;
  return typeof name === 'object' && !findRelation(catalog, name) && !findIndex(catalog, name);
}
