import type { ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import type { PlanStep, Refusal } from '../recipes/recipe.ts';
import { apply } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Finding } from './finding.ts';
import { plansFor } from './plans.ts';
import type { Planned } from './split.ts';
import { type SplitTarget, stepsOf } from './split-target.ts';
import { tryOut } from './try-out.ts';

/** A change that is to be split, and by which recipe. */
export interface Wanted {
  readonly change: Change;
  readonly recipe: string;
}

/** A plan for all changes of a migration whose findings offer one; undefined where none does. */
export function planFile(
  state: ProjectState,
  findings: readonly Finding[],
  path: string,
): ReturnType<typeof planTogether> | undefined {
  for (const database of state.databases) {
    const migration = database.replayed.find((each) => each.migration.file.path === path)?.migration;
    const wanted = migration ? wantedIn(migration, findings) : [];
    if (migration && wanted.length > 0) return planTogether({ database, migration }, wanted);
  }
  return undefined;
}

/** The changes of a migration whose findings offer a plan, each with the first one on offer, in the order of the file. */
export function wantedIn(migration: Migration, findings: readonly Finding[]): Wanted[] {
  const wanted = new Map<Change, Wanted>();
  for (const { file, fixes, suppressed } of findings) {
    if (file !== migration.file.path || suppressed !== null) continue;
    for (const fix of fixes) {
      if (fix.kind !== 'split') continue;
      const change = migration.statements[fix.statement]?.read.changes[fix.change];
      if (change && !wanted.has(change)) wanted.set(change, { change, recipe: fix.recipe });
    }
  }
  const order = migration.statements.flatMap((statement) => statement.read.changes);
  return [...wanted.values()].sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
}

/**
 * Plans for several changes of one migration that hold beside one another: each is made for the schema that the parts of this
 * release leave behind, of the plans before it and of what stays in the migration. All of it is then tried in the order in which it
 * will run; where a statement would fail, there is no such plan. `left`: changes without one, a sentence each.
 */
export function planTogether(
  { database, migration }: Pick<SplitTarget, 'database' | 'migration'>,
  wanted: readonly Wanted[],
): { readonly planned: readonly [Planned, ...Planned[]]; readonly left: readonly string[] } | Refusal {
  const steps = stepsOf({ database, migration });
  const [first] = steps;
  if (!first) return { refused: 'There is no change in this migration.' };
  const planned: Planned[] = [];
  const left: string[] = [];
  const taken = new Set<Change>();
  const earlier = new Map<Change, readonly Step[]>();
  // Plans that stand in for several changes come first: the others are then theirs.
  for (const { change, recipe } of wanted) {
    if (taken.has(change)) continue;
    const step = steps.find((each) => each.change === change);
    const plan = step && plansFor({ database, migration, step }, recipe).plans[0]?.plan;
    const others = steps.filter((each) => each.change !== change && plan?.takes?.includes(each.change));
    for (const other of others) taken.add(other.change);
    // Of those, what stands before it has been done when it is split.
    earlier.set(change, step ? others.filter((other) => steps.indexOf(other) < steps.indexOf(step)) : []);
  }
  let now: Catalog = first.before;
  for (const step of steps) {
    const { change, statement } = step;
    if (taken.has(change)) continue;
    const recipe = wanted.find((each) => each.change === change)?.recipe;
    const start = now;
    for (const other of earlier.get(change) ?? []) now = apply(now, other.change, other.statement.read.changes).catalog;
    const applied = apply(now, change, statement.read.changes);
    if (recipe === undefined) {
      if (applied.problems.length > step.problems.length) return fails(statement.text);
      now = applied.catalog;
      continue;
    }
    const target: SplitTarget = { database, migration, step: { ...step, before: now, after: applied.catalog }, start };
    const { plans, refusals } = plansFor(target, recipe);
    const plan = plans[0]?.plan;
    if (!plan) {
      left.push(refusals[0] ?? 'One of the changes has no plan beside the others.');
      now = applied.catalog;
      continue;
    }
    planned.push({ target, plan });
    const after = carriedOut(
      start,
      plan.steps.filter((s) => s.release === 'this'),
      target,
    );
    if ('refused' in after) return after;
    now = after;
  }
  const [one, ...more] = planned;
  if (!one) return { refused: left[0] ?? 'No change of this migration has a plan.' };
  for (const release of ['next', 'after-next'] as const) {
    for (const { plan, target } of planned) {
      const after = carriedOut(
        now,
        plan.steps.filter((s) => s.release === release),
        target,
      );
      if ('refused' in after) return after;
      now = after;
    }
  }
  return { planned: [one, ...more], left };
}

/** The catalog after steps of a plan; refused when a statement would fail there. */
function carriedOut(start: Catalog, steps: readonly PlanStep[], { database }: SplitTarget): Catalog | Refusal {
  const tried = tryOut(start, steps, database.dialect);
  return 'failed' in tried ? fails(tried.failed) : tried.catalog;
}

const fails = (sql: string): Refusal => ({
  refused: `Split one change at a time: together, this statement of the plan would fail: ${sql.split('\n', 1)[0]}`,
});
