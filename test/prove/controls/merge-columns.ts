import { type Control, contractFirst, filledFirst, rewritten, without } from '../control.ts';

const scenario = 'merge-columns, names, the first of which must be given';
const onMariadb = 'merge-columns, names, on MariaDB';
const read = /row \d+ reads as/;

export default [
  {
    name: 'what new servers update does not reach the old columns',
    scenario,
    caught: read,
    break: (steps) => without(steps, /^CREATE TRIGGER "00_\w+_u"/),
  },
  { name: 'the rows are filled before the triggers are there', scenario, caught: read, break: filledFirst },
  {
    name: 'the old columns are always computed from the new one',
    scenario: onMariadb,
    caught: read,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(
          /IF NOT \((CAST\(CONVERT\(NEW\.full_name[^;]*?AS BINARY\))\) THEN SET/,
          'IF true OR NOT ($1) THEN SET',
        ),
      ),
  },
  {
    name: 'on MariaDB, what old servers write does not reach the new column',
    scenario: onMariadb,
    caught: /new( server:| \d:) row \d+ reads as/,
    break: (steps) => without(steps, /^CREATE TRIGGER \w+_bu2/),
  },
  {
    name: 'on MariaDB, the triggers that pass on what new servers write go first',
    scenario: onMariadb,
    caught: /new( server:| \d:) row \d+ reads as/,
    break: (steps) => contractFirst(steps, /DROP TRIGGER \w+_b[iu]1/, 'DO SLEEP(0.1)'),
  },
  {
    name: 'on MariaDB, the columns go before the triggers that name them',
    scenario: onMariadb,
    caught: /1054/,
    break: (steps) => contractFirst(steps, /DROP COLUMN/, 'DO SLEEP(0.1)'),
  },
] satisfies readonly Control[];
