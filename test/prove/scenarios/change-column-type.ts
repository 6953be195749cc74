import { knows, type Scenario, type Side, strict, type Value } from '../scenario.ts';
import { type Speech, type Statement, spoken } from '../speech.ts';

/** A server that says of what type its values are: then its statements hold whichever type the column has. */
export function casting(side: Side, type: string): Side {
  const cast = ([sql, ...values]: Statement): Statement => [
    sql.replace(/\$(\d+)(?!\d|::)/g, (place, n: string) =>
      typeof values[Number(n) - 1] === 'number' ? place : `${place}::${type}`,
    ),
    ...values,
  ];
  const { read, copy, append: _, ...writes } = spoken(side);
  const speech: Speech = {
    read,
    ...(copy ? { copy } : {}),
    ...Object.fromEntries(
      Object.entries(writes).map(([action, make]) => [
        action,
        (...given: unknown[]) => (make as (...all: unknown[]) => readonly Statement[])(...given).map(cast),
      ]),
    ),
  };
  return { ...side, speech };
}

const day = (token: number): string => new Date(Date.UTC(2000, 0, 1 + (token % 9000))).toISOString().slice(0, 10);

/** As jsonb spells it. */
const spelledAnew = (value: Value): Value => value?.replace(/^\{"b":(\d+), {2}"a":1\}$/, '{"a": 1, "b": $1}') ?? null;

export default [
  {
    recipe: 'change-column-type',
    name: 'integer to bigint',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, n int NOT NULL DEFAULT 7 CHECK (n > 0), x int);
      CREATE INDEX t_n ON t (n)`,
    change: 'ALTER TABLE t ALTER COLUMN n TYPE bigint',
    old: strict('n', { omitted: '7' }),
    new: strict('n', { omitted: '7' }),
    value: (token) => String(token),
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'integer to text, unique',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, n int UNIQUE, x int)',
    change: 'ALTER TABLE t ALTER COLUMN n TYPE text',
    old: knows('n'),
    new: knows('n'),
    value: (token) => String(token),
    unique: true,
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'text to jsonb',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, data text DEFAULT '{}', x int)`,
    change: `ALTER TABLE t ALTER COLUMN data DROP DEFAULT, ALTER COLUMN data TYPE jsonb USING data::jsonb, ALTER COLUMN data SET DEFAULT '{}'`,
    old: knows('data', { omitted: '{}', value: (token) => `{"b":${token},  "a":1}` }),
    // What it writes back is spelled anew, whatever it has read.
    new: casting(knows('data', { omitted: '{}', stored: (values) => values.map(spelledAnew) }), 'jsonb'),
    value: (token) => `{"a": 1, "b": ${token}}`,
    filled: spelledAnew,
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'text to integer, with values that do not fit',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, n text, x int)',
    change: 'ALTER TABLE t ALTER COLUMN n TYPE integer USING n::integer',
    old: knows('n', { value: (token) => (token % 5 === 0 ? `none ${token}` : String(token)) }),
    // It never writes back what it read, which may not fit.
    new: casting(knows('n', { never: ['updateBoth'] }), 'integer'),
    value: (token) => String(token),
    beforeContract: `UPDATE t SET n = '0' WHERE n LIKE 'none %'`,
    filled: (value) => (value?.startsWith('none') ? '0' : value),
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'a shorter varchar',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code varchar(20) NOT NULL, x int)',
    change: 'ALTER TABLE t ALTER COLUMN code TYPE varchar(10)',
    old: strict('code'),
    new: strict('code'),
    value: (token) => `code ${token % 10_000}`,
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'a moment to a day',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz, x int)',
    change: `ALTER TABLE t ALTER COLUMN at TYPE date USING (at AT TIME ZONE 'UTC')::date`,
    old: knows('at', { value: (token) => `${day(token)} 12:30:00+00` }),
    new: knows('at', { value: (token) => `${day(token)} 00:00:00+00` }),
    filled: (value) => value?.slice(0, 10) ?? null,
    prepareAnew: true,
  },
  {
    recipe: 'change-column-type',
    name: 'integer to bigint, on MariaDB',
    on: 'mysql',
    schema:
      'CREATE TABLE t (id bigint PRIMARY KEY, n int NOT NULL DEFAULT 7, x int, KEY t_n (n), KEY t_x_n (x, n)) ENGINE=InnoDB',
    change: 'ALTER TABLE t MODIFY COLUMN n bigint NOT NULL DEFAULT 7',
    old: strict('n', { omitted: '7' }),
    new: strict('n', { omitted: '7' }),
    value: (token) => String(token),
  },
  {
    recipe: 'change-column-type',
    name: 'integer to text, unique, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, n int, x int, UNIQUE KEY t_n (n))',
    change: 'ALTER TABLE t MODIFY COLUMN n varchar(20)',
    old: knows('n'),
    new: knows('n'),
    value: (token) => String(token),
    unique: true,
  },
  {
    recipe: 'change-column-type',
    name: 'text to integer, with values that do not fit, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, n varchar(40), x int)',
    change: `ALTER TABLE t MODIFY COLUMN n int COMMENT 'a number'`,
    old: knows('n', { value: (token) => (token % 5 === 0 ? `none ${token}` : String(token)) }),
    // It never writes back what it read, which may not fit.
    new: knows('n', { never: ['updateBoth'] }),
    value: (token) => String(token),
    beforeContract: `UPDATE t SET n = '0' WHERE n LIKE 'none %'`,
    filled: (value) => (value?.startsWith('none') ? '0' : value),
  },
  {
    recipe: 'change-column-type',
    name: 'a shorter varchar, required and unique, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code varchar(40) NOT NULL, x int, UNIQUE KEY t_code (code))',
    change: 'ALTER TABLE t MODIFY COLUMN code varchar(30) NOT NULL',
    old: strict('code'),
    new: strict('code'),
    unique: true,
  },
  {
    recipe: 'change-column-type',
    name: 'a moment to a day, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, at datetime NOT NULL, x int)',
    change: 'ALTER TABLE t MODIFY COLUMN at date NOT NULL',
    old: strict('at', { value: (token) => `${day(token)} 12:30:00` }),
    new: strict('at', { value: (token) => `${day(token)} 00:00:00` }),
    filled: (value) => value?.slice(0, 10) ?? null,
  },
  {
    recipe: 'change-column-type',
    name: 'a value that a trigger of the team tidies, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name varchar(300), x int);
      CREATE TRIGGER t_tidy_i BEFORE INSERT ON t FOR EACH ROW SET NEW.name = lower(NEW.name);
      CREATE TRIGGER t_tidy_u BEFORE UPDATE ON t FOR EACH ROW SET NEW.name = lower(NEW.name)`,
    change: 'ALTER TABLE t MODIFY COLUMN name text',
    old: knows('name'),
    new: knows('name'),
    stored: (value) => value?.toLowerCase() ?? null,
    text: true,
  },
  {
    recipe: 'change-column-type',
    name: 'names to an enum, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'queued', x int)`,
    change: `ALTER TABLE t MODIFY COLUMN state enum('done', 'queued', 'running') NOT NULL DEFAULT 'queued'`,
    old: strict('state', { omitted: 'queued' }),
    new: strict('state', { omitted: 'queued' }),
    value: (token) => ['done', 'queued', 'running'][token % 3] ?? '',
  },
] satisfies readonly Scenario[];
