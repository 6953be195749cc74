import type { ProofStep } from './plan-of.ts';
import type { Ending } from './prove.ts';

/** A wrong plan that the proof must not let pass: what would be wrong with it, and how it is made from the right one. */
export interface Control {
  readonly name: string;
  /** The scenario's recipe and name: `rename-column, nothing attached`. */
  readonly scenario: string;
  /** What the first complaint says: it must be caught for what is wrong with it. */
  readonly caught: RegExp;
  /** Which ending shows it; `contract` where nothing is said. */
  readonly ending?: Ending;
  break(steps: readonly ProofStep[], change: string): readonly ProofStep[];
}

/** What is meant for later releases, in this one. */
export function atOnce(steps: readonly ProofStep[]): readonly ProofStep[] {
  return steps.map((step) => ({ ...step, release: 'this' }));
}

/** The plan without the statements that match. */
export const without = (steps: readonly ProofStep[], pattern: RegExp): readonly ProofStep[] =>
  steps.map((step) => ({ ...step, up: step.up.filter((sql) => !pattern.test(sql)) }));

export const rewritten = (steps: readonly ProofStep[], change: (sql: string) => string): readonly ProofStep[] =>
  steps.map((step) => ({ ...step, up: step.up.map(change) }));

/** The rows are filled when the columns are there, before the triggers are. */
export function filledFirst(steps: readonly ProofStep[]): readonly ProofStep[] {
  const [expand, backfill, ...rest] = steps as [ProofStep, ProofStep, ...ProofStep[]];
  const column = /^(ALTER TABLE .* ADD COLUMN|CREATE TABLE)\b/;
  return [
    { ...expand, up: expand.up.filter((sql) => column.test(sql)) },
    backfill,
    { ...expand, up: expand.up.filter((sql) => !column.test(sql)) },
    ...rest,
  ];
}

/** The contract step statement by statement, with a pause after the first; `first` come before the others. */
export function contractFirst(steps: readonly ProofStep[], first: RegExp, pause: string): readonly ProofStep[] {
  return steps.map((step) => {
    const early = step.up.filter((sql) => first.test(sql));
    if (step.release === 'this' || early.length === 0) return step;
    return { ...step, transaction: false, up: [...early, pause, ...step.up.filter((sql) => !first.test(sql))] };
  });
}

/** A trigger that is there but changes nothing: what drops it later still finds it. */
export const idle = (sql: string): string =>
  sql.replace(/^(CREATE TRIGGER \S+) BEFORE INSERT OR UPDATE\b/, '$1 AFTER INSERT OR UPDATE');
