import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'drop-constraint',
    name: 'the old server upserts on it',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t DROP CONSTRAINT t_code_key',
    old: strict('code'),
    new: strict('code', { never: ['upsertOnValue'] }),
    unique: true,
    text: true,
  },
] satisfies readonly Scenario[];
