import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { apply, inServerOrder } from '../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog, findRelation } from '../../server/core/schema/catalog.ts';
import type { Query } from '../../server/core/schema/query.ts';
import { type Resolution, resolve } from '../../server/core/schema/resolve.ts';
import { postgresqlReader } from '../../server/core/sql/dialects/postgresql/index.ts';
import { split } from '../../server/core/sql/split.ts';
import { type Databases, startDatabases } from '../support/databases.ts';
import { startPostgresqlReader } from '../support/reader.ts';
import type { Session } from '../support/server-catalog.ts';

const folder = fileURLToPath(new URL('resolve', import.meta.url));

const statements = (sql: string): string[] =>
  split(sql, 'postgresql')
    .filter((statement) => statement.kind === 'sql')
    .map(({ span }) => sql.slice(span.start, span.end));

function replay(sql: string, catalog: Catalog = emptyCatalog('public')): Catalog {
  let now = catalog;
  for (const statement of statements(sql)) {
    const { changes } = postgresqlReader.read(statement);
    for (const change of inServerOrder(changes)) {
      const applied = apply(now, change, changes);
      assert.deepEqual(applied.problems, [], statement);
      now = applied.catalog;
    }
  }
  return now;
}

function read(text: string): Query {
  const found = postgresqlReader.readQuery(text);
  assert.ok('queries' in found, text);
  const [query] = found.queries;
  assert.ok(query, text);
  return query;
}

