import { type Control, filledFirst, rewritten, without } from '../control.ts';

const onMariadb = 'extract-table, one value, on MariaDB';
const scenario = 'extract-table, one value';

export default [
  {
    name: 'what the new server writes does not come back',
    scenario,
    caught: /(old \d|the old server): row \d+ reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_from_other/),
  },
  {
    name: 'what the old server changes does not go over',
    scenario,
    caught: /(new \d|the new server): row \d+ reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_to_other_u/),
  },
  {
    name: 'the rows that are there are not copied',
    scenario,
    caught: /reads as NULL in place of/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  {
    name: 'triggers are guarded by pg_trigger_depth',
    // What another trigger writes is then not passed on.
    scenario: 'extract-table, one value, that a trigger of the team writes again',
    caught: /row \d+ reads as 'Value/,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(/ FOR EACH ROW WHEN \(/, ' FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND '),
      ),
  },
  {
    name: 'rows that the new server takes away stay in the array',
    scenario: 'extract-table, a row for each element of an array',
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_from_other_d/),
  },
  {
    name: 'the default stays, and makes rows that the new server makes too',
    scenario: 'extract-table, a value with a default, which the old server always gives',
    caught: /23505/,
    break: (steps) => without(steps, /DROP DEFAULT/),
  },
  {
    name: 'what the new server writes does not come back',
    scenario: onMariadb,
    caught: /(old \d|the old server): row \d+ reads as/,
    break: (steps) => without(steps, /TRIGGER t_a_from_other/),
  },
  {
    name: 'the rows that are there are copied before the triggers are there',
    scenario: onMariadb,
    caught: /(new \d|the new server): row \d+ reads as/,
    break: filledFirst,
  },
  {
    name: 'a row of nothing stays',
    scenario: 'extract-table, a row only where there is a value, on MariaDB',
    caught: /1048|reads as/,
    break: (steps) => rewritten(steps, (sql) => sql.replace(/DELETE FROM p WHERE t_id = NEW.id;/, 'DO 0;')),
  },
] satisfies readonly Control[];
