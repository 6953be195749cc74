import assert from 'node:assert/strict';
import { nameKey, Words } from '../../server/core/contract/words.ts';

describe('the words of a text', () => {
  const has = (text: string, name: string): boolean => Words.of(text).has(nameKey(name));

  for (const [text, names, others] of [
    ['user_id', ['userId', 'USER_ID', 'UserId', 'user', 'id', '$user_id$'], ['users', 'i_d_user']],
    ['getUserEmailHTMLPart', ['email', 'user_email', 'html_part', 'getuseremailhtmlpart'], ['emails', 'html_parts']],
    ['user_id userId', ['user_id'], ['user_user']],
    ['Order ORDER order', ['order', 'Order'], ['orders']],
    ['_hidden $scope x9 42', ['hidden', 'scope', 'x9'], ['42', 'x']],
    ['größe Straße_id', ['größe', 'straße_id', 'straße'], ['groesse', 'gr']],
    ['shoe size', ['shoe size', 'size'], ['shoe sizes']],
    ['end', ['end'], ['en']],
  ] as const) {
    it(`${text}: ${names.join(', ')}`, () => {
      for (const name of names) assert.ok(has(text, name), `${name} occurs in ${text}`);
      for (const name of others) assert.ok(!has(text, name), `${name} does not occur in ${text}`);
    });
  }

  it('are all there in a text of many, and no more of them in the text after it', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `word${i}Of_table${i % 700}`);
    const words = Words.of(many.join('\n'));
    for (const one of ['word0', 'word29999', 'word12345_of', 'table699', many[17] as string])
      assert.ok(words.has(nameKey(one)), `${one} occurs`);
    const hashes = words.toHashes();
    assert.ok(
      hashes.every((hash, i) => i === 0 || (hashes[i - 1] as number) < hash),
      'each once, in their order',
    );
    assert.equal(Words.of('word0').toHashes().length, 1);
    assert.ok(!has('other', 'word1'), 'what an earlier text had is not in the next');
  });

  it('tells how deep brackets stand in one another', () => {
    const { deepest, angles } = Words.read('f(a[{b}], [c]) } ) < Map<string>');
    assert.deepEqual([deepest, angles], [3, 2]);
  });
});
