import assert from 'node:assert/strict';
import { compareVersions, parseFlyway } from '../../server/core/project/conventions/flyway-names.ts';
import { nextVersion } from '../../server/core/project/conventions/numbering.ts';
import { compareNatural, fitsAny, normalise } from '../../server/core/project/conventions/paths.ts';

const now = Date.UTC(2026, 7, 29, 14, 33, 13);

describe('numbering', () => {
  const cases: readonly [string, readonly string[], number, string][] = [
    ['counts on', ['1', '2', '10'], 0, '11'],
    ['keeps the padding', ['0001', '0099'], 0, '0100'],
    ['outgrows the padding', ['0001', '9999'], 0, '10000'],
    ['keeps two digits', ['01', '19'], 1, '21'],
    ['takes the time', ['20240101000000'], 0, '20260829143313'],
    ['a second later for each file of a plan', ['20240101000000'], 2, '20260829143315'],
    ['comes after a time in the future', ['20290101000000'], 1, '20290101000002'],
    ['carries over', ['20291231235959'], 0, '20300101000000'],
    ['minutes', ['202401010000'], 0, '202608291433'],
    ['days', ['20240101'], 1, '20260830'],
    ['seconds since 1970', ['1510262030'], 0, '1788013993'],
    ['milliseconds since 1970', ['1676027954830'], 1, '1788013993001'],
    ['a time and a counter', ['20260703000000000000'], 0, '20260829143313000000'],
    ['no date', ['20249905'], 0, '20249906'],
    ['a mix of old numbers and new times', ['7', '20240101000000'], 0, '20260829143313'],
    ['nothing there', [], 1, '20260829143314'],
  ];
  for (const [what, existing, sequence, next] of cases) {
    it(what, () => assert.equal(nextVersion(existing, now, sequence), next));
  }

  it('starts at one where asked', () => assert.equal(nextVersion([], now, 0, 4), '0001'));
});

describe('names and paths', () => {
  it('orders versions of Flyway', () => {
    const sorted = ['1.10', '2', '1', '1.0.1', '1.9', '1.2', '10.1', '1.0.0.3.1', '1.0.0.3'].sort(compareVersions);
    assert.deepEqual(sorted, ['1', '1.0.0.3', '1.0.0.3.1', '1.0.1', '1.2', '1.9', '1.10', '2', '10.1']);
    assert.equal(compareVersions('1', '1.0'), 0);
  });

  it('reads names of Flyway', () => {
    assert.deepEqual(parseFlyway('V1_2__add_mail.sql'), { kind: 'V', version: '1.2', name: 'add mail' });
    assert.deepEqual(parseFlyway('V7.sql'), { kind: 'V', version: '7', name: '' });
    assert.deepEqual(parseFlyway('R__a_view.sql'), { kind: 'R', version: '', name: 'a view' });
    for (const base of ['V1_add.sql', 'v1__x.sql', 'V__x.sql', 'V1__x.txt', 'afterMigrate.sql']) {
      assert.equal(parseFlyway(base), undefined, base);
    }
  });

  it('sorts as people read', () => {
    const names = ['v1.10/a', 'v1/a', 'v1.9/a', 'x2.sql', 'x.sql', 'x10.sql', 'x-y.sql', '2', '010', '9'];
    assert.deepEqual([...names].sort(compareNatural), [
      ...['2', '9', '010', 'v1/a', 'v1.9/a', 'v1.10/a', 'x-y.sql', 'x.sql', 'x2.sql', 'x10.sql'],
    ]);
  });

  it('asks by name, glob and folder', () => {
    const fits = fitsAny(['pom.xml', 'application*.yml', 'db/*.xml']);
    for (const path of ['pom.xml', 'a/b/pom.xml', 'a/application-dev.yml', 'a/db/c/d.xml', 'db/d.xml']) {
      assert.ok(fits(path), path);
    }
    for (const path of ['a/udb/c/d.xml', 'a/xpom.xml', 'application/x.yml', 'db/d.xml.bak'])
      assert.ok(!fits(path), path);
    assert.ok(!fitsAny([])('a'));
  });

  it('resolves dots', () => assert.equal(normalise('./a/../b//c/./d'), 'b/c/d'));
});
