import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'drop-not-null',
    name: 'NULL is tried too early',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, phone text NOT NULL, x int)',
    change: 'ALTER TABLE t ALTER COLUMN phone DROP NOT NULL',
    old: strict('phone'),
    new: strict('phone', { refused: { values: () => [null], codes: ['23502'] } }),
    text: true,
  },
] satisfies readonly Scenario[];
