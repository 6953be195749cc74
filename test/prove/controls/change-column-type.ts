import { type Control, without } from '../control.ts';

const scenario = 'change-column-type, integer to bigint';

export default [
  {
    name: 'what servers write does not reach the column that takes over',
    scenario,
    caught: /row \d+ reads as|is violated by some row|violates check constraint/,
    break: (steps) => without(steps, /^CREATE TRIGGER zz_/),
  },
  {
    name: 'the rows that are there are never filled',
    scenario,
    caught: /is violated by some row|violates check constraint/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill'),
  },
  {
    name: 'the trigger outlives the column it fills',
    scenario,
    caught: /has no field "n_new"|42804/,
    break: (steps) => without(steps, /^DROP (TRIGGER|FUNCTION)/),
  },
] satisfies readonly Control[];
