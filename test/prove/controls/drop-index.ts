import { atOnce, type Control } from '../control.ts';

export default [
  {
    name: 'the index that old servers upsert by is dropped in this release',
    scenario: 'drop-index, unique, and upserted by',
    caught: /42P10/,
    break: atOnce,
  },
] satisfies readonly Control[];
