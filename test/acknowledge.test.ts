import assert from 'node:assert/strict';
import { acknowledge, applyReplacements, readManifest } from '../server/core/index.ts';
import { checkFixture } from './support/core.ts';

/* The manifest before, and what one more acknowledgement makes of it. */
const entry = { object: 'users.fax', rule: 'drop-column', reason: 'Gone since "May" (#482)', until: 'v1.10.0' };
const line = '{ object: users.fax, rule: drop-column, reason: "Gone since \\"May\\" (#482)", until: v1.10.0 }';

const cases: Readonly<Record<string, readonly [before: string | undefined, after: string]>> = {
  'makes the manifest': [undefined, `bellows: 1\nacknowledge:\n  - ${line}\n`],
  'adds the list': ['bellows: 1\n# ours\n', `bellows: 1\n# ours\n\nacknowledge:\n  - ${line}\n`],
  'adds the list after a line without an end': ['bellows: 1', `bellows: 1\n\nacknowledge:\n  - ${line}\n`],
  'adds to a list, with its comments': [
    'bellows: 1\nacknowledge:\n  # old\n  - { object: a, rule: drop-table, reason: "x" } # why\ntags: v*\n',
    `bellows: 1\nacknowledge:\n  # old\n  - { object: a, rule: drop-table, reason: "x" } # why\n  - ${line}\ntags: v*\n`,
  ],
  'adds to a list that is not indented': [
    'bellows: 1\nacknowledge:\n- object: a\n  rule: drop-table\n  reason: x\n\ntags: v*\n',
    `bellows: 1\nacknowledge:\n- object: a\n  rule: drop-table\n  reason: x\n- ${line}\n\ntags: v*\n`,
  ],
  'adds to a list in brackets': [
    'bellows: 1\nacknowledge: [{ object: a, rule: drop-table, reason: x }]\n',
    `bellows: 1\nacknowledge: [{ object: a, rule: drop-table, reason: x }, ${line}]\n`,
  ],
  'adds to empty brackets': ['bellows: 1\nacknowledge: []\n', `bellows: 1\nacknowledge: [${line}]\n`],
  'fills a key that has nothing': ['bellows: 1\nacknowledge:\n', `bellows: 1\nacknowledge:\n  - ${line}\n`],
};

describe('an acknowledgement', () => {
  const made = async (manifest: string | undefined, path = 'bellows.yaml') => {
    const work = new Map([['db/migrations/001_a.sql', 'CREATE TABLE users (fax text);\n']]);
    if (manifest !== undefined) work.set(path, manifest);
    const { state } = await checkFixture({ versions: [], work, expected: [] });
    return acknowledge(state, entry);
  };

  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, async () => {
      const edit = await made(before);
      assert.ok(!('refused' in edit) && edit.kind !== 'delete', 'it is refused');
      const text = edit.kind === 'create' ? edit.text : applyReplacements(before ?? '', [edit]);
      assert.equal(text, after);
      const { manifest, problems } = readManifest(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(manifest?.acknowledge?.at(-1), entry);
    });
  }

  it('goes into JSON too', async () => {
    const edit = await made('{ "bellows": 1, "tags": "v*" }', 'bellows.json');
    assert.ok(!('refused' in edit) && edit.kind === 'replace', 'it is refused');
    assert.deepEqual(JSON.parse(edit.text), { bellows: 1, tags: 'v*', acknowledge: [entry] });
  });

  it('is refused while the manifest is broken', async () => {
    const edit = await made('bellows: [1\n');
    assert.deepEqual(edit, { refused: 'bellows.yaml has a mistake in it. Correct it first.' });
  });
});
