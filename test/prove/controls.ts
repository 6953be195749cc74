import type { ProofStep } from './plan-of.ts';

/** A wrong plan that the proof must not let pass: what would be wrong with it, and how it is made from the right one. */
export interface Control {
  readonly name: string;
  readonly scenario: string;
  /** What the first complaint says: it must be caught for what is wrong with it. */
  readonly caught: RegExp;
  break(steps: readonly ProofStep[], change: string): readonly ProofStep[];
}

export const controls: readonly Control[] = [
  {
    name: 'the rows that are there are never filled',
    scenario: 'rename-column, nothing attached',
    caught: /reads as NULL in place of/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  {
    name: 'what old servers write does not reach the new column',
    scenario: 'rename-column, nothing attached',
    caught: /the new server: row \d+ reads as/,
    break: (steps) => without(steps, /^CREATE TRIGGER zz_/),
  },
  {
    name: 'what new servers insert does not reach the old column',
    scenario: 'rename-column, nothing attached',
    caught: /reads as NULL in place of/,
    break: (steps) => without(steps, /^CREATE TRIGGER "00_\w+_i"/),
  },
  {
    name: 'what new servers update does not reach the old column',
    scenario: 'rename-column, nothing attached',
    caught: /reads as .* in place of/,
    break: (steps) => without(steps, /^CREATE TRIGGER "00_\w+_u"/),
  },
  {
    name: 'the rows are filled before the triggers are there',
    scenario: 'rename-column, nothing attached',
    caught: /the new server: row \d+ reads as/,
    break(steps) {
      const [expand, backfill, ...rest] = steps as [ProofStep, ProofStep, ...ProofStep[]];
      const [column, ...triggers] = expand.up as [string, ...string[]];
      return [{ ...expand, up: [column] }, backfill, { ...expand, up: triggers }, ...rest];
    },
  },
  {
    name: 'the original statement, in this release',
    scenario: 'rename-column, nothing attached',
    caught: /42703/,
    break: (steps, change) => [{ ...(steps[0] as ProofStep), up: [change], down: [] }],
  },
  {
    name: 'the triggers outlive the column',
    scenario: 'rename-column, nothing attached',
    caught: /record "new" has no field/,
    break: (steps) => without(steps, /^DROP (TRIGGER|FUNCTION)/),
  },
  {
    name: 'the default is copied to the new column',
    scenario: 'rename-column, nullable with a default',
    caught: /reads as 'nobody' in place of/,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(/SET DEFAULT E'\\x01unset'/, `SET DEFAULT 'nobody'`).replace(unset, 'NEW.handle IS NOT NULL'),
      ),
  },
  {
    name: 'nothing tells NULL from a column left out',
    scenario: 'rename-column, nullable with a default',
    caught: /reads as 'nobody' in place of NULL/,
    break: (steps) =>
      rewritten(without(steps, /SET DEFAULT E'/), (sql) => sql.replace(unset, 'NEW.handle IS NOT NULL')),
  },
  {
    name: 'a trigger of the table runs before what new servers wrote has arrived',
    scenario: 'rename-column, between other triggers',
    caught: /in place of 'value/,
    break: (steps) => rewritten(steps, (sql) => sql.replaceAll('"000_', '"zz_zz_')),
  },
  {
    name: 'the new server leaves out a column that must be given',
    scenario: 'drop-column, with a value that stands in',
    caught: /23502/,
    break: (steps) => steps.filter((step) => step.phase !== 'expand'),
  },
  {
    name: 'the column is dropped in this release',
    scenario: 'drop-column, with a value that stands in',
    caught: /42703/,
    break: atOnce,
  },
  {
    name: 'the default is dropped in this release',
    scenario: 'add-not-null-column, a constant stands in',
    caught: /23502/,
    break: atOnce,
  },
  {
    name: 'the rows that are there are never filled',
    scenario: 'add-not-null-column, a value for each row',
    caught: /23514/,
    break: (steps) => steps.filter((step) => !step.up.some((sql) => sql.startsWith('DO '))),
  },
  {
    name: 'NULL is forbidden in this release',
    scenario: 'set-not-null, the old server writes NULL',
    caught: /23514/,
    break: atOnce,
  },
];

const unset = /NEW\.handle IS DISTINCT FROM E'\\x01unset'/;

/** What is meant for the next release, in this one. */
function atOnce(steps: readonly ProofStep[]): readonly ProofStep[] {
  return steps.map((step) => ({ ...step, release: 'this' }));
}

const without = (steps: readonly ProofStep[], pattern: RegExp): readonly ProofStep[] =>
  steps.map((step) => ({ ...step, up: step.up.filter((sql) => !pattern.test(sql)) }));

const rewritten = (steps: readonly ProofStep[], change: (sql: string) => string): readonly ProofStep[] =>
  steps.map((step) => ({ ...step, up: step.up.map(change) }));
