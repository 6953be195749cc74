import type { Database } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Change } from '../schema/change.ts';
import type { Finding } from './finding.ts';
import type { Planned } from './split.ts';
import { migrationsIn, sameStep, stepsBeside } from './split-target.ts';
import type { Wanted } from './split-together.ts';

/** A change that is left as it was written, and why. */
export function leftOut(
  { migration, statement, change }: Pick<Step, 'migration' | 'statement' | 'change'>,
  why: string,
): string {
  const { line } = migration.lines.position(statement.span.start + change.at.start);
  const [head = ''] = statement.text.split(/\r?\n/, 1);
  const shown = head.length > 80 ? `${head.slice(0, 79)}…` : head;
  const { changes } = statement.read;
  const which = changes.length > 1 ? `, change ${changes.indexOf(change) + 1} of ${changes.length}` : '';
  return `Not split, line ${line + 1} of ${migration.file.path}${which} (${shown}): ${why}`;
}

/** What would break in a file and has no plan that anything offers, a sentence each. */
export function notPlanned(
  database: Database,
  path: string,
  planned: readonly Planned[],
  wanted: readonly Wanted[],
  findings: readonly Finding[],
): string[] {
  const beside = [...new Set(planned.flatMap(({ target }) => stepsBeside(target)))];
  const taken = new Set(planned.flatMap(({ plan }) => plan.takes ?? []));
  const known = (step: Step): boolean =>
    wanted.some((each) => each.migration === step.migration && each.change === step.change) ||
    planned.some(({ target }) => sameStep([step], target.step) !== undefined) ||
    taken.has((sameStep(beside, step) ?? step).change);
  const left = new Map<Change, string>();
  for (const { step, start, end } of migrationsIn(database, path).flatMap(({ steps }) => steps.map(placed))) {
    if (known(step)) continue;
    const breaks = findings.find(
      ({ file, span, severity, category, suppressed }) =>
        file === path &&
        severity === 'error' &&
        category === 'compatibility' &&
        suppressed === null &&
        start <= span.start &&
        span.start < end,
    );
    if (breaks) left.set(step.change, leftOut(step, `${breaks.message}. ${breaks.advice}`));
  }
  return [...left.values()];
}

const placed = (step: Step): { readonly step: Step; readonly start: number; readonly end: number } => {
  const { start } = step.statement.span;
  return { step, start: start + step.change.at.start, end: start + step.change.at.end };
};