describe('resolve', () => {
  let catalog: Catalog;
  const schema = fs.readFileSync(path.join(folder, 'schema.sql'), 'utf8');
  const queries = statements(fs.readFileSync(path.join(folder, 'queries.sql'), 'utf8'));

  before(async () => {
    await startPostgresqlReader();
    catalog = replay(schema);
  });

  it('finds nothing amiss with queries that work', () => {
    const wrong = queries.flatMap((text) => {
      const { problems, uncertain } = resolve(read(text), catalog);
      return [...problems.map((p) => `${text} → ${p.message}`), ...uncertain.map((u) => `${text} → ${u.name}?`)];
    });
    assert.deepEqual(wrong, []);
  });

  describe('says of every query, after every small change of the schema, what the server says', function () {
    this.timeout(120_000);
    let databases: Databases;
    let session: Session & { end(): Promise<void> };

    before(async function () {
      databases = await startDatabases();
      if (databases.version < 17) this.skip();
      session = await databases.fresh();
      await session.query(schema);
      await session.query(trial);
    });

    after(async () => {
      await session?.end();
      await databases?.stop();
    });

    const compare = async (change: string): Promise<string[]> => {
      await session.query('BEGIN');
      await session.query(change);
      const { rows } = await session.query(`SELECT pg_temp.trial(ARRAY[${queries.map(literal).join()}]) AS states`);
      await session.query('ROLLBACK');
      const states = (rows[0] as { states: string[] }).states;
      const now = replay(change, catalog);
      return queries.flatMap((text, at) => {
        const state = states[at] ?? '';
        const { problems, uncertain, reads } = resolve(read(text), now);
        const ours = problems.map((p) => `${p.kind} ${p.name}`).join(', ');
        const fails = schemaErrors.has(state);
        if (state !== '' && !fails) return [];
        if (fails === problems.length > 0 || (fails && uncertain.length > 0)) return [];
        // A field of a whole row counts as a use of the row.
        if (fails && reads.some((r) => r.column === 0)) return [];
        return [`${change}: ${text} → server ${state || 'accepts'}, we ${ours || 'accept'}`];
      });
    };

    it('as it stands', async () => assert.deepEqual(await compare('SELECT 1'), []));

    it('with a column gone', async () => {
      const lines: string[] = [];
      for (const { table, column } of columnsOf(catalog)) {
        lines.push(...(await compare(`ALTER TABLE ${table} RENAME COLUMN ${quote(column)} TO gone_away`)));
      }
      assert.deepEqual(lines, []);
    });

    it('with a column that another table has too', async () => {
      const lines: string[] = [];
      const names = new Set([...columnsOf(catalog)].map(({ column }) => column));
      for (const table of ['person', 'book', 'loan', 'archive.book']) {
        const own = new Set([...columnsOf(catalog)].filter((c) => c.table === table).map((c) => c.column));
        for (const name of names) {
          if (!own.has(name)) lines.push(...(await compare(`ALTER TABLE ${table} ADD COLUMN ${quote(name)} text`)));
        }
      }
      assert.deepEqual(lines, []);
    });

    it('with a table, a key or a function gone', async () => {
      const changes = [
        'ALTER TABLE person RENAME TO people_of_old',
        'ALTER TABLE book RENAME TO volume',
        'ALTER TABLE loan SET SCHEMA archive',
        'ALTER TABLE loan RENAME TO lending',
        'ALTER VIEW novel RENAME TO novels',
        'DROP VIEW novel',
        'ALTER VIEW novel RENAME COLUMN heading TO title',
        'DROP MATERIALIZED VIEW shelf',
        'DROP TABLE diary',
        'DROP TABLE note CASCADE',
        'ALTER SCHEMA archive RENAME TO cellar',
        'DROP SCHEMA archive CASCADE',
        'ALTER TABLE person DROP CONSTRAINT person_mail_key',
        'DROP INDEX person_lower_mail',
        'DROP INDEX loan_open',
        'ALTER TABLE loan DROP CONSTRAINT loan_pkey',
        'ALTER TABLE book DROP CONSTRAINT book_author_title',
        'ALTER TABLE book RENAME CONSTRAINT book_author_title TO once',
        'ALTER TABLE person ALTER COLUMN id SET GENERATED BY DEFAULT',
        'ALTER TABLE note ADD COLUMN more text',
        'ALTER TABLE note DROP COLUMN written',
        'ALTER TABLE note ALTER COLUMN body DROP DEFAULT, ADD COLUMN total int GENERATED ALWAYS AS (1) STORED',
        'SET search_path = archive, public',
        'SET search_path = archive',
      ];
      const lines: string[] = [];
      for (const change of changes) lines.push(...(await compare(change)));
      assert.deepEqual(lines, []);
    });
  });

  it('tells by ids what is read, written and inserted', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['SELECT id FROM person p WHERE p.born > $1', 'reads person.id person.born'],
      ['SELECT count(*) FROM person', ''],
      ['SELECT * FROM note', 'reads note.body* note.written* | stars note'],
      ['SELECT row_to_json(p) FROM person p', 'reads person'],
      [
        'SELECT title FROM book WHERE author IN (SELECT author FROM person)',
        'reads book.title book.author book.author^',
      ],
      ['SELECT heading FROM novel', 'reads novel.heading'],
      ['WITH n AS (SELECT body AS b FROM note) SELECT b FROM n', 'reads note.body'],
      [
        'SELECT title FROM book JOIN archive.book a USING (id, title)',
        'reads book.id archive.book.id book.title archive.book.title book.title archive.book.title',
      ],
      ['UPDATE person SET name = upper(mail), born = NULL', 'reads person.mail | writes person.name person.born=null'],
      ['INSERT INTO note VALUES ($1)', 'inserts note (body) positional'],
      ['INSERT INTO note DEFAULT VALUES', 'inserts note ()'],
      ['INSERT INTO person (name, mail) VALUES ($1, NULL)', 'inserts person (name, mail) nulls (mail)'],
      [
        'INSERT INTO person (name, mail) VALUES ($1, $2) ON CONFLICT (mail) DO UPDATE SET name = excluded.name',
        'reads person.name | writes person.name | inserts person (name, mail) | upserts person (mail)',
      ],
      ['INSERT INTO reader (label) VALUES (NULL)', 'inserts reader (label) nulls (label) person (name) nulls (name)'],
      ['UPDATE reader SET label = $1', 'writes reader.label person.name'],
      ['DELETE FROM loan WHERE until IS NULL RETURNING book', 'reads loan.until loan.book'],
    ];
    for (const [text, expected] of cases)
      assert.equal(describeUse(resolve(read(text), catalog), catalog), expected, text);
  });

  it('gives result columns their names, types and sources', () => {
    const { outputs } = resolve(
      read('SELECT p.id, upper(name), b.* FROM person p JOIN archive.book b ON true'),
      catalog,
    );
    const book = findRelation(catalog, { schema: 'archive', name: 'book' });
    assert.deepEqual(
      outputs.map((o) => [o.name, o.type?.name, o.source?.relation === book?.id]),
      [
        ['id', 'bigint', false],
        ['upper', undefined, false],
        ['id', 'bigint', true],
        ['title', 'text', true],
        ['moved', 'date', true],
      ],
    );
  });
});

