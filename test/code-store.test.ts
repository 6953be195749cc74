import assert from 'node:assert/strict';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, openCodeStore } from '../server/disk/code-store.ts';
import { Folder } from './support/git.ts';

describe('what was read of a commit, kept on disk', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const packs = (): string[] =>
    readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pack'))
      .sort();

  it('comes back for the commit it was kept for', async () => {
    const store = openCodeStore(folder.path, '/shop', 'one');
    assert.equal(await store.load('c1'), undefined);
    await store.save('c1', Uint8Array.of(1, 2, 3));
    await store.save('c2', Uint8Array.of(4));
    assert.deepEqual([...((await store.load('c1')) ?? [])], [1, 2, 3]);
  });

  it('helps out for another commit of the same repository, and for no other', async () => {
    const store = openCodeStore(folder.path, '/shop', 'one');
    await store.save('c1', Uint8Array.of(1));
    assert.deepEqual([...((await store.load('c9')) ?? [])], [1]);
    assert.equal(await openCodeStore(folder.path, '/other', 'one').load('c1'), undefined);
    assert.equal(await openCodeStore(folder.path, '/shop', 'two').load('c1'), undefined);
  });

  it('lets go of what was used longest ago when it grows too large', async () => {
    const store = openCodeStore(folder.path, '/shop', 'one', 25);
    for (const [at, commit] of ['c1', 'c2', 'c3'].entries()) {
      await store.save(commit, new Uint8Array(10));
      const last = packs()
        .map((name) => path.join(folder.path, name))
        .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] as string;
      utimesSync(last, 1000 + at, 1000 + at);
    }
    await store.save('c4', new Uint8Array(10));
    assert.equal(packs().length, 2);
    assert.equal((await store.load('c4'))?.length, 10);
  });

  it('keeps nothing where nothing can be written, and says nothing of it', async () => {
    folder.write({ file: 'no folder' });
    const store = openCodeStore(path.join(folder.path, 'file'), '/shop', 'one');
    await store.save('c1', Uint8Array.of(1));
    assert.equal(await store.load('c1'), undefined);
  });

  it('leaves what is no pack alone', async () => {
    writeFileSync(path.join(folder.path, 'notes.txt'), 'mine');
    await openCodeStore(folder.path, '/shop', 'one', 1).save('c1', new Uint8Array(10));
    assert.ok(readdirSync(folder.path).includes('notes.txt'), 'a file of somebody else is gone');
  });

  it('lies where caches belong', () => {
    assert.equal(cacheFolder({ BELLOWS_CACHE: 'off' }), undefined);
    assert.equal(cacheFolder({ BELLOWS_CACHE: '/x' }), path.resolve('/x'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux'), path.join('/c', 'bellows'));
    assert.match(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux') ?? '', /\.cache.bellows$/);
    assert.match(cacheFolder({}, 'darwin') ?? '', /Library.Caches.bellows$/);
    assert.equal(cacheFolder({ LOCALAPPDATA: 'C:\\l' }, 'win32'), path.join('C:\\l', 'bellows'));
  });
});
