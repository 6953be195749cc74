import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModule } from 'libpg-query';
import { type Databases, startDatabases } from '../support/databases.ts';
import { startPostgresqlReader } from '../support/reader.ts';
import { findCorpus } from './catalog/corpus.ts';
import { follow, type Outcome } from './catalog/follow.ts';
import { type Explained, limits, projects } from './catalog/projects.ts';

const folder = fileURLToPath(new URL('catalog', import.meta.url));

describe('our catalog is the one a real server has', function () {
  this.timeout(120_000);
  let databases: Databases;
  const figures = { histories: 0, statements: 0, facts: 0, explained: 0 };

  before(async () => {
    await loadModule();
    await startPostgresqlReader();
    databases = await startDatabases(['citext']);
  });

  after(async () => {
    await databases?.stop();
    const { histories, statements, facts, explained } = figures;
    console.log(
      `      ${histories} histories, ${statements} statements, ${facts} facts compared, ${explained} differences explained`,
    );
  });

  const count = (outcome: Outcome): void => {
    figures.histories++;
    figures.statements += outcome.statements - outcome.refused.length;
    figures.facts += outcome.facts;
  };

  /** No difference may be without explanation, and no explanation without a difference. */
  const judge = (lines: readonly string[], explained: readonly Explained[] = []): void => {
    const unexplained = lines.filter((line) => !explained.some(([pattern]) => pattern.test(line)));
    assert.deepEqual(unexplained, []);
    const stale = explained.filter(([pattern]) => !lines.some((line) => pattern.test(line)));
    assert.deepEqual(stale, [], 'explains nothing any more');
    figures.explained += lines.length;
  };

  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
    it(`after every statement of ${file}`, async function () {
      // They use what 18 brought: NOT NULL NOT VALID, NOT ENFORCED, virtual columns.
      if (databases.version < 18) this.skip();
      const session = await databases.fresh();
      const sql = fs.readFileSync(path.join(folder, file), 'utf8');
      const outcome = await follow(session, { name: file, files: [{ path: file, sql }], back: [] }, 'statement');
      await session.end();
      count(outcome);
      assert.deepEqual(outcome.refused, [], 'the server refuses a statement');
      judge([...outcome.gaps, ...outcome.differences], limits[file]);
    });
  }

  describe('at the end of real histories, and after their way back', () => {
    const corpus = findCorpus();
    if (!corpus) it('which are not here: BELLOWS_CORPUS names no folder that holds them');

    for (const [repository, { first, explained }] of corpus ? Object.entries(projects) : []) {
      it(repository, async function () {
        // One instance of PGlite a history would take minutes.
        if (databases.engine === 'pglite') this.skip();
        const history = corpus?.read(repository) ?? { name: repository, files: [], back: [] };
        if (history.files.length === 0) this.skip();
        const prelude = first ? [{ path: 'before the first', sql: first }] : [];
        const session = await databases.fresh();
        const outcome = await follow(session, { ...history, files: [...prelude, ...history.files] }, 'history');
        await session.end();
        count(outcome);
        judge(outcome.differences, explained);
      });
    }
  });
});
