import assert from 'node:assert/strict';
import { CodeCache, type CodeOptions, type CodeStore, readCode } from '../../server/core/contract/code.ts';
import { nameKey } from '../../server/core/contract/words.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';

/** A commit of many files, of which git is asked for each text; and what is kept of it. */
describe('the code of a commit, kept', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const count = 260;
  const path = (i: number): string => `src/table${String(i).padStart(3, '0')}.ts`;
  const id = (i: number, version = 0): string => `${version}`.repeat(8) + String(i).padStart(32, '0');
  const textOf = (blob: string): string => {
    const [version, i] = [blob.slice(0, 1), Number(blob.slice(8))];
    return `export const find = () => db.query('SELECT id, name${version} FROM table_${i}');\n`;
  };
  const tree = [
    ...Array.from({ length: count }, (_, i) => ({ path: path(i), blob: id(i) })),
    { path: 'src/zz-binary.ts', blob: 'f'.repeat(40) },
  ];
  const without = (...left: number[]): CodeOptions['exclude'] => {
    const paths = new Set(left.map(path));
    return (each) => paths.has(each);
  };

  class Kept implements CodeStore {
    readonly packs = new Map<string, Uint8Array>();
    saved = 0;
    async load(name: string): Promise<Uint8Array | undefined> {
      return this.packs.get(name) ?? [...this.packs.values()].at(-1);
    }
    async save(name: string, bytes: Uint8Array): Promise<void> {
      this.saved++;
      this.packs.set(name, bytes);
    }
  }

  /** Reads as a run of its own does, unless it has a `cache` from before; tells what git was asked for. */
  async function run(store: CodeStore, more: Partial<CodeOptions> & { name?: string; files?: typeof tree } = {}) {
    const asked: string[] = [];
    let trees = 0;
    const { name = 'c1', files = tree, ...options } = more;
    const code = await readCode(
      async () => {
        trees++;
        return files;
      },
      async (ids) => {
        asked.push(...ids);
        return new Map(ids.filter((each) => !each.startsWith('f')).map((each) => [each, textOf(each)]));
      },
      { dialect, exclude: () => false, store: { in: store, name }, ...options },
    );
    assert.ok(code, 'the commit is known');
    const said = code.files.map((file) => [file.path, file.found.statements.map((each) => each.text)]);
    return { code, said, asked, trees };
  }

  it('is the same in the next run, which asks git for no tree and no text', async () => {
    const store = new Kept();
    const first = await run(store);
    const next = await run(store);
    assert.deepEqual(next.said, first.said);
    assert.equal(next.said.length, count);
    assert.deepEqual([next.trees, next.asked], [0, ['f'.repeat(40)]]);
    assert.deepEqual(next.code.unread, ['src/zz-binary.ts']);
    assert.ok(next.code.files[7]?.words.has(nameKey('table_7')), 'its words are there');
    assert.equal(store.saved, 1);
  });

  it('leaves out what is left out now, and reads what no longer is', async () => {
    const store = new Kept();
    const first = await run(store, { exclude: without(3, 4) });
    assert.equal(first.said.length, count - 2);
    const next = await run(store, { exclude: without(4, 5) });
    assert.equal(next.trees, 0);
    assert.deepEqual(next.asked, [id(3), 'f'.repeat(40)]);
    assert.deepEqual(
      next.said,
      (await run(new Kept(), { exclude: without(4, 5) })).said,
      'as a run that had nothing to go by',
    );
  });

  it('serves another commit for the files that are the same', async () => {
    const store = new Kept();
    await run(store);
    const files = tree.map((each, i) => (i === 9 ? { ...each, blob: id(9, 1) } : each));
    const other = await run(store, { name: 'c2', files });
    assert.deepEqual(other.asked, [id(9, 1), 'f'.repeat(40)]);
    assert.deepEqual(other.said, (await run(new Kept(), { files })).said);
    const again = await run(store, { name: 'c2', files: [] });
    assert.deepEqual([again.trees, again.said], [0, other.said], 'and is kept itself');
  });

  it('is not taken for the files that a manifest lists', async () => {
    const store = new Kept();
    await run(store);
    const listed = (each: string) => (each === path(1) || each === path(2) ? ('code' as const) : undefined);
    const some = await run(store, { listed });
    assert.deepEqual([some.trees, some.said.map(([each]) => each)], [1, [path(1), path(2)]]);
  });

  it('is read anew where any of it is damaged', async () => {
    const store = new Kept();
    const first = await run(store);
    const whole = store.packs.get('c1') as Uint8Array;
    for (let i = 1; i < 20; i++) {
      const at = Math.floor((whole.length * i) / 20);
      store.packs.set(
        'c1',
        whole.map((byte, place) => (place === at ? byte ^ 0x10 : byte)),
      );
      const next = await run(store, { exclude: without(1) });
      assert.equal(next.trees, 1, `byte ${at}`);
      assert.equal(next.said.length, first.said.length - 1);
    }
    store.packs.set('c1', whole.slice(0, whole.length - 400));
    assert.deepEqual((await run(store)).said, first.said);
    const blank = whole.slice();
    blank.fill(0, Math.floor(whole.length / 2));
    store.packs.set('c1', blank);
    assert.deepEqual((await run(store)).said, first.said);
  });

  it('stays in memory, where the host lives on', async () => {
    const store = new Kept();
    const cache = new CodeCache();
    const first = await run(store, { cache });
    store.packs.clear();
    const next = await run(store, { cache, exclude: without(0) });
    assert.deepEqual([next.trees, next.said], [0, first.said.slice(1)]);
    // What a file says by its blob serves other trees, too.
    const work = await readCode(
      async () => tree.slice(0, 5),
      async () => new Map(),
      { dialect, cache, exclude: () => false },
    );
    assert.equal(work?.files.length, 5);
  });

  it('is read in portions that fit where files are large', async () => {
    const large = Array.from({ length: 40 }, (_, i) => ({ path: `data/${i}.json`, blob: id(i) }));
    let held = 0;
    let most = 0;
    await readCode(
      async () => [...tree.slice(0, count), ...large],
      async (ids) => new Map(ids.map((each) => [each, textOf(each).padEnd(1_000_000)])),
      {
        dialect,
        exclude: () => false,
        read: async (files) => {
          const length = files.reduce((sum, { text }) => sum + text.length, 0);
          held += length;
          most = Math.max(most, held);
          await new Promise((resolve) => setImmediate(resolve));
          held -= length;
          return [];
        },
      },
    );
    assert.ok(most < 250_000_000, `${most} characters at once`);
  });
});
