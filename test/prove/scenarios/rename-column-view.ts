import { knows, type Scenario, strict } from '../scenario.ts';

const onView = { never: ['copy', 'merge'] } as const;

export default [
  {
    recipe: 'rename-column-view',
    name: 'nullable, with a default',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a text DEFAULT 'none', x int)`,
    change: 'ALTER TABLE t RENAME COLUMN a TO b',
    old: knows('a', { omitted: 'none', ...onView }),
    new: knows('b', { omitted: 'none', ...onView }),
    text: true,
  },
  {
    recipe: 'rename-column-view',
    name: 'unique, servers upsert on it',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t RENAME COLUMN a TO b',
    old: strict('a', onView),
    new: strict('b', onView),
    unique: true,
    text: true,
  },
  {
    recipe: 'rename-column-view',
    name: 'servers that merge',
    since: 17,
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)',
    change: 'ALTER TABLE t RENAME COLUMN a TO b',
    old: knows('a', { never: ['copy'] }),
    new: knows('b', { never: ['copy'] }),
    text: true,
  },
] satisfies readonly Scenario[];