/** SQLSTATEs of queries that do not fit the schema; others (a wrong type) are not ours to tell. */
const schemaErrors = new Set(['42703', '42P01', '42702', '42704', '42P10', '428C9', '42601', '3F000', '42P09']);

/** Plans each query, which is when the server looks everything up. */
const trial = `
CREATE FUNCTION pg_temp.trial(queries text[]) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  query text;
  states text[] := '{}';
BEGIN
  FOREACH query IN ARRAY queries LOOP
    BEGIN
      EXECUTE 'EXPLAIN (GENERIC_PLAN) ' || query;
      states := states || ''::text;
    EXCEPTION WHEN OTHERS THEN
      states := states || SQLSTATE::text;
    END;
  END LOOP;
  RETURN states;
END $$`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quote = (name: string): string => `"${name}"`;

function* columnsOf(catalog: Catalog): Iterable<{ readonly table: string; readonly column: string }> {
  for (const relation of catalog.relations.values()) {
    if (relation.kind !== 'table') continue;
    const name = /[A-Z]/.test(relation.name) ? quote(relation.name) : relation.name;
    const table = relation.schema === 'public' ? name : `${relation.schema}.${name}`;
    for (const column of relation.columns) if (!column.inherited) yield { table, column: column.name };
  }
}

function describeUse(resolution: Resolution, catalog: Catalog): string {
  const relation = (id: number): string => {
    const found = catalog.relations.get(id);
    return found ? `${found.schema === 'public' ? '' : `${found.schema}.`}${found.name}` : '?';
  };
  const name = (id: number, column: number): string => {
    const owner = catalog.relations.get(id);
    const columns = owner?.kind === 'table' || owner?.kind === 'view' ? owner.columns : [];
    return columns.find((c) => c.id === column)?.name ?? '?';
  };
  const column = (use: { relation: number; column: number }): string =>
    use.column === 0 ? relation(use.relation) : `${relation(use.relation)}.${name(use.relation, use.column)}`;
  const names = (id: number, columns: readonly number[]): string => `(${columns.map((c) => name(id, c)).join(', ')})`;
  const parts: [string, readonly string[]][] = [
    ['reads', resolution.reads.map((r) => `${column(r)}${r.outer ? '^' : ''}${r.star ? '*' : ''}`)],
    ['writes', resolution.writes.map((w) => `${column(w)}${w.value === 'value' ? '' : `=${w.value}`}`)],
    ['stars', resolution.stars.map((s) => relation(s.relation))],
    [
      'inserts',
      resolution.inserts.map(
        (i) =>
          `${relation(i.relation)} ${names(i.relation, i.columns)}${i.positional ? ' positional' : ''}${
            i.nulls.length > 0 ? ` nulls ${names(i.relation, i.nulls)}` : ''
          }`,
      ),
    ],
    ['upserts', resolution.upserts.map((u) => `${relation(u.relation)} ${names(u.relation, u.columns)}`)],
  ];
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([what, items]) => `${what} ${items.join(' ')}`)
    .join(' | ');
}
