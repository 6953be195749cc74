import { knows, type Scenario } from '../scenario.ts';
import { casting } from './change-column-type.ts';

export default [
  {
    recipe: 'remove-enum-value',
    name: 'a value becomes another',
    schema: `CREATE TYPE state AS ENUM ('new', 'done', 'archived');
      CREATE TABLE t (id bigint PRIMARY KEY, state state DEFAULT 'new', x int);
      CREATE INDEX t_state ON t (state)`,
    change: `CREATE TYPE state_2 AS ENUM ('new', 'done');
      UPDATE t SET state = 'done' WHERE state = 'archived';
      ALTER TABLE t ALTER COLUMN state DROP DEFAULT, ALTER COLUMN state TYPE state_2 USING state::text::state_2,
        ALTER COLUMN state SET DEFAULT 'new';
      DROP TYPE state;
      ALTER TYPE state_2 RENAME TO state`,
    old: knows('state', { omitted: 'new', value: (token) => ['new', 'done', 'archived'][token % 3] ?? '' }),
    // It never writes a removed value back.
    new: casting(
      knows('state', { omitted: 'new', value: (token) => ['new', 'done'][token % 2] ?? '', never: ['updateBoth'] }),
      'text::state',
    ),
    filled: (value) => (value === 'archived' ? 'done' : value),
    prepareAnew: true,
  },
] satisfies readonly Scenario[];
