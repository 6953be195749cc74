import { type Control, contractFirst, rewritten, without } from '../control.ts';
import type { ProofStep } from '../plan-of.ts';

const unset = /NEW\.handle IS DISTINCT FROM E'\\x01unset'/;

export default [
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
    caught: /other objects depend on it/,
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
    name: 'on MariaDB, what old servers update does not reach the new column',
    scenario: 'rename-column, nothing attached, on MariaDB',
    caught: /new( server:| \d:) row \d+ reads as/,
    break: (steps) => without(steps, /^(CREATE|DROP) TRIGGER \w+_bu2/),
  },
  {
    name: 'on MariaDB, what new servers insert does not reach the old column',
    scenario: 'rename-column, nothing attached, on MariaDB',
    caught: /reads as NULL in place of/,
    break: (steps) =>
      rewritten(without(steps, /^(CREATE|DROP) TRIGGER \w+_bi1/), (sql) => sql.replace(/FOLLOWS \w+_bi1/, '')),
  },
  {
    name: 'on MariaDB, the triggers that pass on what new servers write go first',
    scenario: 'rename-column, nothing attached, on MariaDB',
    caught: /new( server:| \d:) row \d+ reads as/,
    break: (steps) => contractFirst(steps, /DROP TRIGGER \w+_b[iu]1/, 'DO SLEEP(0.1)'),
  },
] satisfies readonly Control[];
