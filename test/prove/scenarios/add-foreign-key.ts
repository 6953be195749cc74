import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'add-foreign-key',
    name: 'written by both servers',
    schema: `CREATE TABLE owners (id bigint PRIMARY KEY); INSERT INTO owners SELECT generate_series(1, 20);
      CREATE TABLE t (id bigint PRIMARY KEY, owner bigint, x int)`,
    change: 'ALTER TABLE t ADD FOREIGN KEY (owner) REFERENCES owners (id)',
    old: knows('owner'),
    new: knows('owner'),
    value: (token) => String(1 + (token % 20)),
  },
  {
    recipe: 'add-foreign-key',
    name: 'without a copy',
    on: 'mysql',
    schema: `CREATE TABLE owners (id bigint PRIMARY KEY); INSERT INTO owners SELECT seq FROM seq_1_to_20;
      CREATE TABLE t (id bigint PRIMARY KEY, owner bigint, x int)`,
    change: 'ALTER TABLE t ADD CONSTRAINT t_owner FOREIGN KEY (owner) REFERENCES owners (id)',
    old: knows('owner'),
    new: knows('owner'),
    value: (token) => String(1 + (token % 20)),
  },
] satisfies readonly Scenario[];
