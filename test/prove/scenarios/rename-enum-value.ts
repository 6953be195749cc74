import { knows, type Scenario } from '../scenario.ts';
import { casting } from './change-column-type.ts';

export default [
  {
    recipe: 'rename-enum-value',
    name: 'a column with an index and a default',
    schema: `CREATE TYPE state AS ENUM ('new', 'open', 'done');
      CREATE TABLE t (id bigint PRIMARY KEY, state state DEFAULT 'open', x int);
      CREATE INDEX t_state ON t (state)`,
    change: `ALTER TYPE state RENAME VALUE 'new' TO 'created'`,
    old: knows('state', { omitted: 'open' }),
    new: casting(knows('state', { omitted: 'open' }), 'text::state'),
    newest: casting(
      knows('state', {
        omitted: 'open',
        value: (token) => ['created', 'open', 'done'][token % 3] ?? '',
        never: ['updateBoth'],
      }),
      'text::state',
    ),
    value: (token) => ['new', 'open', 'done'][token % 3] ?? '',
    filled: (value) => (value === 'new' ? 'created' : value),
    prepareAnew: true,
  },
] satisfies readonly Scenario[];
