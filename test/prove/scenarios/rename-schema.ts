import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'rename-schema',
    name: 'a schema with a table',
    schema: 'CREATE SCHEMA app; CREATE TABLE app.t (id bigint PRIMARY KEY, a text, x int)',
    change: 'ALTER SCHEMA app RENAME TO web',
    old: knows('a', { table: 'app.t' }),
    new: knows('a', { table: 'web.t', never: ['copy', 'merge'] }),
    text: true,
  },
] satisfies readonly Scenario[];
