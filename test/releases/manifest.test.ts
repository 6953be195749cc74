import assert from 'node:assert/strict';
import { readManifest } from '../../server/core/index.ts';

/** Problems as `text at the place → message`. */
const problems = (text: string): string[] =>
  readManifest(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)} → ${message}`);

describe('the manifest', () => {
  it('says of a wrong key where it is, and what was meant', () => {
    assert.deepEqual(problems('bellows: 1\ndatabse:\n  engine: postgresql 16\n'), [
      'databse → `databse` is no key of a manifest. Did you mean `database`?',
    ]);
    assert.deepEqual(problems('bellows: 1\ndatabase:\n  engin: postgresql 16\n  tool: flyway\n'), [
      'engin → `engin` is no key of `database`. Did you mean `engine`?',
    ]);
    assert.deepEqual(problems('bellows: 1\nuses:\n  users: { read: [id] }\n'), [
      'read → `read` is no key of `uses.users`. Did you mean `reads`?',
    ]);
    assert.deepEqual(problems('bellows: 1\nzzz: 1\n'), ['zzz → `zzz` is no key of a manifest.']);
  });

  it('says of a wrong value which there are', () => {
    assert.deepEqual(problems('bellows: 1\ndeploy: { strategy: roling }\n'), [
      "roling → `deploy.strategy` can't be `roling`. Did you mean `rolling`?",
    ]);
    assert.deepEqual(problems('bellows: 1\ndatabase: { tables: { users: { traffic: wild } } }\n'), [
      "wild → `database.tables.users.traffic` can't be `wild`. It is one of hot, normal, cold.",
    ]);
    assert.deepEqual(problems('bellows: 2\n'), ["2 → `bellows` can't be `2`. Did you mean `1`?"]);
    assert.deepEqual(problems('database: { engine: pg }\n'), [
      'database: { engine: pg } → `bellows` is missing. Write `bellows: 1`.',
    ]);
  });

  it('uses what is right beside what is wrong', () => {
    const { manifest } = readManifest('bellows: 1\nprevios: 3\ntags: v*\ndeploy: { strategy: recreate, ordr: x }\n');
    assert.deepEqual(manifest, { bellows: 1, tags: 'v*', deploy: { strategy: 'recreate' } });
  });

  it('takes an acknowledgement without a reason out, and no other', () => {
    const text =
      'bellows: 1\nacknowledge:\n  - { object: a.b, rule: drop-column }\n  - { object: a.c, rule: drop-column, reason: seen }\n';
    const { manifest, problems: found } = readManifest(text);
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /^`acknowledge\.0\.reason`/);
    assert.deepEqual(manifest?.acknowledge, [{ object: 'a.c', rule: 'drop-column', reason: 'seen' }]);
  });

  it('gives one sentence for what is no manifest at all', () => {
    assert.deepEqual(problems(''), [' → A manifest is a mapping that starts with `bellows: 1`.']);
    assert.deepEqual(problems('- a\n- b\n'), ['- a → A manifest is a mapping that starts with `bellows: 1`.']);
    assert.equal(readManifest('').manifest, undefined);
  });

  it('keeps what it can of a file that is no valid YAML', () => {
    const { problems: found } = readManifest('bellows: 1\ndatabase: { engine: "pg\n');
    assert.ok(found.length > 0);
    assert.match(found[0]?.message ?? '', /^This is no valid YAML: /);
  });

  it('says that one database and several exclude each other', () => {
    assert.deepEqual(problems('bellows: 1\ndatabase: {}\ndatabases: { a: {} }\n'), [
      '{ a: {} } → `database` and `databases` exclude each other; keep one.',
    ]);
  });

  it('stands endless aliases', () => {
    const text = `bellows: 1\na: &a [x, x]\n${Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [*a${i ? i - 1 : ''}, *a${i ? i - 1 : ''}]`).join('\n')}\n`;
    assert.ok(problems(text).length > 0);
  });
});
