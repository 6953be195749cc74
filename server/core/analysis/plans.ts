import { recipesFor } from '../recipes/index.ts';
import type { Plan, Recipe, RecipeContext, Refusal } from '../recipes/recipe.ts';
import type { Change } from '../schema/change.ts';
import { lacking } from '../schema/lacking.ts';
import { newServerOutlook } from './new-server.ts';
import { backOf } from './split-back.ts';
import { releaseSteps, type SplitTarget, sameStep, stepsBeside } from './split-target.ts';
import { stagesOf, tryOut } from './try-out.ts';

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
  const beside = target.beside ?? stepsBeside(target);
  const { before, after } = step;
  const { change } = sameStep(beside, step) ?? step;
  const later = target.later ?? release.slice(release.findIndex((each) => each.change === change) + 1);
  const context: RecipeContext = {
    dialect: database.dialect,
    version: database.engine.version,
    // Names mean there what they mean to the change.
    start: { ...(target.start ?? beside[0]?.before ?? before), searchPath: before.searchPath },
    before,
    after,
    previous: database.previous,
    migration: beside.map((each) => each.change),
    later: later.map((each) => each.change),
    next: () => database.next(),
    textOf: (of) => [...beside, ...release].find((each) => each.change === of)?.statement.text ?? '',
    back: backOf(target),
  };
  for (const recipe of recipesFor(change.kind)) {
    if (only && recipe.id !== only) continue;
    const plan = recipe.plan(change, context);
    if ('refused' in plan) (plan.aside ? asides : refusals).push(plan.refused);
    else {
      const fitting = fitted(plan);
      if ('refused' in fitting) refusals.push(fitting.refused);
      else plans.push({ recipe, plan: fitting });
    }
  }
  return { plans, refusals: [...refusals, ...asides], asides };

  /** What a recipe does not know of, the catalog may: the plan is tried on it, with the rest of the release, and the new server's queries. */
  function fitted(plan: Plan): Plan | Refusal {
    const bare = plan.steps.find((each) => !each.transaction);
    if (bare && database.convention.outsideTransaction === 'never')
      return {
        refused: `${database.convention.title} runs every migration in a transaction, and this plan has a step that can not: ${bare.title}.`,
      };
    const gone = new Set<Change>([change, ...(plan.takes ?? [])]);
    const first = beside.find((each) => gone.has(each.change));
    const start = target.start ?? first?.before ?? before;
    const tried = tryOut(start, plan.steps, database.dialect);
    if ('failed' in tried) return { refused: `A step of the plan would fail: ${tried.message}.` };
    const line = first && release.includes(first) ? release : beside;
    const rest = first ? line.slice(line.indexOf(first)).filter((each) => !gone.has(each.change)) : [];
    const stages = stagesOf(start, plan.steps, rest, database.dialect);
    // Beside other plans, all of them are tried together.
    if (target.start) return plan;
    if ('refused' in stages) return stages;
    const lost = lacking(stages.end, line.at(-1)?.after ?? after);
    if (lost !== undefined)
      return {
        refused: `In the end the schema would not have ${lost}, as the rest of the release counts on what the plan leaves for later. Put that into a migration of the next release.`,
      };
    const next = database.next();
    const { refused, asks } = next ? newServerOutlook(next, stages.overlap, stages.end) : { asks: [] };
    return refused === undefined ? { ...plan, servers: [...plan.servers, ...asks] } : { refused };
  }
}
