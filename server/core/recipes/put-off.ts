import { apply } from '../schema/apply.ts';
import { type Catalog, findRelation } from '../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import { resolve } from '../schema/resolve.ts';
import { lostOf } from './kept.ts';
import { mentions } from './names.ts';
import { type Plan, type PlanStep, type Recipe, type RecipeContext, statementText } from './recipe.ts';

/**
 * Why the rest of the release can't go on as it is written when a plan stands in for a change: something further down fails on
 * what the plan leaves for later, or what is left for later fails on that, or another schema comes out. Undefined: it can.
 */
export function inTheWay(
  { steps, takes = [] }: Pick<Plan, 'steps' | 'takes'>,
  { start, before, after, dialect, later, migration }: RecipeContext,
  label: string,
): string | undefined {
  // What it takes along may stand before the change that it was asked for.
  const done = migration.filter((change) => !later.includes(change)).slice(0, -1);
  const first = takes.some((change) => done.includes(change))
    ? done.filter((change) => !takes.includes(change)).reduce((now, change) => apply(now, change).catalog, start)
    : before;
  const run = (catalog: Catalog, chosen: readonly PlanStep[]): Catalog | undefined => {
    let now = catalog;
    for (const statement of chosen.flatMap((step) => step.statements)) {
      const { changes } = dialect.read(statementText(statement, dialect));
      for (const change of changes) {
        const { catalog: next, problems } = apply(now, change, changes);
        if (problems.length > 0) return undefined;
        now = next;
      }
    }
    return now;
  };
  const expand = steps.filter((step) => step.release === 'this' && step.phase === 'expand');
  const begun = run(first, expand);
  if (!begun) return `What takes the place of this can't be made here yet: something that it needs comes further down.`;
  let [planned, original] = [begun, after];
  for (const change of later) {
    const [own, theirs] = [apply(original, change), takes.includes(change) ? undefined : apply(planned, change)];
    if (theirs && theirs.problems.length > own.problems.length) return countsOn(change, label);
    if (theirs && 'query' in change && change.query && fails(change.query, planned, original))
      return countsOn(change, label);
    if (theirs && (change.kind === 'grant' || change.kind === 'revoke') && lacksColumn(change, planned, original))
      return countsOn(change, label);
    original = own.catalog;
    planned = theirs?.catalog ?? planned;
  }
  const end = run(
    planned,
    steps.filter((step) => !expand.includes(step)),
  );
  const same = end && sameNames(end, original);
  const lost = same ? lostOf(end, original) : undefined;
  if (lost !== undefined)
    return `${lost} would not be in the end what the migration makes it. Say that in a migration of the next release.`;
  if (same) return undefined;
  const last = later.findLast((change) => !takes.includes(change) && !idle.has(change.kind));
  return last
    ? countsOn(last, label)
    : `What is left for the next release would fail there, or make something else of ${label}.`;
}

/** A recipe that refuses where the rest of the release can't go on beside its plan. */
export const minding = <K extends ChangeKind>(recipe: Recipe<K>): Recipe<K> => ({
  ...recipe,
  plan(change, context) {
    const plan = recipe.plan(change, context);
    if ('refused' in plan) return plan;
    const table = 'table' in change ? change.table : undefined;
    const refused = inTheWay(plan, context, table?.name ?? 'what is changed');
    return refused === undefined ? plan : { refused };
  },
});

/** A change further down that does something to the same column. */
export const again = (
  change: { readonly table: Name; readonly column: string },
  { later, before }: RecipeContext,
): Change | undefined =>
  later.find((other) => 'column' in other && other.column === change.column && mentions(other, change.table, before));

/** Changes of nothing in the schema. */
const idle: ReadonlySet<ChangeKind> = new Set(['set', 'begin', 'commit', 'rollback', 'savepoint', 'analyze', 'meta']);

const countsOn = (change: Change, label: string): string =>
  `Something further down (${change.kind.replaceAll('-', ' ')}) counts on ${label} as it is after this. Put that into a migration of the next release first.`;

/** A privilege on a column that is not there yet, or no longer. */
function lacksColumn(change: ChangeOf<'grant' | 'revoke'>, planned: Catalog, original: Catalog): boolean {
  const columns = change.privileges.flatMap((privilege) => {
    const [, column] = /\((.*)\)$/s.exec(privilege) ?? [];
    return column === undefined ? [] : [/^".*"$/s.test(column) ? column.slice(1, -1).replaceAll('""', '"') : column];
  });
  const has = (catalog: Catalog, name: Name, column: string): boolean => {
    const found = findRelation(catalog, name);
    return (found?.kind === 'table' || found?.kind === 'view') && found.columns.some((each) => each.name === column);
  };
  return change.objects.some((name) =>
    columns.some((column) => !has(planned, name, column) && has(original, name, column)),
  );
}

/** Names what is not there yet, or no longer. */
const fails = (query: Query, planned: Catalog, original: Catalog): boolean =>
  resolve(query, planned).problems.length > resolve(query, original).problems.length;

const sameNames = (a: Catalog, b: Catalog): boolean =>
  a.names.keySeq().toSet().equals(b.names.keySeq().toSet()) &&
  a.schemas.equals(b.schemas) &&
  a.types.keySeq().toSet().equals(b.types.keySeq().toSet()) &&
  a.functions.keySeq().toSet().equals(b.functions.keySeq().toSet());
