import assert from 'node:assert/strict';
import { checkFixture, describeFindings } from '../support/core.ts';

/** Found by the differential generator: each breaks a query of the previous server on a real one, or (silent) breaks none. */
interface Case {
  readonly name: string;
  readonly before: string;
  readonly uses: string;
  readonly migration: string;
  /** What the loud findings start with; none: silence. */
  readonly says: readonly RegExp[];
}

const users = 'CREATE TABLE users (id int PRIMARY KEY, name text, rank int);';

const cases: readonly Case[] = [
  {
    name: 'a view goes with a column that comes back',
    before: `${users}\nCREATE VIEW people AS SELECT id, name FROM users;`,
    uses: 'SELECT id FROM people;',
    migration: 'ALTER TABLE users DROP COLUMN name CASCADE;\nALTER TABLE users ADD COLUMN name text;',
    says: [
      /error (broken-query|drop-view): .*people/,
      /warning drop-column: All values/,
      /warning drop-cascade: CASCADE also drops/,
    ],
  },
  {
    name: 'a view goes with a table that comes back',
    before: `${users}\nCREATE VIEW people AS SELECT id, name FROM users;`,
    uses: 'SELECT id FROM people;',
    migration: 'DROP TABLE users CASCADE;\nCREATE TABLE users (id int PRIMARY KEY, name text, rank int);',
    says: [
      /error (broken-query|drop-view): .*people/,
      /warning drop-table: All rows/,
      /warning drop-cascade: CASCADE also drops/,
    ],
  },
  {
    name: 'a view is dropped',
    before: `${users}\nCREATE VIEW people AS SELECT id, name FROM users;`,
    uses: 'SELECT id FROM people;',
    migration: 'DROP VIEW people;',
    says: [/error drop-view: v1.0.0 still reads people/],
  },
  {
    name: 'a view is dropped and made again with all it had',
    before: `${users}\nCREATE VIEW people AS SELECT id, name FROM users;`,
    uses: 'SELECT id FROM people;',
    migration: 'DROP VIEW people;\nCREATE VIEW people AS SELECT id, name, rank FROM users;',
    says: [],
  },
  {
    name: 'values by position, and the column comes back as the last',
    before: users,
    uses: 'INSERT INTO users VALUES ($1, $2, $3);',
    migration: 'ALTER TABLE users DROP COLUMN name, ADD COLUMN name text;',
    says: [/error drop-column: v1.0.0 inserts into users by position, and name comes back as the last column/],
  },
  {
    name: 'NULL is written to a column that comes back NOT NULL',
    before: users,
    uses: 'INSERT INTO users (id, rank) VALUES ($1, NULL);',
    migration: 'ALTER TABLE users DROP COLUMN rank, ADD COLUMN rank int NOT NULL DEFAULT 0;',
    says: [/error drop-column: v1.0.0 writes NULL to users.rank, and it comes back NOT NULL/],
  },
  {
    name: 'a table made again asks for a value',
    before: 'CREATE TABLE users (id serial PRIMARY KEY, name text);',
    uses: 'INSERT INTO users (name) VALUES ($1);',
    migration: 'DROP TABLE users;\nCREATE TABLE users (id int PRIMARY KEY, name text);',
    says: [
      /error drop-table: v1.0.0 inserts into users without id, and the new table asks for it/,
      /warning drop-table: All rows/,
    ],
  },
  {
    name: 'a constraint named through a stand-in view',
    before: users,
    uses: 'INSERT INTO users (id, name) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT users_pkey DO NOTHING;',
    migration: 'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;',
    says: [/error rename-table: v1.0.0 still names a constraint of users, which is a view then/],
  },
  {
    name: 'DEFAULT through a stand-in view',
    before: "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL DEFAULT '');",
    uses: 'UPDATE users SET name = DEFAULT WHERE id = $1;',
    migration: 'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;',
    says: [/error rename-table: v1.0.0 still writes DEFAULT to users/],
  },
  {
    name: 'values by position through a stand-in view with fewer columns',
    before: users,
    uses: 'INSERT INTO users VALUES ($1, $2, $3);',
    migration: 'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT id, rank FROM people;',
    says: [/error rename-table: v1.0.0 inserts into users by position/],
  },
  {
    name: 'a computed column of a stand-in view is written',
    before: users,
    uses: 'UPDATE users SET name = $1;',
    migration:
      'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT id, lower(name) AS name, rank FROM people;',
    says: [/error rename-table: v1.0.0 still writes to users, which is a view then: name is computed/],
  },
  {
    name: 'another type under the name, behind a stand-in view',
    before: 'CREATE TABLE users (id int PRIMARY KEY, name text, rank jsonb);',
    uses: "SELECT rank ->> 'a' FROM users;",
    migration:
      'ALTER TABLE users DROP COLUMN rank;\nALTER TABLE users ADD COLUMN rank int;\nALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;',
    says: [/error change-column-type: v1.0.0 still reads users.rank as jsonb/],
  },
  {
    name: 'columns swap names behind a stand-in view',
    before: users,
    uses: 'SELECT name FROM users;',
    migration:
      'ALTER TABLE users RENAME COLUMN name TO spare;\nALTER TABLE users RENAME COLUMN rank TO name;\nALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT id, name FROM people;',
    says: [/warning rename-column: v1.0.0 still reads users.name, and that name means what was users.rank then/],
  },
  {
    name: 'a trigger still names what the stand-in view passes on under the old name',
    before: `${users}\nCREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.rank := 1; RETURN NEW; END $$;\nCREATE TRIGGER fill BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fill();`,
    uses: 'INSERT INTO users (id) VALUES ($1);',
    migration:
      'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;\nALTER TABLE people RENAME COLUMN rank TO place;',
    says: [/warning rename-column: v1.0.0 may still use users.rank: the trigger fill on people still names rank/],
  },
  {
    name: 'a row from before is updated in another column than the check looks at',
    before: users,
    uses: 'UPDATE users SET name = $1 WHERE id = $2;',
    migration: 'ALTER TABLE users ADD CONSTRAINT ranked CHECK (rank > 2) NOT VALID;',
    says: [/warning add-check: v1.0.0 may write rows to users that do not satisfy CHECK \(rank > 2\): it updates rows/],
  },
  {
    name: 'DEFAULT is written where there is none any more',
    before: "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL DEFAULT '');",
    uses: 'UPDATE users SET name = DEFAULT WHERE id = $1;',
    migration: 'ALTER TABLE users ALTER COLUMN name DROP DEFAULT;',
    says: [/error drop-default: v1.0.0 writes DEFAULT to users.name, which has no default then/],
  },
  {
    name: 'rows that others refer to are deleted',
    before: `${users}\nCREATE TABLE notes (id int PRIMARY KEY, owner int);`,
    uses: 'DELETE FROM users WHERE id = $1;',
    migration: 'ALTER TABLE notes ADD CONSTRAINT owned FOREIGN KEY (owner) REFERENCES users (id) NOT VALID;',
    says: [/warning foreign-key-order: v1.0.0 deletes from users: rows of notes that refer to it stop that/],
  },
  {
    name: 'rows that others refer to are merged away',
    before: `${users}\nCREATE TABLE notes (id int PRIMARY KEY, owner int);`,
    uses: 'MERGE INTO users u USING (SELECT 1 AS id) s ON u.id = s.id WHEN MATCHED THEN DELETE;',
    migration: 'ALTER TABLE notes ADD CONSTRAINT owned FOREIGN KEY (owner) REFERENCES users (id) NOT VALID;',
    says: [/warning foreign-key-order: v1.0.0 deletes from users/],
  },
  {
    name: 'WITH CHECK OPTION on a stand-in view',
    before: users,
    uses: 'UPDATE users SET rank = $1 WHERE id = $2;',
    migration:
      'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT id, name, rank FROM people WHERE rank > 2 WITH CHECK OPTION;',
    says: [/warning rename-table: v1.0.0 still writes to users, which is a view then: WITH CHECK OPTION/],
  },
  {
    name: 'silent: what a CHECK OPTION does not look at is written',
    before: users,
    uses: 'UPDATE users SET name = $1 WHERE id = $2;',
    migration:
      'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT id, name, rank FROM people WHERE rank > 2 WITH CHECK OPTION;',
    says: [],
  },
  {
    name: 'a default becomes NULL',
    before: 'CREATE TABLE users (id int PRIMARY KEY, rank int NOT NULL DEFAULT 0);',
    uses: 'INSERT INTO users (id) VALUES ($1);',
    migration: 'ALTER TABLE users ALTER rank SET DEFAULT NULL;',
    says: [/error drop-default: v1.0.0 inserts into users without rank, which has no default then/],
  },
  {
    name: 'silent: a rename leaves writes by position and through a view be',
    before: `${users}\nCREATE VIEW people AS SELECT id, rank FROM users;`,
    uses: 'INSERT INTO users VALUES ($1, $2, $3);\nUPDATE people SET rank = $1;\nINSERT INTO people (id, rank) VALUES ($1, $2);',
    migration: 'ALTER TABLE users RENAME COLUMN rank TO place;',
    says: [],
  },
  {
    name: 'silent: a plain stand-in view takes rows',
    before: users,
    uses: 'INSERT INTO users (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING;\nUPDATE users SET rank = 1;\nDELETE FROM users;',
    migration: 'ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;',
    says: [],
  },
];

describe('what a real server refused', () => {
  for (const { name, before, uses, migration, says } of cases) {
    it(name, async () => {
      const start = new Map([
        ['db/migrations/V1__start.sql', before],
        ['db/queries/all.sql', `${uses}\nSELECT 1;\n`],
      ]);
      const work = new Map([
        ...start,
        ['db/migrations/V2__release.sql', `${migration}\n`],
        ['db/queries/all.sql', 'SELECT 1;\n'],
      ]);
      const checked = await checkFixture(
        { versions: [{ tag: 'v1.0.0', files: start }], work, expected: [] },
        { rules: { 'lock-timeout': 'off' } },
      );
      const loud = describeFindings(checked)
        .map(({ text }) => text)
        .filter((text) => /^(error|warning)/.test(text));
      const told = says.every((pattern) => loud.some((text) => pattern.test(text)));
      assert.ok(told && loud.length === says.length, `said ${JSON.stringify(loud, null, 1)}`);
    });
  }
});
