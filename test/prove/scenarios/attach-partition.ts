import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'attach-partition',
    name: 'beside one that is written to',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name text, x int) PARTITION BY RANGE (id);
      CREATE INDEX t_name ON t (name);
      CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (MINVALUE) TO (1000000000);
      CREATE TABLE t_2 (id bigint NOT NULL, name text, x int)`,
    change: 'ALTER TABLE t ATTACH PARTITION t_2 FOR VALUES FROM (1000000000) TO (2000000000)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
] satisfies readonly Scenario[];
