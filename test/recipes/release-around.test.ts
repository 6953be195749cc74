import assert from 'node:assert/strict';
import { plansFor } from '../../server/core/index.ts';
import { open, repositoryOf, targetIn } from './plan-case.ts';

interface Around {
  readonly recipe: string;
  readonly schema?: string;
  readonly v2: string;
  readonly change: string;
  /** Why there is no plan. */
  readonly refused?: RegExp;
  /** What the plan asks of the new server. */
  readonly asks?: RegExp;
}

const schema = `CREATE TABLE users (id bigint PRIMARY KEY, mail text, note text NOT NULL, total text DEFAULT 'none');
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total int);
CREATE SCHEMA old;
`;
const v1 = 'SELECT id, mail, note, total FROM users;\nSELECT id, total FROM orders;\n';

const cases: Record<string, Around> = {
  'the table goes to another schema': {
    recipe: 'rename-column',
    change: 'ALTER TABLE users RENAME COLUMN mail TO email;\nALTER TABLE users SET SCHEMA old;',
    v2: 'SELECT id, email FROM old.users;',
    refused: /^Something further down \(set table schema\) counts on users/,
  },
  'a constraint is put on the column that is exchanged in the end': {
    recipe: 'rename-column',
    change:
      'ALTER TABLE users RENAME COLUMN mail TO email;\nALTER TABLE users ADD CONSTRAINT short CHECK (length(email) < 99);',
    v2: 'SELECT id, email FROM users;',
    refused: /^In the end the schema would not have the constraint short of users/,
  },
  'names are passed on': {
    recipe: 'rename-column',
    change:
      'ALTER TABLE users RENAME COLUMN mail TO spare;\nALTER TABLE users RENAME COLUMN note TO mail;\nALTER TABLE users RENAME COLUMN spare TO note;',
    v2: 'SELECT id, mail, note FROM users;',
    refused: /^Something further down \(rename column\) counts on users/,
  },
  'the new server inserts by position': {
    recipe: 'change-column-type',
    schema: 'CREATE TABLE items (id bigint PRIMARY KEY, price int, name text);',
    change: 'ALTER TABLE items ALTER COLUMN price TYPE text;',
    v2: "INSERT INTO items VALUES (1, '2', 'three');",
    refused:
      /^The new server's INSERT at db\/queries\/server\.sql:1 names no columns, and would put the value for price into name\./,
  },
  'the new server inserts by position into a table whose column still stands': {
    recipe: 'drop-column',
    change: 'ALTER TABLE users DROP COLUMN mail;',
    v2: "INSERT INTO users VALUES (1, 'a note');",
    refused: /would put the value for note into mail/,
  },
  'the new server names columns by their place while one still stands': {
    recipe: 'drop-column',
    change: 'ALTER TABLE users DROP COLUMN mail;',
    v2: 'SELECT second FROM users AS u (first, second);',
    refused: /it would read mail where it means note/,
  },
  'the new server counts on a column to be gone': {
    recipe: 'drop-column',
    change: 'ALTER TABLE users DROP COLUMN total;',
    v2: 'SELECT 1;\nSELECT u.id, total FROM users u JOIN orders o ON o.user_id = u.id;',
    asks: /^As its code stands, the new server fails at db\/queries\/server\.sql:2 until the contract step: .*total/,
  },
  'the new server leaves out what must be given for a release more': {
    recipe: 'drop-not-null',
    change: 'ALTER TABLE users ALTER COLUMN note DROP NOT NULL;',
    v2: "INSERT INTO users (id, mail) VALUES (1, 'a');",
    asks: /it leaves out users\.note, which must be given/,
  },
  'the new server counts on a default that the other column has': {
    recipe: 'rename-column',
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, total boolean NOT NULL DEFAULT true);',
    change: 'ALTER TABLE users RENAME COLUMN total TO sum;',
    v2: 'UPDATE users SET sum = DEFAULT WHERE id = 1;',
    asks: /it sets sum to its default, which it does not have yet/,
  },
  'nothing is in the way': {
    recipe: 'rename-column',
    change: 'ALTER TABLE users RENAME COLUMN mail TO email;\nCREATE TABLE audit (id bigint PRIMARY KEY);',
    v2: "INSERT INTO users VALUES (1, 'a', 'b');\nSELECT email FROM users;",
  },
};

describe('a plan fits the release around it', () => {
  for (const [name, { recipe, refused, asks, ...own }] of Object.entries(cases)) {
    it(name, async () => {
      const given = { recipe, name, engine: 'postgresql 18', schema, v1, ...own, v3: own.v2, golden: '' };
      const state = await open(repositoryOf(own.schema === undefined ? given : { ...given, v1: 'SELECT 1;\n' }));
      const [database] = state.databases;
      const target = targetIn(state, recipe);
      // The first one: what comes after it is the rest of the release.
      const step = database?.steps(1).find(({ change }) => change.kind === target.step.change.kind);
      assert.ok(step, 'there is the change');
      const { plans, refusals } = plansFor({ ...target, step }, recipe);
      if (refused) {
        assert.deepEqual(
          plans.map(({ plan }) => plan.title),
          [],
        );
        assert.match(refusals.join('\n'), refused);
      } else {
        const sentences = plans[0]?.plan.servers ?? [];
        assert.equal(plans.length, 1, refusals.join('\n'));
        const asked = sentences.filter((sentence) => sentence.startsWith('As its code'));
        if (asks) assert.match(asked.join('\n'), asks);
        else assert.deepEqual(asked, []);
      }
    });
  }
});
