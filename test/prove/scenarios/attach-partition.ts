import { keyed } from '../partitions.ts';
import { knows, type Scenario, strict } from '../scenario.ts';

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
  {
    recipe: 'attach-partition',
    name: 'the new server writes rows of it',
    schema: `CREATE TABLE t (id bigint, k int, name text, x int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
      CREATE INDEX t_name ON t (name);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES IN (0);
      CREATE TABLE t_1 (id bigint NOT NULL, k int NOT NULL, name text, x int)`,
    change: 'ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES IN (1)',
    old: strict('name', { speech: keyed(() => 0) }),
    new: strict('name', { speech: keyed(() => 1) }),
    // Rows of the partition go with it.
    beforeDown: 'UPDATE t SET k = 0 WHERE k = 1',
  },
  {
    recipe: 'attach-partition',
    name: 'a table that servers write by its own name',
    schema: `CREATE TABLE t (id bigint, k int, name text, x int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
      CREATE INDEX t_name ON t (name);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES IN (0);
      CREATE TABLE t_1 (id bigint, k int, name text, x int, PRIMARY KEY (id, k))`,
    change: 'ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES IN (1)',
    old: knows('name', { speech: keyed((id) => id % 2, ['t_0', 't_1']) }),
    new: knows('name', { speech: keyed((id) => id % 2, ['t_0', 't_1']) }),
    newest: knows('name', { speech: keyed((id) => id % 2) }),
  },
] satisfies readonly Scenario[];
