import { knows, type Scenario, strict, type Value, type Values } from '../scenario.ts';

const firstOf = (name: string): string => name.split(' ')[0] ?? '';
const restOf = (name: string): string => name.slice(firstOf(name).length + 1);

/** The names below, as SQL has them. */
const split = ([name = null]: Values): Values =>
  name === null ? [null, null] : [firstOf(name) || null, restOf(name) || null];
const join = (names: Values): Values =>
  names.every((name) => name === null) ? [null] : [names.filter((name) => name !== null && name !== '').join(' ')];

/** One word, two or three, or a blank too many, which does not come back from the parts. */
const fullName = (token: number): Value =>
  [`Ann${token}`, `Ann${token} Lee`, `Ann${token} van Lee`, `Ann${token} `][token % 4] ?? null;

const cents = ([amount = null]: Values): Values => [amount === null ? null : String(Math.round(Number(amount) * 100))];
const amount = ([value = null]: Values): Values => [value === null ? null : (Number(value) / 100).toFixed(2)];

export default [
  {
    recipe: 'split-column',
    name: 'a name',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, full_name text, x int)',
    change: `ALTER TABLE t ADD COLUMN first_name text, ADD COLUMN last_name text;
      UPDATE t SET first_name = nullif(split_part(full_name, ' ', 1), ''),
        last_name = nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '');
      ALTER TABLE t DROP COLUMN full_name`,
    old: knows('full_name', { value: (token) => fullName(token) ?? '' }),
    // Some that can't be put together and taken apart again.
    new: knows(['first_name', 'last_name'], {
      value: (token) => [token % 4 === 0 ? `Mary Ann${token}` : `Mary${token}`, token % 5 === 0 ? null : 'Smith'],
    }),
    forward: split,
    backward: join,
    text: true,
  },
  {
    recipe: 'split-column',
    name: 'a name that must be given',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, full_name text NOT NULL, x int)',
    change: `ALTER TABLE t ADD COLUMN first_name text NOT NULL DEFAULT '', ADD COLUMN last_name text;
      UPDATE t SET first_name = split_part(full_name, ' ', 1) WHERE full_name <> '';
      UPDATE t SET last_name = split_part(full_name, ' ', 2);
      ALTER TABLE t ALTER COLUMN last_name SET NOT NULL;
      ALTER TABLE t DROP COLUMN full_name`,
    old: strict('full_name', { value: (token) => fullName(token) ?? '' }),
    new: strict(['first_name', 'last_name'], { value: (token) => [`Mary${token}`, token % 5 === 0 ? '' : 'Smith'] }),
    forward: ([name = null]) => [firstOf(name ?? ''), (name ?? '').split(' ')[1] ?? ''],
    backward: join,
    text: true,
  },
  {
    recipe: 'split-column',
    name: 'an amount in another unit',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, amount numeric(10,2), x int)',
    change: `ALTER TABLE t ADD COLUMN cents int;
      UPDATE t SET cents = round(amount * 100)::int;
      ALTER TABLE t DROP COLUMN amount`,
    old: knows('amount', { value: (token) => `${token}.50` }),
    new: knows('cents', { value: (token) => String(token) }),
    forward: cents,
    backward: amount,
  },
  {
    recipe: 'split-column',
    name: 'a place, the way back said in a comment',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, place text, x int)',
    change: `ALTER TABLE t ADD COLUMN lat int, ADD COLUMN long int;
      -- bellows: back place = lat || ';' || long
      UPDATE t SET lat = split_part(place, ';', 1)::int, long = split_part(place, ';', 2)::int;
      ALTER TABLE t DROP COLUMN place`,
    // What is no place stays as it is until the new server changes it.
    old: knows('place', { value: (token) => (token % 6 === 0 ? `nowhere ${token}` : `${token};${token + 1}`) }),
    new: knows(['lat', 'long'], { value: (token) => [String(token), String(-token)] }),
    forward: ([place = null]) => {
      const parts = place?.split(';') ?? [];
      return [0, 1].map((i) => (/^-?\d+$/.test(parts[i] ?? '') ? (parts[i] ?? null) : null));
    },
    backward: ([lat = null, long = null]) => [lat === null || long === null ? null : `${lat};${long}`],
  },
  {
    recipe: 'split-column',
    name: 'names of states for numbers',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, state int, x int)',
    change: `ALTER TABLE t ADD COLUMN status text;
      UPDATE t SET status = CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'open' WHEN 2 THEN 'done' END;
      ALTER TABLE t DROP COLUMN state`,
    old: knows('state', { value: (token) => String(token % 3) }),
    new: knows('status', { value: (token) => ['new', 'open', 'done', 'archived'][token % 4] ?? '' }),
    forward: ([state = null]) => [state === null ? null : (['new', 'open', 'done'][Number(state)] ?? null)],
    backward: ([status = null]) => {
      const place = ['new', 'open', 'done'].indexOf(status ?? '');
      return [place < 0 ? null : String(place)];
    },
  },
  {
    recipe: 'split-column',
    name: 'a copy under another name',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, mail varchar(80), x int)',
    change: `ALTER TABLE t ADD COLUMN address varchar(80);
      UPDATE t SET address = mail WHERE mail IS NOT NULL;
      ALTER TABLE t DROP COLUMN mail`,
    old: knows('mail'),
    new: knows('address'),
    text: true,
  },
  {
    recipe: 'split-column',
    name: 'a name, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, full_name varchar(200), x int)',
    change: `ALTER TABLE t ADD COLUMN first_name longtext, ADD COLUMN last_name longtext;
      UPDATE t SET first_name = nullif(substring_index(full_name, ' ', 1), ''),
        last_name = nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '');
      ALTER TABLE t DROP COLUMN full_name`,
    old: knows('full_name', { value: (token) => fullName(token) ?? '' }),
    new: knows(['first_name', 'last_name'], {
      value: (token) => [token % 4 === 0 ? `Mary Ann${token}` : `Mary${token}`, token % 5 === 0 ? null : 'Smith'],
    }),
    forward: split,
    backward: join,
  },
] satisfies readonly Scenario[];
