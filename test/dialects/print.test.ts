import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isPrintable, print } from '../../server/core/sql/dialects/postgresql/print.ts';
import { createPostgresqlReader } from '../../server/core/sql/dialects/postgresql/read.ts';
import { split } from '../../server/core/sql/split.ts';
import { startPostgresqlReader } from '../support/reader.ts';
import { roundTrip } from '../support/round-trip.ts';

const dialect = { ...createPostgresqlReader(), print };

const statementsOf = (sql: string): string[] =>
  split(sql, 'postgresql')
    .filter((part) => part.kind === 'sql')
    .map(({ span }) => sql.slice(span.start, span.end));

describe('printing PostgreSQL', () => {
  before(startPostgresqlReader);

  const text = fs.readFileSync(new URL('print/statements.sql', import.meta.url), 'utf8');
  for (const statement of statementsOf(text)) {
    it(statement.replace(/\s+/g, ' ').slice(0, 70), () => {
      const { changes } = dialect.read(statement);
      for (const change of changes) {
        assert.notEqual(change.kind, 'opaque');
        assert.ok(isPrintable(change), `${change.kind} is not printed`);
        assert.equal(roundTrip(dialect, change), undefined);
      }
    });
  }

  it('says so where a Change does not hold all of its statement', () => {
    for (const statement of [
      `INSERT INTO t VALUES (1)`,
      `CREATE POLICY p ON t TO someone USING (true)`,
      `GRANT SELECT (a) ON t TO someone`,
      `CREATE TABLE t AS SELECT 1`,
      `CREATE PUBLICATION p FOR TABLE t`,
    ]) {
      for (const change of dialect.read(statement).changes) {
        assert.ok(!isPrintable(change), statement);
        assert.match(print(change), /^-- [^\n]*$/);
      }
    }
  });

  it('tells a lossy printer: a dropped option is a difference', () => {
    const lossy = {
      ...dialect,
      print: (change: Parameters<typeof print>[0]) => print(change).replace(' NOT VALID', ''),
    };
    const [change] = dialect.read('ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID').changes;
    assert.match(change ? (roundTrip(lossy, change) ?? '') : '', /notValid/);
  });

  it('reads back what it prints of a corpus of real migrations', function () {
    const folder = path.join(process.env.BELLOWS_CORPUS ?? '', 'postgresql');
    if (!process.env.BELLOWS_CORPUS || !fs.existsSync(folder)) {
      console.log('      skipped: BELLOWS_CORPUS names no folder of migrations');
      return this.skip();
    }
    const failures: string[] = [];
    let [changes, printable] = [0, 0];
    for (const file of fs.readdirSync(folder, { recursive: true }) as string[]) {
      if (!file.endsWith('.sql')) continue;
      for (const statement of statementsOf(fs.readFileSync(path.join(folder, file), 'utf8'))) {
        for (const change of dialect.read(statement).changes) {
          // Rows and what nobody could read are no schema.
          if (/^(opaque|other|select|(insert|update|delete|merge|copy)-rows)$/.test(change.kind)) continue;
          changes++;
          if (!isPrintable(change)) continue;
          printable++;
          const failure = roundTrip(dialect, change);
          if (failure) failures.push(`${file}: ${failure}`);
        }
      }
    }
    console.log(
      `      ${printable} of ${changes} changes of the schema are printed (${((100 * printable) / changes).toFixed(1)} %)`,
    );
    assert.ok(changes > 1000, 'the corpus is empty');
    assert.deepEqual(failures, []);
  });
});
