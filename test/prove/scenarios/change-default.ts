import { type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'change-default',
    name: 'another value',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, state text DEFAULT 'queued', x int)`,
    change: `ALTER TABLE t ALTER COLUMN state SET DEFAULT 'waiting'`,
    old: strict('state', { omitted: 'queued' }),
    new: strict('state'),
    text: true,
  },
  {
    recipe: 'change-default',
    name: 'dropped, of a NOT NULL column',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, priority bigint NOT NULL DEFAULT 0, x int)`,
    change: 'ALTER TABLE t ALTER COLUMN priority DROP DEFAULT',
    old: strict('priority', { omitted: '0' }),
    new: strict('priority'),
    value: (token) => String(token),
  },
] satisfies readonly Scenario[];
