import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type DiskOptions, type DiskWorld, openWorld } from '../server/disk.ts';
import { Folder } from './support/git.ts';

describe('the world on a disk', () => {
  const folders: Folder[] = [];
  const worlds: DiskWorld[] = [];

  function folder(): Folder {
    const made = new Folder();
    folders.push(made);
    return made;
  }

  function world(root: Folder | string, options: DiskOptions = {}): DiskWorld {
    const opened = openWorld(typeof root === 'string' ? root : root.path, options);
    worlds.push(opened);
    return opened;
  }

  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((opened) => opened.dispose()));
    for (const made of folders.splice(0)) made.remove();
  });

  describe('files', () => {
    it('lists what git does not ignore and what is there, sorted', async () => {
      const repo = folder();
      repo.init();
      repo.commit({ 'b.sql': '', 'a/ü.sql': '', 'a/gone.sql': '', '.gitignore': 'dist\n*.log\n', 'kept.log': '' });
      repo.git('add', '--force', 'kept.log');
      repo.write({ 'dist/out.js': '', 'x.log': '', 'new file.sql': '', ':odd.sql': '', '.github/ci.yml': '' });
      fs.rmSync(path.join(repo.path, 'a/gone.sql'));
      const expected = ['.github/ci.yml', '.gitignore', ':odd.sql', 'a/ü.sql', 'b.sql', 'kept.log', 'new file.sql'];
      assert.deepEqual(await world(repo).files(), expected);
    });

    it('lists a subfolder of a repository by paths relative to it', async () => {
      const repo = folder();
      repo.init();
      repo.commit({ 'services/shop/db/V1.sql': 'a', 'services/other/x': '' });
      repo.write({ 'services/shop/new.sql': '' });
      const shop = world(path.join(repo.path, 'services/shop'));
      assert.deepEqual(await shop.files(), ['db/V1.sql', 'new.sql']);
      const head = (await shop.git.commit('HEAD')) as string;
      const tree = await shop.git.tree(head);
      assert.deepEqual(
        tree?.map((file) => file.path),
        ['db/V1.sql'],
      );
      assert.deepEqual([...(await shop.git.blobs(tree?.map((file) => file.blob) ?? [])).values()], ['a']);
    });

    it('walks without git, past node_modules and dot folders', async () => {
      const plain = folder();
      plain.write({ 'db/V1.sql': '', 'node_modules/x/y.js': '', '.cache/z': '', 'deep/er/V2.sql': '' });
      const opened = world(plain);
      assert.deepEqual(await opened.files(), ['db/V1.sql', 'deep/er/V2.sql']);
      assert.deepEqual(await opened.git.state(), { kind: 'none', reason: 'This folder is not in a git repository.' });
    });

    it('walks a project that the repository around it ignores', async () => {
      const home = folder();
      home.init();
      home.commit({ '.gitignore': '*\n' });
      home.write({ 'work/shop/V1.sql': '' });
      assert.deepEqual(await world(path.join(home.path, 'work/shop')).files(), ['V1.sql']);
    });

    it('remembers the list until told that files have changed', async () => {
      const plain = folder();
      const opened = world(plain);
      assert.deepEqual(await opened.files(), []);
      plain.write({ 'V1.sql': '' });
      assert.deepEqual(await opened.files(), []);
      opened.invalidate();
      assert.deepEqual(await opened.files(), ['V1.sql']);
    });

    it('has no files where there is no folder', async () => {
      const opened = world('/nowhere/at/all');
      assert.deepEqual(await opened.files(), []);
      assert.deepEqual(await opened.git.state(), { kind: 'none', reason: 'There is no folder /nowhere/at/all.' });
    });
  });

  describe('links', () => {
    it('neither follows nor reads what leads out of the root', async function () {
      if (process.platform === 'win32') this.skip();
      const outside = folder();
      outside.write({ secret: 'password', 'sub/deep': 'password' });
      for (const git of [true, false]) {
        const inside = folder();
        inside.write({ 'real.sql': 'SELECT 1', 'real/V1.sql': '' });
        const link = (to: string, name: string) => fs.symlinkSync(to, path.join(inside.path, name));
        link(path.join(outside.path, 'secret'), 'leak.sql');
        link(path.join(outside.path, 'sub'), 'sub');
        link('real', 'alias');
        link('real.sql', 'same.sql');
        link('.', 'round');
        link('loop', 'loop');
        if (git) {
          inside.init();
          inside.commit();
        }
        const opened = world(inside);
        assert.deepEqual(await opened.files(), ['leak.sql', 'loop', 'real.sql', 'real/V1.sql', 'same.sql']);
        assert.deepEqual(await opened.read('leak.sql'), { missing: 'it is a link to outside the project' });
        assert.deepEqual(await opened.read('sub/deep'), { missing: 'it is a link to outside the project' });
        assert.deepEqual(await opened.read('loop'), { missing: 'it is a link to itself' });
        assert.deepEqual(await opened.read('same.sql'), { text: 'SELECT 1' });
        assert.deepEqual(await opened.read('real'), { missing: 'it is a folder' });
        if (!git) continue;
        const tree = (await opened.git.tree('HEAD')) ?? [];
        const texts = await opened.git.blobs(tree.map((file) => file.blob));
        const text = (name: string) => texts.get(tree.find((file) => file.path === name)?.blob ?? '');
        assert.equal(text('same.sql'), 'SELECT 1');
        assert.equal(text('leak.sql'), undefined);
      }
    });

    it('reads nothing above the root', async () => {
      const plain = folder();
      for (const name of ['', '../x', 'a/../../x', '/etc/passwd', '..']) {
        assert.deepEqual(await world(plain).read(name), { missing: 'it lies outside the project' }, name);
      }
      assert.deepEqual(await world(plain).read('x'), { missing: 'there is no such file' });
    });

    it('does not wait for a pipe', async function () {
      if (process.platform === 'win32') this.skip();
      const plain = folder();
      execFileSync('mkfifo', [path.join(plain.path, 'pipe.sql')]);
      assert.deepEqual(await world(plain).read('pipe.sql'), { missing: 'it is not an ordinary file' });
    });
  });

  describe('what git knows of the work tree', () => {
    it('is told of files only that git looks at', async () => {
      const repo = folder();
      repo.init();
      const names = ['same.ts', 'changed.ts', 'assumed.ts', 'skipped.ts', 'a\nb.ts', 'crlf.ts'];
      repo.commit(Object.fromEntries(names.map((name) => [name, `${name} 1\n`])));
      repo.git('update-index', '--assume-unchanged', 'assumed.ts');
      repo.git('update-index', '--skip-worktree', 'skipped.ts');
      repo.write({ 'changed.ts': 'other', 'assumed.ts': 'other', 'skipped.ts': 'other', 'crlf.ts': 'crlf.ts 1\r\n' });
      const unchanged = await world(repo).git.unchanged?.();
      assert.deepEqual([...(unchanged ?? [])].map(([name]) => name).sort(), ['a\nb.ts', 'same.ts']);
    });

    it('is told of nothing that a sparse checkout left out', async () => {
      const repo = folder();
      repo.init();
      repo.commit({ 'in/a.ts': 'a', 'out/b.ts': 'b' });
      repo.git('sparse-checkout', 'set', 'in');
      const opened = world(repo);
      assert.deepEqual(
        [...((await opened.git.unchanged?.()) ?? [])].map(([name]) => name),
        ['in/a.ts'],
      );
      assert.deepEqual(await opened.files(), ['in/a.ts']);
      const tree = await opened.git.tree((await opened.git.commit('HEAD')) as string);
      assert.deepEqual(
        tree?.map((file) => file.path),
        ['in/a.ts', 'out/b.ts'],
      );
    });
  });

  describe('the tree of a commit', () => {
    it('has folders of other repositories by their names', async () => {
      const other = folder();
      other.init();
      other.commit({ 'models.py': 'x' });
      const repo = folder();
      repo.init();
      repo.commit({ 'a.ts': 'a' });
      repo.git('submodule', '--quiet', 'add', other.path, 'lib/shared');
      fs.symlinkSync('../elsewhere', path.join(repo.path, 'linked'));
      repo.commit();
      const { git } = world(repo);
      const tree = (await git.tree((await git.commit('HEAD')) as string)) ?? [];
      assert.deepEqual(
        tree.map((file) => file.path),
        ['.gitmodules', 'a.ts', 'lib/shared/', 'linked/'],
      );
      assert.equal((await git.blobs(tree.map((file) => file.blob))).size, 2, 'what is elsewhere has no text');
    });

    it('is found by a tag of a tag', async () => {
      const repo = folder();
      repo.init();
      const commit = repo.commit({ 'a.ts': 'a' });
      repo.git('tag', '--annotate', '--message=one', 'inner');
      repo.git('tag', '--annotate', '--message=two', 'v1.0.0', 'inner');
      const { git } = world(repo);
      assert.equal(await git.commit('v1.0.0'), commit);
      assert.ok(
        (await git.ancestorTags('HEAD')).every((tag) => tag.commit === commit),
        'all are of the commit',
      );
    });
  });

  describe('texts', () => {
    const cases: Record<string, [Uint8Array, object]> = {
      'UTF-8': [Buffer.from('naïve 😀'), { text: 'naïve 😀' }],
      empty: [Buffer.alloc(0), { text: '' }],
      'UTF-8 with a mark, which is no part of the text': [Buffer.from('\ufeffSELECT 1'), { text: 'SELECT 1' }],
      'UTF-16, little end first': [Buffer.from('\ufeffSELECT ü', 'utf16le'), { text: 'SELECT ü' }],
      'UTF-16, big end first': [Buffer.from('\ufeffSELECT ü', 'utf16le').swap16(), { text: 'SELECT ü' }],
      'UTF-16 cut in a character': [Buffer.from([0xff, 0xfe, 65, 0, 66]), { text: 'A\ufffd', damaged: true }],
      'Latin-1': [Buffer.from('caf\xe9', 'latin1'), { text: 'caf\ufffd', damaged: true }],
      NUL: [Buffer.from('a\0b'), { text: 'a\ufffdb', damaged: true }],
    };
    for (const [name, [bytes, expected]] of Object.entries(cases)) {
      it(`decodes ${name}`, async () => {
        const plain = folder();
        plain.write({ 'x.sql': bytes });
        assert.deepEqual(await world(plain).read('x.sql'), expected);
      });
    }

    it('cuts a file of more than 16 MB between two characters', async () => {
      const plain = folder();
      const limit = 16 * 1024 * 1024;
      plain.write({ 'big.sql': Buffer.concat([Buffer.alloc(limit - 1, 'x'), Buffer.from('é'.repeat(10))]) });
      const read = await world(plain).read('big.sql');
      assert.ok('text' in read);
      assert.deepEqual([read.cutAt, read.damaged, read.text.length], [limit - 1, undefined, limit - 1]);
      plain.write({ 'fits.sql': Buffer.alloc(limit, 'x') });
      assert.deepEqual(Object.keys(await world(plain).read('fits.sql')), ['text']);
    });
  });
});
