import assert from 'node:assert/strict';
import { createPostgresqlReader } from '../../../server/core/sql/dialects/postgresql/read.ts';
import { startPostgresqlReader } from '../../support/reader.ts';

const reader = createPostgresqlReader();
const rows = (count: number): string => Array.from({ length: count }, (_, i) => `(${i}, 'some text')`).join(', ');

/** Input nobody writes by hand, and what becomes of its first Change. */
const INPUTS: readonly (readonly [string, string, string])[] = [
  ['20,000 nested brackets', `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 'opaque'],
  ['a chain of 100,000 operators', `SELECT ${'a || '.repeat(100_000)}b`, 'opaque'],
  ['a union of 50,000', `SELECT 1${' UNION SELECT 1'.repeat(50_000)}`, 'opaque'],
  ['3 MB of open brackets', '('.repeat(3_000_000), 'opaque'],
  ['an INSERT of 3 MB', `INSERT INTO t VALUES ${rows(150_000)} ON CONFLICT (a) DO NOTHING`, 'insert-rows'],
  ['a string of 3 MB', `INSERT INTO t VALUES ('${'x'.repeat(3_000_000)}')`, 'insert-rows'],
  [
    'a table of 20,000 columns',
    `CREATE TABLE t (${Array.from({ length: 20_000 }, (_, i) => `c${i} int`).join()})`,
    'create-table',
  ],
  ['a NUL', 'ALTER TABLE t \0 DROP COLUMN c', 'opaque'],
  ['a lone surrogate', 'ALTER TABLE t ADD \ud800 int', 'add-column'],
  ['an open string', "SELECT 'abc", 'opaque'],
  ['an open dollar quote', 'DO $x$ BEGIN', 'opaque'],
  ['an open comment', '/* x', 'opaque'],
  ['nothing', '', 'other'],
  ['only a comment', '-- x', 'other'],
  ['only semicolons', ';;', 'other'],
];

describe('PostgreSQL reader: hostile input', () => {
  before(startPostgresqlReader);

  for (const [name, sql, kind] of INPUTS) {
    it(name, () => {
      const { changes, error } = reader.read(sql);
      assert.equal(changes[0]?.kind, kind);
      for (const { at } of [...changes, ...(error ? [error] : [])]) {
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= sql.length, JSON.stringify(at));
      }
      reader.readQuery(sql);
      assert.equal(reader.read('SELECT 1').changes[0]?.kind, 'select', 'the parser is alive');
    }).timeout(20_000);
  }

  it('keeps what matters of a long INSERT: table, columns, conflict and their places', () => {
    const head = 'INSERT INTO "😀".t (a, b) VALUES ';
    const sql = `${head}${rows(20_000)} ON CONFLICT (b) DO UPDATE SET a = excluded.a`;
    const [change] = reader.read(sql).changes;
    assert.ok(change?.kind === 'insert-rows' && change.query.conflict);
    assert.deepEqual(
      change.query.insertColumns?.map((column) => column.name),
      ['a', 'b'],
    );
    assert.equal(change.query.insertWidth, 2);
    const [column] = change.query.conflict.columns;
    assert.equal(column && sql.slice(column.at.start, column.at.end), 'b');
    assert.equal(column?.at.start, sql.indexOf('(b)') + 1);
  });

  it('survives a stack that is nearly used up', () => {
    const dig = (depth: number): void => {
      if (depth > 0) dig(depth - 1);
      else reader.read(`SELECT ${'a || '.repeat(1500)}b`);
    };
    for (let depth = 4000; depth < 12_000; depth += 500) {
      try {
        dig(depth);
      } catch (error) {
        assert.ok(error instanceof RangeError);
      }
    }
  });

  it('is alive after that', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(reader.read('SELECT 1').changes[0]?.kind, 'select');
  });
});
