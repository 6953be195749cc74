import { keyed } from '../partitions.ts';
import { knows, type Scenario, strict } from '../scenario.ts';

const schema = `CREATE TABLE t (id bigint, k int, name text, x int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
  CREATE INDEX t_name ON t (name);
  CREATE TABLE t_0 PARTITION OF t FOR VALUES IN (0);
  CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1)`;

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
  {
    recipe: 'detach-partition',
    name: 'servers write it by its own name',
    schema,
    change: 'ALTER TABLE t DETACH PARTITION t_0',
    old: knows('name', { speech: keyed((id) => id % 2, ['t_0', 't_1']) }),
    new: knows('name', { speech: keyed((id) => id % 2, ['t_0', 't_1']) }),
  },
  {
    recipe: 'detach-partition',
    name: 'the old server still writes rows of it',
    schema,
    change: 'ALTER TABLE t DETACH PARTITION t_0',
    old: strict('name', { speech: keyed(() => 0) }),
    new: strict('name', { speech: keyed(() => 1) }),
    // Its rows go with it.
    beforeContract: 'UPDATE t SET k = 1 WHERE k = 0',
  },
] satisfies readonly Scenario[];
