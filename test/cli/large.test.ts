import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Folder } from '../support/git.ts';
import { bellows } from './run.ts';

/* Enough files, and enough in them, that the bundle reads them in threads and keeps what it read. */
describe('a repository of many files', function () {
  this.timeout(60_000);
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.init();
    const prose = `// ${'What is said of a part. '.repeat(120)}\n`;
    const code = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [
        `src/part${at}.ts`,
        prose +
          (at === 321 ? 'export const q = "SELECT email FROM users";\n' : `export const name${at} = "value ${at}";\n`),
      ]),
    );
    folder.commit({
      ...code,
      'db/migrations/001_users.sql': 'CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);\n',
    });
    folder.git('tag', 'v1.0.0');
    folder.commit({ 'db/migrations/002_drop.sql': 'ALTER TABLE users DROP COLUMN email, DROP COLUMN fax;\n' });
  });
  after(() => folder.remove());

  const check = async (cache: string) => {
    const { code, stdout, stderr } = await bellows(folder.path, ['check', '--format', 'json'], '', {
      BELLOWS_CACHE: cache,
    });
    assert.equal(stderr, '');
    assert.equal(code, 1);
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; object: string; verdict: string; evidence: unknown[] }[];
    };
    return findings.filter(({ rule }) => rule === 'drop-column');
  };

  it('is judged alike in threads, from the cache, and without', async () => {
    const cache = path.join(folder.path, '.git', 'cache');
    const first = await check(cache);
    assert.deepEqual(
      first.map(({ object, verdict }) => `${object} ${verdict}`),
      ['users.email used', 'users.fax unused'],
    );
    const packs = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pack'));
    assert.equal(packs.length, 1);
    assert.deepEqual(await check(cache), first);
    assert.deepEqual(await check('off'), first);
  });
});
