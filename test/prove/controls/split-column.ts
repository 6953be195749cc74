import { atOnce, type Control, rewritten, without } from '../control.ts';

const subject = 'split-column, a name';

export default [
  {
    name: 'the other side is always computed anew',
    scenario: subject,
    caught: /in place of/,
    // 'Mary Ann' and 'Smith' become 'Mary' and 'Ann Smith'.
    break: (steps) =>
      rewritten(steps, (sql) => sql.replace(/(-- What agrees already[^\n]*\n\s*IF )[\s\S]*? THEN\n/g, '$1true THEN\n')),
  },
  {
    name: 'what new servers write does not reach the old column',
    scenario: subject,
    caught: /in place of/,
    break: (steps) => without(steps, /^CREATE TRIGGER "00_\w+_u"/),
  },
  {
    name: 'the old column goes in this release',
    scenario: subject,
    caught: /42703/,
    break: atOnce,
  },
  {
    name: 'the rows that are there are never filled',
    scenario: subject,
    caught: /reads as/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  {
    name: 'rows in which the one way loses something are filled again',
    scenario: 'split-column, a place, the way back said in a comment',
    caught: /in place of/,
    break: (steps) =>
      rewritten(steps, (sql) =>
        sql.replace(
          /(-- What agrees already may know more than can be computed\.\n\s*IF )[\s\S]*? THEN\n/g,
          '$1true THEN\n',
        ),
      ),
  },
] satisfies readonly Control[];
