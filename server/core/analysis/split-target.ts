import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration, Statement } from '../project/statements.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';

/** The change to split: which one of which statement of which file. */
export interface SplitTarget {
  readonly database: Database;
  readonly migration: Migration;
  readonly step: Step;
  /** Before all that the plan may stand in for; absent: before the release. */
  readonly start?: Catalog;
  /** With `start`: what the release still does from there on. */
  readonly beside?: readonly Step[];
  /** With `start`: what of it comes after the change, the step of which has all else behind it that goes before. */
  readonly later?: readonly Step[];
}

/** The changes of the release at an offset of a file, nearest statement first. */
export function changesAt(state: ProjectState, path: string, offset: number): SplitTarget[] {
  for (const database of state.databases) {
    for (const { migration, steps } of migrationsIn(database, path)) {
      const here = steps.filter(({ statement }) => statement.span.start <= offset && offset <= statement.span.end);
      if (here.length === 0) continue;
      const near = (step: Step): number => {
        const start = step.statement.span.start + step.change.at.start;
        const end = step.statement.span.start + step.change.at.end;
        return offset < start ? start - offset : offset > end ? offset - end : 0;
      };
      return here.sort((a, b) => near(a) - near(b)).map((step) => ({ database, migration, step }));
    }
  }
  return [];
}

/** Finds a change again by what a finding's fix carries: where its statement starts, and which of its changes it is. */
export function targetOf(
  state: ProjectState,
  path: string,
  statement: number,
  change: number,
): SplitTarget | undefined {
  for (const database of state.databases) {
    for (const { migration, steps } of migrationsIn(database, path)) {
      const step = steps.find(
        (each) => each.statement.span.start === statement && each.change === each.statement.read.changes[change],
      );
      if (step) return { database, migration, step };
    }
  }
  return undefined;
}

/** The migrations of a file with their changes: several where the tool keeps several in one (change sets of Liquibase). */
export const migrationsIn = (
  database: Database,
  path: string,
): { readonly migration: Migration; readonly steps: Step[] }[] =>
  database.replayed.flatMap(({ migration }, index) =>
    migration.file.path === path ? [{ migration, steps: [...database.steps(index)] }] : [],
  );

/**
 * The changes that belong together with one of a migration, in order: those of all migrations of the release, for tools and people
 * write one change over several files. Of what was released before, its own migration only; and also where a name without a schema
 * means something else from one to the next.
 */
export function stepsBeside({ database, migration }: Pick<SplitTarget, 'database' | 'migration'>): readonly Step[] {
  const index = database.replayed.findIndex((each) => each.migration === migration);
  if (index < 0) return [];
  if (index < database.firstNew) return distinct(database.steps(index));
  const release = releaseSteps(database);
  const paths = new Set(
    release.filter(({ change }) => !session.has(change.kind)).map(({ before }) => before.searchPath.join()),
  );
  return paths.size > 1 ? release.filter((each) => each.migration === migration) : release;
}

/** Changes that name nothing. */
const session = new Set<Change['kind']>(['set', 'begin', 'commit', 'rollback', 'savepoint', 'meta']);

/** All that the release does, in order. */
export function releaseSteps(database: Database): readonly Step[] {
  const known = releases.get(database);
  if (known) return known;
  const { replayed, firstNew } = database;
  const steps = distinct(replayed.slice(firstNew).flatMap((_, index) => database.steps(firstNew + index)));
  releases.set(database, steps);
  return steps;
}

const releases = new WeakMap<Database, readonly Step[]>();

/** Statements of the same text were read once and share their changes: from the second on they get their own, to be told apart. */
function distinct(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<Change>();
  const own = new Map<Statement, Statement>();
  return steps.map((step): Step => {
    const { statement } = step;
    const { read } = statement;
    const known = own.get(statement);
    const copy = read.changes.some((change) => seen.has(change))
      ? { ...statement, read: { ...read, changes: read.changes.map((change) => ({ ...change })) } }
      : statement;
    const now = known ?? copy;
    own.set(statement, now);
    for (const change of read.changes) seen.add(change);
    return now === statement
      ? step
      : { ...step, statement: now, change: now.read.changes[orderOf(step)] ?? step.change };
  });
}

/** Which change of its statement a step is. */
const orderOf = ({ statement, change }: Step): number => statement.read.changes.indexOf(change);

/** The step among others that stands in the same place of the same file. */
export const sameStep = (steps: readonly Step[], step: Step): Step | undefined =>
  steps.find(
    (each) =>
      each.migration === step.migration &&
      each.statement.span.start === step.statement.span.start &&
      orderOf(each) === orderOf(step),
  );
