import { elsewhere, knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'drop-table',
    name: 'a table with foreign keys both ways',
    schema: `CREATE TABLE owners (id bigint PRIMARY KEY);
INSERT INTO owners SELECT generate_series(1, 9);
CREATE TABLE t (id bigint PRIMARY KEY, a text, x int, owner_id bigint DEFAULT 1 REFERENCES owners (id));
CREATE TABLE inner_rows (id bigint PRIMARY KEY, t_id bigint REFERENCES t (id))`,
    change: 'DROP TABLE t CASCADE',
    old: knows('a'),
    new: elsewhere,
    text: true,
  },
  {
    recipe: 'drop-table',
    name: 'a table with a foreign key on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE owners (id bigint PRIMARY KEY);
INSERT INTO owners VALUES (1), (2);
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int, owner_id bigint DEFAULT 1, CONSTRAINT owned FOREIGN KEY (owner_id) REFERENCES owners (id))`,
    change: 'DROP TABLE t',
    old: knows('a'),
    new: elsewhere,
    text: true,
  },
] satisfies readonly Scenario[];
