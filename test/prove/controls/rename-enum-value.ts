import { type Control, idle, rewritten } from '../control.ts';

const scenario = 'rename-enum-value, a column with an index and a default';

export default [
  {
    name: 'the original statement, in this release',
    scenario,
    caught: /22P02|reads as 'created' in place of 'new'/,
    break: ([first], change) => (first ? [{ ...first, release: 'this', up: [change] }] : []),
  },
  {
    name: 'what servers write does not reach the column that takes over',
    scenario,
    caught: /row \d+ reads as|differ: run the backfill again/,
    break: (steps) => rewritten(steps, idle),
  },
] satisfies readonly Control[];
