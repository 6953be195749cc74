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
  {
    name: 'what servers write does not reach the column beside',
    scenario: 'change-column-type, integer to bigint, on MariaDB',
    caught: /in place of|differ: run the backfill again/,
    break: (steps) => without(steps, /^CREATE TRIGGER/),
  },
  {
    name: 'a value that does not fit stops the old server',
    scenario: 'change-column-type, text to integer, with values that do not fit, on MariaDB',
    caught: /1366|1292/,
    break: (steps) =>
      rewritten(steps, (sql) => sql.replace(/^(CREATE TRIGGER .*SET NEW.n_new = )IF.*; END$/, '$1NEW.n; END')),
  },
  {
    name: 'the triggers go before the names are exchanged, and nothing is locked',
    scenario: 'change-column-type, names to an enum, on MariaDB',
    caught: /in place of/,
    break: (steps) =>
      steps.map((step) => {
        const drops = step.up.filter((sql) => sql.startsWith('DROP TRIGGER'));
        if (step.release === 'this' || drops.length === 0) return step;
        const others = step.up.filter((sql) => !/^(DROP TRIGGER|LOCK TABLES|UNLOCK TABLES)/.test(sql));
        const at = others.findIndex((sql) => sql.includes('RENAME COLUMN'));
        return { ...step, up: [...others.slice(0, at), ...drops, 'DO SLEEP(0.1)', ...others.slice(at)] };
      }),
  },
  {
    name: 'the old column takes no row without it',
    scenario: 'change-column-type, names to an enum, on MariaDB',
    caught: /1048|1364/,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.startsWith('UNLOCK TABLES')
          ? 'ALTER TABLE t ALTER COLUMN state_old DROP DEFAULT; UNLOCK TABLES; DO SLEEP(0.1)'
          : sql,
      ),
  },
  {
    name: 'the exchanged column is written by a trigger that names another',
    // The triggers stay.
    scenario: 'change-column-type, integer to text, unique, on MariaDB',
    caught: /1054/,
    break: (steps) =>
      steps.map((step) =>
        step.release === 'this' ? step : { ...step, up: step.up.filter((sql) => !sql.startsWith('DROP TRIGGER')) },
      ),
  },
] satisfies readonly Control[];
