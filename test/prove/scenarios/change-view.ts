import { knows, type Scenario } from '../scenario.ts';

/** A view takes no COPY, and MERGE only from PostgreSQL 17 on. */
const onView = { never: ['copy', 'merge'] } as const;

export default [
  {
    recipe: 'change-view',
    name: 'the columns of both',
    schema: `CREATE TABLE base (id bigint PRIMARY KEY, a text, x int);
      CREATE VIEW t AS SELECT id, x, a FROM base`,
    change: 'DROP VIEW t; CREATE VIEW t AS SELECT id, a AS b, x FROM base',
    // Both columns pass on the same one, so that an UPDATE of either is seen in the other.
    old: knows('a', onView),
    new: knows('b', onView),
    text: true,
  },
  {
    recipe: 'change-view',
    name: 'under another name for a release',
    schema: `CREATE TABLE base (id bigint PRIMARY KEY, a text, x int);
      CREATE VIEW t AS SELECT id, x, a FROM base`,
    change: 'DROP VIEW t; CREATE VIEW t AS SELECT id, a AS b, x FROM base WHERE id IS NOT NULL',
    old: knows('a', onView),
    new: knows('b', { table: 't_v2', ...onView }),
    newest: knows('b', onView),
    text: true,
  },
] satisfies readonly Scenario[];
