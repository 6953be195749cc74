import assert from 'node:assert/strict';
import { type DialectSet, decodePack, encodePack, readCodeFile } from '../../server/core/index.ts';
import { dialects } from '../support/core.ts';

describe('what was read of files, as bytes', () => {
  let set: DialectSet;
  before(async () => {
    set = await dialects();
  });

  const files = {
    'src/users.ts': `export const list = () => db.query(\`\n  SELECT id,\n    email FROM users\n  WHERE id = \${id}\`);\n`,
    'prisma/schema.prisma': 'model User {\n  id Int @id\n  email String\n  @@map("users")\n}\n',
    'src/one.ts': 'prisma.user.findMany({ where: { größe: 1 } });\n\nprisma.user.findMany({ where: { größe: 1 } });\n',
    'src/two.ts': 'prisma.user.findMany({ where: { größe: 1 } });\ndb.query(`SELECT größe FROM users`);\n',
    'config/names.json': '{ "table": "users", "größe": 1 }',
    'empty.ts': '',
  };
  const read = () =>
    Object.entries(files).map(
      ([path, text]) =>
        [path, readCodeFile(path, text, set.get({ dialect: 'postgresql', product: 'postgresql' }))] as const,
    );

  it('is the same when it comes back', () => {
    const before = read();
    const after = decodePack(encodePack(before));
    assert.deepEqual([...after.keys()], Object.keys(files));
    for (const [path, file] of before) {
      const back = after.get(path);
      assert.ok(back, path);
      assert.deepEqual(plain(back), plain(file), path);
    }
  });

  it('has each call where it was, though the same is kept once', () => {
    const files = decodePack(encodePack(read()));
    const lines = ['src/one.ts', 'src/two.ts'].map((path) => files.get(path)?.found.calls?.map(({ line }) => line));
    assert.deepEqual(lines, [[1, 3], [1]]);
  });

  it('holds wherever its bytes lie', () => {
    const bytes = encodePack(read());
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    assert.deepEqual(decodePack(shifted.subarray(3)), decodePack(bytes));
  });

  it('is nothing when it is damaged', () => {
    const bytes = encodePack(read());
    assert.equal(decodePack(bytes.subarray(0, bytes.length - 40)).size, 0);
    assert.equal(decodePack(new Uint8Array()).size, 0);
    for (const place of [2, 6, 9, 14])
      assert.equal(decodePack(bytes.map((byte, at) => (at === place ? byte ^ 1 : byte))).size, 0, `byte ${place}`);
  });
});

/** Hashes of words may lie among those of other files; and keys of objects come back with a prototype. */
const plain = ({ words, outside, named, ...rest }: ReturnType<typeof readCodeFile>) => ({
  ...JSON.parse(JSON.stringify(rest)),
  words: [...words.toHashes()],
  outside: [...outside.toHashes()],
  named: [...named.toHashes()],
});
