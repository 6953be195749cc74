import { type Control, rewritten, without } from '../control.ts';

const onMariadb = 'move-column, into a table that both servers make rows of, on MariaDB';
const scenario = 'move-column, into a table that both servers make rows of';

export default [
  {
    name: 'a new row does not look for its value',
    scenario,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_fetched/),
  },
  {
    name: 'what the new server changes does not come back',
    scenario,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER zz_a_from_other_u/),
  },
  {
    name: 'a new row does not look for its value',
    scenario: onMariadb,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER t_a_fetched/),
  },
  {
    name: 'what the old server changes does not go over',
    scenario: onMariadb,
    caught: /reads as/,
    break: (steps) => without(steps, /TRIGGER t_a_to_other_u/),
  },
  {
    name: 'triggers write without looking whether they have to',
    // To the table whose statement set them off.
    scenario: onMariadb,
    caught: /1442/,
    break: (steps) => rewritten(steps, (sql) => sql.replaceAll('IF rows_that_differ > 0 THEN', 'IF TRUE THEN')),
  },
  {
    name: 'triggers are kept from each other by a session variable, which also keeps them from what is written next',
    scenario: onMariadb,
    caught: /reads as/,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(
          /(_to_other_u AFTER UPDATE .*? DEFAULT 0; )(.*) END$/,
          '$1IF @passing IS NULL THEN SET @passing = 1; $2 END IF; END',
        ),
      ),
  },
  {
    name: 'a row that is overwritten looks for its value like a new one',
    scenario: 'move-column, into a table whose rows the new server overwrites, on MariaDB',
    caught: /in place of NULL/,
    break: (steps) => rewritten(steps, (sql) => sql.replace('IF other_rows_found = 0 THEN SET', 'IF TRUE THEN SET')),
  },
] satisfies readonly Control[];
