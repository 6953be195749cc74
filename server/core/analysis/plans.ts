import type { Step } from '../project/replay.ts';
import { recipesFor } from '../recipes/index.ts';
import type { Plan, Recipe, RecipeContext } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import { backOf } from './split-back.ts';
import { releaseSteps, type SplitTarget, sameStep, stepsBeside } from './split-target.ts';
import { tryBeside, tryOut } from './try-out.ts';

/** Every plan on offer for a change, the best first; and why others don't fit: `asides` are the matter of yet others, and told last. */
export function plansFor(
  target: SplitTarget,
  only?: string,
): {
  readonly plans: readonly { recipe: Recipe; plan: Plan }[];
  readonly refusals: readonly string[];
  readonly asides: readonly string[];
} {
  const plans: { recipe: Recipe; plan: Plan }[] = [];
  const refusals: string[] = [];
  const asides: string[] = [];
  const { database, step } = target;
  const release = releaseSteps(database);
  const beside = stepsBeside(target);
  const { before, after } = step;
  const { change } = sameStep(beside, step) ?? step;
  const context: RecipeContext = {
    dialect: database.dialect,
    version: database.engine.version,
    // Names mean there what they mean to the change.
    start: { ...(target.start ?? beside[0]?.before ?? before), searchPath: before.searchPath },
    before,
    after,
    previous: database.previous,
    migration: beside.map((each) => each.change),
    later: release.slice(release.findIndex((each) => each.change === change) + 1).map((each) => each.change),
    next: () => database.next(),
    textOf: (of) => [...beside, ...release].find((each) => each.change === of)?.statement.text ?? '',
    back: backOf(target),
  };
  for (const recipe of recipesFor(change.kind)) {
    if (only && recipe.id !== only) continue;
    const plan = recipe.plan(change, context);
    if ('refused' in plan) (plan.aside ? asides : refusals).push(plan.refused);
    else {
      const gone = new Set<Change>([change, ...(plan.takes ?? [])]);
      const first = beside.find((each) => gone.has(each.change));
      const start = target.start ?? first?.before ?? before;
      const tried = tryOut(start, plan.steps, database.dialect);
      const rest = first ? beside.slice(beside.indexOf(first)).filter((each) => !gone.has(each.change)) : [];
      const upset =
        !target.start && spread(beside, gone) ? tryBeside(start, plan.steps, rest, database.dialect) : undefined;
      const bare = plan.steps.find((each) => !each.transaction);
      if (bare && database.convention.outsideTransaction === 'never')
        refusals.push(
          `${database.convention.title} runs every migration in a transaction, and this plan has a step that can not: ${bare.title}.`,
        );
      // What a recipe does not know of, the catalog may.
      else if ('failed' in tried) refusals.push(`A step of the plan would fail: ${tried.message}.`);
      else if (upset) refusals.push(upset);
      else plans.push({ recipe, plan });
    }
  }
  return { plans, refusals: [...refusals, ...asides], asides };
}

/** Whether a plan stands in for changes of several files. */
const spread = (beside: readonly Step[], gone: ReadonlySet<Change>): boolean =>
  new Set(beside.filter((each) => gone.has(each.change)).map((each) => each.migration)).size > 1;
