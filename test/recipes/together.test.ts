import assert from 'node:assert/strict';
import { applyReplacements, check, planTogether, splitEdits, wantedIn } from '../../server/core/index.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { changeFile, open, repositoryOf } from './plan-case.ts';

const schema = `CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL, nickname text NOT NULL, note text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total int);
`;
const v1 = `SELECT id, mail, nickname, note FROM users;
INSERT INTO users (id, mail, nickname) VALUES (1, 'a', 'b');
SELECT id, user_id, total FROM orders;
INSERT INTO orders (id, user_id, total) VALUES (1, 2, 3);
`;

interface Case {
  readonly schema?: string;
  readonly v1?: string;
  readonly change: string;
  readonly v2: string;
  readonly plans: number;
}

const cases: Record<string, Case> = {
  'of two tables': {
    change: `ALTER TABLE users RENAME COLUMN mail TO email;
CREATE TABLE audit (id bigint PRIMARY KEY);
ALTER TABLE users DROP COLUMN nickname;
CREATE INDEX orders_user_id ON orders (user_id);
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
`,
    v2: `SELECT id, email, note FROM users;
INSERT INTO users (id, email) VALUES (1, 'a');
SELECT id, user_id, total, currency FROM orders;
INSERT INTO orders (id, user_id, total, currency) VALUES (1, 2, 3, 'EUR');
`,
    plans: 4,
  },
  'in one statement': {
    change: `ALTER TABLE users DROP COLUMN nickname, ALTER COLUMN note SET NOT NULL, ADD COLUMN age int;
`,
    v2: `SELECT id, mail, note, age FROM users;
INSERT INTO users (id, mail, note) VALUES (1, 'a', 'b');
SELECT id, user_id, total FROM orders;
`,
    plans: 2,
  },
  'of one table, twice the same': {
    change: `ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users RENAME COLUMN note TO remark;
`,
    v2: `SELECT id, email, nickname, remark FROM users;
INSERT INTO users (id, email, nickname) VALUES (1, 'a', 'b');
`,
    plans: 2,
  },
  'a default that comes with NOT NULL': {
    change: `ALTER TABLE orders ALTER COLUMN total SET NOT NULL, ALTER COLUMN total SET DEFAULT 7;
`,
    v2: v1,
    plans: 1,
  },
  'drops that are replacements': {
    schema: `${schema}CREATE INDEX orders_user ON orders (user_id);
CREATE VIEW people AS SELECT id, mail, note FROM users;
CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
`,
    v1: `${v1}SELECT mail FROM people;
SELECT twice(1);
`,
    change: `DROP INDEX orders_user;
CREATE INDEX orders_user ON orders (user_id, total);
DROP VIEW people;
CREATE VIEW people AS SELECT id, note FROM users;
DROP FUNCTION twice(int);
CREATE FUNCTION twice(n int, m int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n + m';
`,
    v2: v1,
    plans: 3,
  },
  'columns of a table that is copied with *': {
    schema: `${schema}CREATE TABLE gone (id bigint, mail text, nickname text, note text);
`,
    v1: `${v1}INSERT INTO gone SELECT * FROM users;
`,
    change: `ALTER TABLE users ADD COLUMN age int;
ALTER TABLE users ADD COLUMN size int;
`,
    v2: v1,
    plans: 1,
  },
  'tables that refer to each other': {
    schema: `CREATE TABLE carts (id bigint PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY, cart_id bigint REFERENCES carts (id));
CREATE TABLE coupons (id bigint PRIMARY KEY);
`,
    v1: `SELECT id FROM carts;
SELECT id FROM items;
SELECT id FROM coupons;
`,
    change: `DROP TABLE items;
DROP TABLE carts;
DROP TABLE coupons;
`,
    v2: 'SELECT 1;\n',
    plans: 2,
  },
  'a column that moves, and one that goes': {
    change: `CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, note text);
INSERT INTO profiles (user_id, note) SELECT id, note FROM users;
ALTER TABLE users DROP COLUMN note;
ALTER TABLE users DROP COLUMN nickname;
`,
    v2: `SELECT id, mail FROM users;
INSERT INTO users (id, mail) VALUES (1, 'a');
SELECT user_id, note FROM profiles;
`,
    plans: 2,
  },
  'columns that move together': {
    schema: `CREATE TABLE users (id bigint PRIMARY KEY, bio text, nickname text);
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text);
`,
    v1: `SELECT id, bio, nickname FROM users;
INSERT INTO users (id, bio) VALUES (1, 'a');
INSERT INTO profiles (user_id, lang) VALUES (1, 'en');
`,
    change: `ALTER TABLE profiles ADD COLUMN bio text, ADD COLUMN nickname text;
UPDATE profiles SET bio = u.bio, nickname = u.nickname FROM users u WHERE u.id = profiles.user_id;
ALTER TABLE users DROP COLUMN bio;
ALTER TABLE users DROP COLUMN nickname;
`,
    v2: `SELECT id FROM users;
SELECT bio, nickname, lang FROM profiles;
`,
    plans: 1,
  },
};

