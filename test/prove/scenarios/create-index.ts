import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'create-index',
    name: 'plain',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: 'CREATE INDEX t_name ON t (name)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'create-index',
    name: 'unique, in the next release',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: 'CREATE UNIQUE INDEX t_name ON t (name)',
    old: strict('name'),
    new: strict('name'),
    text: true,
  },
  {
    recipe: 'create-index',
    name: 'partitioned',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name text, x int) PARTITION BY HASH (id);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)`,
    change: 'CREATE INDEX t_name ON t (name)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
] satisfies readonly Scenario[];
