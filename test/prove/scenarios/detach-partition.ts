import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'detach-partition',
    name: 'beside one that is written to',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name text, x int) PARTITION BY RANGE (id);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES FROM (MINVALUE) TO (-1000000000);
      CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (-1000000000) TO (MAXVALUE)`,
    change: 'ALTER TABLE t DETACH PARTITION t_0',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
] satisfies readonly Scenario[];
