import { atOnce, type Control, contractFirst, filledFirst, rewritten, without } from '../control.ts';

const scenario = 'split-column, a name';
const read = /row \d+ reads as/;

export default [
  {
    name: 'what old servers write does not reach the new columns',
    scenario,
    caught: /new( server:| \d:) row \d+ reads as/,
    break: (steps) => without(steps, /^CREATE TRIGGER zz_/),
  },
  {
    name: 'what new servers update does not reach the old column',
    scenario,
    caught: read,
    break: (steps) => without(steps, /^CREATE TRIGGER "00_\w+_u"/),
  },
  {
    name: 'the rows that are there are never filled',
    scenario,
    caught: /reads as \(NULL, NULL\)/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  { name: 'the rows are filled before the triggers are there', scenario, caught: read, break: filledFirst },
  {
    name: 'the old column is always computed from the new ones',
    scenario,
    caught: read,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(/(IS DISTINCT FROM ROW\(NEW\.first_name, NEW\.last_name\)) THEN/, '$1 OR true THEN'),
      ),
  },
  {
    name: 'the new columns are always computed from the old one',
    scenario,
    caught: read,
    break: (steps) =>
      rewritten(steps, (sql) => sql.replace(/(IS DISTINCT FROM NEW\.full_name) THEN\n/, '$1 OR true THEN\n')),
  },
  {
    name: 'the backfill overwrites what new servers know better',
    scenario,
    caught: read,
    break: (steps) =>
      steps.map((step) =>
        step.phase === 'backfill'
          ? {
              ...step,
              up: step.up.map((sql) =>
                sql.replace(/ AND \(CASE WHEN first_name IS NULL[^\n]* END\) IS DISTINCT FROM full_name\)/, ')'),
              ),
            }
          : step,
      ),
  },
  { name: 'the old column is dropped in this release', scenario, caught: /42703/, break: atOnce },
  {
    name: 'the triggers outlive the column',
    scenario,
    caught: /has no field "full_name"/,
    break: (steps) => without(steps, /^DROP (TRIGGER|FUNCTION)/),
  },
  {
    name: 'the triggers are dropped after the column, not with it',
    scenario,
    caught: /has no field "full_name"/,
    break: (steps) => contractFirst(steps, /DROP COLUMN/, 'SELECT pg_sleep(0.05)'),
  },
] satisfies readonly Control[];
