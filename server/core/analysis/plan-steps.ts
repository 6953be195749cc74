import { type Plan, type PlanStep, statementText } from '../recipes/recipe.ts';
import { apply } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Facts } from '../sql/dialect.ts';
import { factsTogether } from '../sql/facts-together.ts';
import { split } from '../sql/split.ts';
import { describeFacts } from './explain.ts';
import { type SplitTarget, sameStep, stepsBeside } from './split-target.ts';

/** A step of a plan as it will run: its SQL, its way back, and what it does to a running database. */
export interface PlannedStep {
  readonly step: PlanStep;
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** A sentence each: locks, what waits, and for how long it depends on what. */
  readonly effects: readonly string[];
}

/** The steps of a plan, each tried on the schema that those before it leave behind. */
export function plannedSteps(target: SplitTarget, plan: Plan): PlannedStep[] {
  const { dialect, engine } = target.database;
  const beside = stepsBeside(target);
  const asked = sameStep(beside, target.step) ?? target.step;
  const gone = new Set<Change>([asked.change, ...(plan.takes ?? [])]);
  const first = beside.find((step) => gone.has(step.change)) ?? asked;
  let catalog: Catalog = target.start ?? first.before;
  return plan.steps.map((step): PlannedStep => {
    const up = step.statements.map((statement) => statementText(statement, dialect));
    const facts: Facts[] = [];
    for (const { span, text } of up.flatMap((sql) => statementsOf(sql, target))) {
      const { changes } = dialect.read(text.slice(span.start, span.end));
      for (const change of changes) {
        facts.push(dialect.facts(change, catalog, engine.version, changes));
        catalog = apply(catalog, change, changes).catalog;
      }
    }
    return {
      step,
      up,
      down: step.down.map((statement) => statementText(statement, dialect)),
      effects: describeFacts({ ...factsTogether(facts), transaction: 'allowed', assumes: [] }),
    };
  });
}

const statementsOf = (text: string, { database }: SplitTarget) =>
  split(text, database.dialect.flavour)
    .filter((part) => part.kind === 'sql')
    .map(({ span }) => ({ span, text }));
