import { type Scenario, strict, unaware } from '../scenario.ts';

export default [
  {
    recipe: 'drop-column',
    name: 'with a value that stands in',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, nickname text NOT NULL, x int)',
    change: 'ALTER TABLE t DROP COLUMN nickname',
    old: strict('nickname'),
    new: unaware,
    unknowing: '',
    text: true,
  },
  {
    recipe: 'drop-column',
    name: 'unique, NULL stands in',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t DROP COLUMN code',
    old: strict('code'),
    new: unaware,
    unknowing: null,
    unique: true,
    beforeDown: `UPDATE t SET code = 'given ' || id WHERE code IS NULL`,
  },
] satisfies readonly Scenario[];
