import type { Database } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { recipesFor } from '../recipes/index.ts';
import type { Plan, Recipe, RecipeContext } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import { type SplitTarget, stepsOf } from './split-target.ts';
import { tryOut } from './try-out.ts';

/** Every plan on offer for a change, the best first; and why others don't fit. */
export function plansFor(
  target: SplitTarget,
  only?: string,
): { readonly plans: readonly { recipe: Recipe; plan: Plan }[]; readonly refusals: readonly string[] } {
  const plans: { recipe: Recipe; plan: Plan }[] = [];
  const refusals: string[] = [];
  const asides: string[] = [];
  const { database, step } = target;
  const { change, before, after } = step;
  const release = releaseSteps(database);
  const context: RecipeContext = {
    dialect: database.dialect,
    version: database.engine.version,
    start: target.start ?? stepsOf(target)[0]?.before ?? before,
    before,
    after,
    previous: database.previous,
    migration: stepsOf(target).map((each) => each.change),
    later: release.slice(release.findIndex((each) => each.change === change) + 1).map((each) => each.change),
    next: () => database.next(),
    textOf: (of) => release.find((each) => each.change === of)?.statement.text ?? '',
    back: new Map(
      target.migration.directives.flatMap((d) => (d.kind === 'back' ? [[d.column, d.value] as const] : [])),
    ),
  };
  for (const recipe of recipesFor(change.kind)) {
    if (only && recipe.id !== only) continue;
    const plan = recipe.plan(change, context);
    if ('refused' in plan) (plan.aside ? asides : refusals).push(plan.refused);
    else {
      const gone = new Set<Change>([change, ...(plan.takes ?? [])]);
      const start = target.start ?? stepsOf(target).find((each) => gone.has(each.change))?.before ?? before;
      const tried = tryOut(start, plan.steps, database.dialect);
      // What a recipe does not know of, the catalog may.
      if ('failed' in tried) refusals.push(`A step of the plan would fail: ${tried.message}.`);
      else plans.push({ recipe, plan });
    }
  }
  return { plans, refusals: [...refusals, ...asides] };
}

/** All that the release does, in order. A change of what was released before finds itself nowhere in it, and so all of it later. */
const releaseSteps = (database: Database): readonly Step[] =>
  database.replayed.slice(database.firstNew).flatMap((_, index) => database.steps(database.firstNew + index));