describe('several changes are split together', () => {
  for (const [name, { change, v2, plans, ...own }] of Object.entries(cases)) {
    it(name, async () => {
      const repository = repositoryOf({
        recipe: '',
        name,
        engine: 'postgresql 18',
        schema: own.schema ?? schema,
        v1: own.v1 ?? v1,
        v2,
        v3: v2,
        change,
        golden: '',
      });
      const state = await open(repository);
      const [database] = state.databases;
      const replayed = database?.replayed.at(-1);
      assert.ok(database && replayed, 'there is a release');
      const { migration } = replayed;
      const together = planTogether({ database, migration }, wantedIn(migration, check(state).findings));
      assert.ok(!('refused' in together), 'refused' in together ? together.refused : '');
      assert.deepEqual([together.left, together.planned.length], [[], plans]);
      const split = splitEdits(state, together.planned, Date.UTC(2026, 0, 1));
      assert.ok(!('refused' in split), 'refused' in split ? split.refused : '');

      const work = new Map(repository.work);
      for (const path of new Set(split.edits.map((edit) => edit.path))) {
        const own = split.edits.filter((edit) => edit.path === path);
        const created = own.find((edit) => edit.kind === 'create');
        const text = applyReplacements(
          work.get(path) ?? '',
          own.filter((edit) => edit.kind === 'replace'),
        );
        work.set(path, created?.text ?? text);
      }
      const now = await open({
        ...repository,
        work: new Map([...work].filter(([path]) => !path.includes('/contract/'))),
      });
      const bad = check(now).findings.filter((finding) => /error|warning/.test(finding.severity));
      assert.deepEqual(
        bad.map((finding) => `${finding.file}: ${finding.message}`),
        [],
      );
      assert.ok(
        now.databases[0]?.replayed.some(({ migration }) => migration.file.path === changeFile),
        'it stays',
      );

      // All of it carried out, as it would be by the release after.
      const moved = new Map(
        [...work].map(([path, text]) => [path.replace('db/contract/', 'db/migrations/'), text] as const),
      );
      const end = await open({ ...repository, work: moved });
      const problems = end.databases.flatMap((d) =>
        d.replayed.flatMap((_, i) => d.steps(i).flatMap((s) => s.problems)),
      );
      assert.deepEqual(problems, []);
      const target = end.databases[0]?.target;
      assert.ok(target, 'there is a schema');
      assert.deepEqual(facts(target), facts(database.target));
    });
  }
});

const facts = (catalog: Parameters<typeof catalogFacts>[0]) =>
  Object.fromEntries(
    [...catalogFacts(catalog)]
      .map(([key, value]): [string, string] => [key, / columns$/.test(key) ? value.split(/,\s*/).sort().join() : value])
      .sort(),
  );
