import type { Dialect } from '../sql/dialect.ts';
import { type Plan, type PlanStep, statementText } from './recipe.ts';

/** A plan as one text of SQL, its steps headed by comments: for people to read, and for what is compared word by word. */
export function planSql(plan: Plan, dialect: Dialect): string {
  return plan.steps.map((step) => stepSql(step, dialect)).join('\n');
}

function stepSql(step: PlanStep, dialect: Dialect): string {
  const when = { this: 'this release', next: 'next release', 'after-next': 'release after next' }[step.release];
  const how = step.transaction ? '' : ', outside a transaction';
  const lines = step.statements.map((statement) => terminated(statementText(statement, dialect)));
  const down = step.down.map(
    (statement) => `-- down: ${terminated(statementText(statement, dialect)).replaceAll('\n', '\n-- ')}`,
  );
  return [`-- ${step.phase}, ${when}${how}: ${step.title}`, ...lines, ...down, ''].join('\n');
}

const terminated = (sql: string): string => (/;\s*$/.test(sql) ? sql.trimEnd() : `${sql};`);
