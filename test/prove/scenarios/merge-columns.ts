import { knows, type Scenario, strict, type Values } from '../scenario.ts';

/** What stands before the first blank, and all after it; `''` where nothing does. */
const taken = (name: string): [string, string] => {
  const [first = ''] = name.split(' ');
  return [first, name.slice(first.length + 1)];
};
const present = (values: Values): string => values.filter((value) => value !== null).join(' ');

export default [
  {
    recipe: 'merge-columns',
    name: 'names, the first of which must be given',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, first_name text NOT NULL, last_name text, x int)',
    change: `ALTER TABLE t ADD COLUMN full_name text;
      UPDATE t SET full_name = concat_ws(' ', first_name, last_name);
      ALTER TABLE t ALTER COLUMN full_name SET NOT NULL;
      ALTER TABLE t DROP COLUMN first_name, DROP COLUMN last_name`,
    old: strict(['first_name', 'last_name'], {
      nullable: ['last_name'],
      value: (token) => [token % 4 === 0 ? `Mary Ann${token}` : `Mary${token}`, token % 5 === 0 ? null : 'Smith'],
    }),
    new: strict('full_name', { value: (token) => (token % 3 === 0 ? `Ann${token}` : `Ann${token} van Lee`) }),
    forward: (names) => [present(names)],
    backward: ([name = null]) => (name === null ? [null, null] : [taken(name)[0], taken(name)[1] || null]),
    text: true,
  },
  {
    recipe: 'merge-columns',
    name: 'names that may both be missing',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, first_name text, last_name text, x int)',
    change: `ALTER TABLE t ADD COLUMN full_name text NOT NULL DEFAULT '';
      UPDATE t SET full_name = coalesce(first_name, '') || ' ' || coalesce(last_name, '');
      ALTER TABLE t DROP COLUMN first_name, DROP COLUMN last_name`,
    old: knows(['first_name', 'last_name']),
    new: strict('full_name', { value: (token) => (token % 3 === 0 ? `Ann${token}` : `Ann${token} van Lee`) }),
    forward: ([first, last]) => [`${first ?? ''} ${last ?? ''}`],
    backward: ([name = null]) => (name === null ? [null, null] : taken(name).map((part) => part || null)),
  },
  {
    recipe: 'merge-columns',
    name: 'numbers into an array, the way back said in comments',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, width int NOT NULL, height int NOT NULL, x int)',
    change: `ALTER TABLE t ADD COLUMN size int[];
      -- bellows: back width = size[1]
      -- bellows: back height = size[2]
      UPDATE t SET size = ARRAY[width, height];
      ALTER TABLE t DROP COLUMN width, DROP COLUMN height`,
    old: strict(['width', 'height'], { value: (token) => [String(token), String(token + 1)] }),
    new: strict('size', { value: (token) => `{${token},${-token}}` }),
    forward: ([width, height]) => [`{${width},${height}}`],
    backward: ([size = null]) => (size ?? '{}').slice(1, -1).split(','),
  },
  {
    recipe: 'merge-columns',
    name: 'names, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, first_name varchar(100), last_name varchar(100), x int)',
    change: `ALTER TABLE t ADD COLUMN full_name longtext;
      UPDATE t SET full_name = nullif(concat_ws(' ', first_name, last_name), '');
      ALTER TABLE t DROP COLUMN first_name, DROP COLUMN last_name`,
    old: knows(['first_name', 'last_name'], {
      value: (token) => [token % 4 === 0 ? `Mary Ann${token}` : `Mary${token}`, token % 5 === 0 ? null : 'Smith'],
    }),
    new: knows('full_name', { value: (token) => (token % 3 === 0 ? `Ann${token}` : `Ann${token} van Lee`) }),
    forward: (names) => [present(names) || null],
    backward: ([name = null]) => (name === null ? [null, null] : taken(name).map((part) => part || null)),
  },
] satisfies readonly Scenario[];
