import { atOnce, type Control, idle, rewritten } from '../control.ts';

const scenario = 'remove-enum-value, a value becomes another';

export default [
  {
    name: 'the old server loses a value it writes',
    scenario,
    caught: /22P02|XX000|reads as 'done' in place of 'archived'/,
    break: atOnce,
  },
  {
    name: 'what servers write does not reach the column that takes over',
    scenario,
    caught: /row \d+ reads as NULL|differ: run the backfill again/,
    break: (steps) => rewritten(steps, idle),
  },
  {
    name: 'the rows that are there are never filled',
    scenario,
    caught: /row \d+ reads as NULL|differ: run the backfill again/,
    break: (steps) => steps.filter((step) => step.phase !== 'backfill' || !step.up[0]?.startsWith('DO ')),
  },
] satisfies readonly Control[];
