import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration, Statement } from '../project/statements.ts';
import type { Plan, PlanStep, Refusal } from '../recipes/recipe.ts';
import { apply, endSession } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { lacking } from '../schema/lacking.ts';
import type { Finding } from './finding.ts';
import { newServerOutlook } from './new-server.ts';
import { plansFor } from './plans.ts';
import type { Planned } from './split.ts';
import { leftOut, notPlanned } from './split-left.ts';
import { migrationsIn, type SplitTarget, stepsBeside } from './split-target.ts';
import { tryOut } from './try-out.ts';

/** A change that is to be split, and by which recipe. */
export interface Wanted {
  readonly migration: Migration;
  readonly statement: Statement;
  readonly change: Change;
  readonly recipe: string;
}

/** Plans that hold beside one another, and what has none: a sentence each, with the statement and why. */
export interface Together {
  readonly planned: readonly [Planned, ...Planned[]];
  readonly left: readonly string[];
}

/**
 * A plan for all changes of a file whose findings offer one; undefined where none does. Changes of other files go along where they
 * belong to one of these. What would still break without a plan is in `left` as well.
 */
export function planFile(
  state: ProjectState,
  findings: readonly Finding[],
  path: string,
): Together | Refusal | undefined {
  const given = wantedOf(state, findings, path);
  if (!given) return undefined;
  const { database, wanted } = given;
  const together = planTogether(given, wanted);
  if ('refused' in together) return together;
  return { ...together, left: [...together.left, ...notPlanned(database, path, together.planned, wanted, findings)] };
}

/** The changes of a file whose findings offer a plan; undefined where there are none. */
export function wantedOf(
  state: ProjectState,
  findings: readonly Finding[],
  path: string,
): (Pick<SplitTarget, 'database' | 'migration'> & { readonly wanted: readonly Wanted[] }) | undefined {
  for (const database of state.databases) {
    const wanted = migrationsIn(database, path).flatMap(({ migration }) => wantedIn(migration, findings));
    const [first] = wanted;
    if (first) return { database, migration: first.migration, wanted };
  }
  return undefined;
}

/** The changes of a migration whose findings offer a plan, each with the first one on offer, in the order of the file. */
export function wantedIn(migration: Migration, findings: readonly Finding[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const { file, fixes, suppressed } of findings) {
    if (file !== migration.file.path || suppressed !== null) continue;
    for (const fix of fixes) {
      if (fix.kind !== 'split') continue;
      const statement = migration.statements.find(({ span }) => span.start === fix.statement);
      const change = statement?.read.changes[fix.change];
      const place = `${fix.statement} ${fix.change}`;
      if (statement && change && !wanted.has(place))
        wanted.set(place, { migration, statement, change, recipe: fix.recipe });
    }
  }
  const order = ({ statement, change }: Wanted): number => statement.read.changes.indexOf(change);
  return [...wanted.values()].sort((a, b) => a.statement.span.start - b.statement.span.start || order(a) - order(b));
}

/** A change to be split with all that its plan stands in for, in order. */
interface Group {
  readonly asked: Step;
  readonly recipe: string;
  readonly members: readonly Step[];
}

/**
 * Plans for several changes of a release that hold beside one another: each is made for the schema that the parts of this release
 * leave behind, of the plans before it and of what stays as it is written. All of it is then tried in the order in which it will run;
 * where a statement would fail, there is no such plan. `left`: changes without one, a sentence each.
 */
export function planTogether(
  at: Pick<SplitTarget, 'database' | 'migration'>,
  wanted: readonly Wanted[],
): Together | Refusal {
  const all = planAll(at, wanted);
  if (!('refused' in all) || wanted.length < 2 || wanted.length > mostTried) return all;
  // Not all of them hold beside one another: as many as do, the first ones first.
  let kept: readonly Wanted[] = [];
  let best: Together | undefined;
  const out: string[] = [];
  for (const each of wanted) {
    const more = planAll(at, [...kept, each]);
    if ('refused' in more) {
      out.push(leftOut(each, more.refused));
      continue;
    }
    kept = [...kept, each];
    best = more;
  }
  return best ? { planned: best.planned, left: [...best.left, ...out] } : all;
}

/** So many changes are tried one after another where not all hold together: each try plans all of them again. */
export const mostTried = 12;

