import { atOnce, type Control, rewritten, without } from '../control.ts';

export default [
  {
    name: 'the original statement, in this release',
    scenario: 'change-column-type, text to jsonb',
    caught: /22P02|42804|in place of/,
    break: atOnce,
  },
  {
    name: 'what servers write does not reach the column beside',
    scenario: 'change-column-type, a shorter varchar',
    caught: /23514|23502|in place of|differ: run the backfill again/,
    break: (steps) => without(steps, /^CREATE TRIGGER zz_/),
  },
  {
    name: 'the rows that are there are never filled',
    scenario: 'change-column-type, a moment to a day',
    caught: /23514|in place of|differ: run the backfill again/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  {
    name: 'a value that does not fit stops the old server',
    scenario: 'change-column-type, text to integer, with values that do not fit',
    caught: /22P02/,
    break: (steps) => rewritten(steps, (sql) => sql.replace(/NEW\.n_new := [^;]+;/, 'NEW.n_new := NEW.n::integer;')),
  },
] satisfies readonly Control[];
