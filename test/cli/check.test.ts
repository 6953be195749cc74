import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeExample, temporaryFolder } from '../support/example.ts';
import { bellows } from './run.ts';

describe('bellows check, on the example', () => {
  const folder = temporaryFolder();
  const shop = path.join(folder.path, 'shop');
  before(() => makeExample('shop', shop));
  after(() => folder.remove());

  it('finds what breaks v1.3.0, and ends with 1', async () => {
    const { code, stdout, stderr } = await bellows(shop, ['check']);
    assert.equal(code, 1);
    assert.equal(stderr, '');
    const lines = stdout.split('\n');
    assert.match(lines[0] ?? '', /previous server v1\.3\.0/);
    assert.ok(
      lines.some((line) =>
        /^db\/migrations\/V10__contact_email\.sql:2:33: error: v1\.3\.0 .*users\.email.* \[rename-column\]$/.test(line),
      ),
      stdout,
    );
    assert.match(stdout, /^ {4}src\/users\.ts:11 at v1\.3\.0 {2}SELECT id, name, email FROM users/m);
    assert.match(
      lines.at(-2) ?? '',
      /^\d+ errors?, \d+ warnings?.*; 14 files, 4 of 13 migrations new, 29 statements, 0 not understood\.$/,
    );
  });

  it('each finding is one line the problem matcher of the editor reads', async () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'));
    const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);
    const { stdout } = await bellows(shop, ['check']);
    const json = JSON.parse((await bellows(shop, ['check', '--format', 'json'])).stdout);
    const matched = stdout.split('\n').filter((line) => pattern.test(line));
    assert.equal(matched.length, json.findings.length);
  });

  it('says everything as JSON', async () => {
    const { code, stdout } = await bellows(shop, ['check', '--format', 'json']);
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.equal(report.bellows, 1);
    assert.equal(report.engine, 'postgresql 16');
    assert.deepEqual(report.previous, { version: 'v1.3.0', ref: 'v1.3.0', inferred: true });
    const rename = report.findings.find((f: { rule: string }) => f.rule === 'rename-column');
    assert.deepEqual(rename.range, { start: { line: 1, character: 32 }, end: { line: 1, character: 37 } });
    assert.equal(rename.object, 'users.email');
    assert.equal(rename.verdict, 'used');
    assert.equal(rename.stage, 2);
    assert.equal(rename.lock.mode, 'ACCESS EXCLUSIVE');
    assert.deepEqual(rename.lock.relations, ['users']);
    assert.deepEqual(rename.fixes[0].recipe, 'rename-column');
    assert.equal(rename.evidence[0].ref, 'v1.3.0');
    assert.deepEqual(
      { ...report.statistics, milliseconds: 0 },
      {
        files: 14,
        statements: 29,
        opaque: 0,
        migrations: 13,
        release: 4,
        milliseconds: 0,
      },
    );
    assert.ok(report.statistics.milliseconds > 0);
  });

  it('is sarif, github, gitlab or junit when asked', async () => {
    const sarif = JSON.parse((await bellows(shop, ['check', '--format', 'sarif'])).stdout);
    assert.equal(sarif.version, '2.1.0');
    assert.equal(sarif.runs[0].tool.driver.version, '0.1.0');
    assert.match((await bellows(shop, ['check', '--format=github'])).stdout, /^::error file=db\/migrations\/V10/m);
    assert.ok(JSON.parse((await bellows(shop, ['check', '--format=gitlab'])).stdout).length > 5);
    assert.match((await bellows(shop, ['check', '--format=junit'])).stdout, /<testsuites name="bellows" tests="\d+"/);
  });

  it('fails at what --fail-on says', async () => {
    assert.equal((await bellows(shop, ['check', '--fail-on', 'never'])).code, 0);
    const drop = 'db/migrations/V13__drop_leftovers.sql';
    assert.equal((await bellows(shop, ['check', drop])).code, 0);
    assert.equal((await bellows(shop, ['check', drop, '--fail-on', 'warning'])).code, 1);
  });

  it('paths are given, and shown, from where it runs', async () => {
    const { stdout } = await bellows(path.join(shop, 'src'), ['check', '../db/migrations']);
    assert.match(stdout, /^\.\.\/db\/migrations\/V10__contact_email\.sql:2:33: error/m);
    const outside = await bellows(folder.path, ['check', 'shop']);
    assert.match(outside.stdout, /^shop\/db\/migrations\/V10__contact_email\.sql:2:33: error/m);
    assert.match(outside.stdout, /^ {4}shop\/src\/users\.ts:11 at v1\.3\.0/m);
  });

  it('several files of one project are one project', async () => {
    const files = ['V10__contact_email.sql', 'V12__tidy_payments.sql'].map((name) => `db/migrations/${name}`);
    const { findings, statistics } = JSON.parse((await bellows(shop, ['check', ...files, '--format', 'json'])).stdout);
    assert.deepEqual([...new Set(findings.map((f: { file: string }) => f.file))], files);
    assert.equal(statistics.files, 2);
    assert.equal(statistics.statements, 6);
    assert.equal(statistics.migrations, 13);
  });

  it('a released file is not checked again, and says so', async () => {
    const { code, stdout } = await bellows(shop, ['check', 'db/migrations/V1__create_users.sql']);
    assert.equal(code, 0);
    assert.match(stdout, /V1__create_users\.sql came with v1\.3\.0, so it is not checked again\./);
  });

  it('takes a file from standard input in its place', async () => {
    const sql = 'ALTER TABLE users DROP COLUMN name;';
    const file = 'db/migrations/V14__drop_name.sql';
    const { code, stdout } = await bellows(shop, ['check', '-', '--stdin-filename', file], sql);
    assert.equal(code, 1);
    assert.match(stdout, /^db\/migrations\/V14__drop_name\.sql:1:31: error: v1\.3\.0 .*users\.name/m);
    assert.doesNotMatch(stdout, /V10__/);
  });

  it('takes SQL from standard input that belongs to nothing', async () => {
    const { code, stdout } = await bellows(shop, ['check', '-'], 'CREATE INDEX i ON t (a);\nALTRE x');
    assert.equal(code, 0);
    assert.match(stdout, /^stdin\.sql:2:1: warning: This statement is not understood/m);
  });

  it('a rule can be silenced, and an unknown one is an error', async () => {
    const { stdout } = await bellows(shop, ['check', '--rule', 'rename-column=off', '--rule=lock-timeout=off']);
    assert.doesNotMatch(stdout, /\[(rename-column|lock-timeout)\]/);
    const wrong = await bellows(shop, ['check', '--rule', 'rename-colum=off']);
    assert.equal(wrong.code, 2);
    assert.equal(wrong.stderr, 'bellows: There is no rule `rename-colum`. Did you mean rename-column?\n');
  });

  it('a baseline holds from another folder too', async () => {
    const written = await bellows(shop, ['check', '--write-baseline', 'baseline.json']);
    assert.equal(written.code, 1);
    const { code, stdout } = await bellows(path.join(shop, 'src'), ['check', '..', '--baseline', '../baseline.json']);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^0 errors, 0 warnings, \d+ suppressed;/m);
    fs.rmSync(path.join(shop, 'baseline.json'));
  });

  it('another previous server can be named', async () => {
    const { stdout } = await bellows(shop, ['check', '--from', 'v1.1.0', '--format', 'json']);
    const { previous, findings, statistics } = JSON.parse(stdout);
    assert.deepEqual(previous, { version: 'v1.1.0', ref: 'v1.1.0', inferred: false });
    assert.ok(statistics.release > 4);
    // The last reader of users.fax was v1.2.0.
    const fax = findings.find((f: { object: string }) => f.object === 'users.fax');
    assert.equal(fax.verdict, 'used');
  });

  it('nobody has to read to the end', async () => {
    const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');
    const child = spawn(process.execPath, [cli, 'check', '--format', 'sarif'], { cwd: shop });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((done) => child.on('close', done));
    assert.equal(stderr, '');
    assert.equal(code, 1);
  });
});