/** The same where all of them have to hold; refused else. */
export function planAll(
  { database, migration }: Pick<SplitTarget, 'database' | 'migration'>,
  wanted: readonly Wanted[],
): Together | Refusal {
  const steps = stepsBeside({ database, migration });
  const [first] = steps;
  if (!first) return { refused: 'There is no change in this migration.' };
  const planned: Planned[] = [];
  const left: string[] = [];
  const groups = groupsOf(database, steps, wanted);
  const done = new Set<Change>();
  let now: Catalog = first.before;
  let within = first.migration;
  for (const step of steps) {
    if (step.migration !== within) now = endSession(now);
    within = step.migration;
    if (done.has(step.change)) continue;
    const group = groups.find(({ members }) => members[0] === step);
    const made = group && planAt(now, group);
    if (made && 'refused' in made) return made;
    if (made && 'planned' in made) {
      for (const { change } of group.members) done.add(change);
      planned.push(made.planned);
      now = made.after;
      continue;
    }
    left.push(...(made?.left ?? []));
    const applied = apply(now, step.change, step.statement.read.changes);
    if (applied.problems.length > step.problems.length) return fails(step.statement.text);
    now = applied.catalog;
  }
  const [one, ...more] = planned;
  if (!one) return { refused: left[0] ?? 'No change of this migration has a plan.' };
  const overlap = now;
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
  const lost = lacking(now, steps.at(-1)?.after ?? now);
  if (lost !== undefined)
    return { refused: `Split one change at a time: together, the schema would not have ${lost} in the end.` };
  const next = database.next();
  const { refused, asks } = next ? newServerOutlook(next, overlap, now) : { asks: [] };
  if (refused !== undefined) return { refused };
  const asking = { ...one, plan: { ...one.plan, servers: [...one.plan.servers, ...asks] } };
  return { planned: [asking, ...more], left };

  /** The plan for a group, made where its first change stands. */
  function planAt(
    start: Catalog,
    { asked, recipe, members }: Group,
  ): { readonly planned: Planned; readonly after: Catalog } | { readonly left: readonly string[] } | Refusal {
    const { change } = asked;
    const earlier = members.slice(0, members.indexOf(asked));
    const before = earlier.reduce((at, each) => apply(at, each.change, each.statement.read.changes).catalog, start);
    const after = apply(before, change, asked.statement.read.changes).catalog;
    const beside = steps.slice(steps.indexOf(members[0] as Step)).filter((each) => !done.has(each.change));
    const later = beside.filter((each) => each !== asked && !earlier.includes(each));
    const step = { ...asked, before, after };
    const target: SplitTarget = { database, migration: asked.migration, step, start, beside, later };
    const { plans, refusals, asides } = plansFor(target, recipe);
    const plan = plans.find((each) => takesAll(each.plan, change, members))?.plan;
    if (!plan) {
      const why =
        refusals.find((each) => !asides.includes(each)) ??
        plansFor(target).refusals[0] ??
        'It has no plan beside the others.';
      const own = members.filter((each) => wanted.some((one) => stepOf([each], one)));
      return { left: own.map((each) => leftOut(each, why)) };
    }
    const reached = carriedOut(
      start,
      plan.steps.filter((s) => s.release === 'this'),
      target,
    );
    return 'refused' in reached ? { refused: reached.refused } : { planned: { target, plan }, after: reached };
  }
}

/** What is wanted, with what goes along; plans that stand in for several changes come first, and the others are then theirs. */
function groupsOf(database: Database, steps: readonly Step[], wanted: readonly Wanted[]): Group[] {
  const groups: Group[] = [];
  const taken = new Set<Change>();
  for (const one of wanted) {
    const step = stepOf(steps, one);
    if (!step || taken.has(step.change)) continue;
    const target = { database, migration: step.migration, step };
    const offered = plansFor(target, one.recipe).plans[0] ?? plansFor(target).plans[0];
    const { plan, recipe = { id: one.recipe } } = offered ?? {};
    const members = steps.filter((each) => each === step || plan?.takes?.includes(each.change));
    for (const member of members) taken.add(member.change);
    groups.push({ asked: step, recipe: recipe.id, members });
  }
  return groups;
}

/** The step of a change that is wanted. */
const stepOf = (steps: readonly Step[], { migration, statement, change }: Wanted): Step | undefined =>
  steps.find(
    (each) =>
      each.migration === migration &&
      each.statement.span.start === statement.span.start &&
      each.statement.read.changes.indexOf(each.change) === statement.read.changes.indexOf(change),
  );

/** Whether a plan stands in for just these, as it did when it was made by itself. */
function takesAll({ takes = [] }: Plan, change: Change, members: readonly Step[]): boolean {
  const gone = new Set([change, ...takes]);
  return gone.size === members.length && members.every((each) => gone.has(each.change));
}

/** The catalog after steps of a plan; refused when a statement would fail there. */
function carriedOut(start: Catalog, steps: readonly PlanStep[], { database }: SplitTarget): Catalog | Refusal {
  const tried = tryOut(start, steps, database.dialect);
  return 'failed' in tried ? fails(tried.failed) : tried.catalog;
}

const fails = (sql: string): Refusal => ({
  refused: `Split it by itself: together with the others, this statement would fail: ${sql.split('\n', 1)[0]}`,
});
