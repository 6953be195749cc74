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
    name: 'unique, written until nobody reads it',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t DROP COLUMN code',
    old: strict('code'),
    new: strict('code', { never: ['upsertOnValue'] }),
    newest: unaware,
    unknowing: null,
    unique: true,
  },
] satisfies readonly Scenario[];
