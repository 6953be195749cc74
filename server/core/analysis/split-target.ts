import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import type { Catalog } from '../schema/catalog.ts';

/** The change to split: which one of which statement of which file. */
export interface SplitTarget {
  readonly database: Database;
  readonly migration: Migration;
  readonly step: Step;
  /** Before all that the plan may stand in for; absent: before the migration. */
  readonly start?: Catalog;
}

/** The changes of the release at an offset of a file, nearest statement first. */
export function changesAt(state: ProjectState, path: string, offset: number): SplitTarget[] {
  for (const database of state.databases) {
    for (let index = 0; index < database.replayed.length; index++) {
      const migration = database.replayed[index]?.migration;
      if (!migration || migration.file.path !== path) continue;
      const steps = database
        .steps(index)
        .filter(({ statement }) => statement.span.start <= offset && offset <= statement.span.end);
      const near = (step: Step): number => {
        const start = step.statement.span.start + step.change.at.start;
        const end = step.statement.span.start + step.change.at.end;
        return offset < start ? start - offset : offset > end ? offset - end : 0;
      };
      return [...steps].sort((a, b) => near(a) - near(b)).map((step) => ({ database, migration, step }));
    }
  }
  return [];
}

/** Finds a change again by the numbers a finding's fix carries. */
export function targetOf(
  state: ProjectState,
  path: string,
  statement: number,
  change: number,
): SplitTarget | undefined {
  for (const database of state.databases) {
    for (let index = 0; index < database.replayed.length; index++) {
      const migration = database.replayed[index]?.migration;
      if (migration?.file.path !== path) continue;
      const wanted = migration.statements[statement];
      const step = database
        .steps(index)
        .find((s) => s.statement === wanted && s.change === wanted?.read.changes[change]);
      if (step) return { database, migration, step };
    }
  }
  return undefined;
}

/** All changes of the target's migration, on the way up. */
export function stepsOf({ database, migration }: Pick<SplitTarget, 'database' | 'migration'>): readonly Step[] {
  const index = database.replayed.findIndex((r) => r.migration === migration);
  return index < 0 ? [] : database.steps(index);
}
