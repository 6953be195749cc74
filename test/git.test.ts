import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type DiskOptions, type DiskWorld, openWorld } from '../server/disk.ts';
import { Folder } from './support/git.ts';

describe('git on a disk', () => {
  const folders: Folder[] = [];
  const worlds: DiskWorld[] = [];

  function repository(...init: string[]): Folder {
    const made = new Folder();
    folders.push(made);
    made.init(...init);
    return made;
  }

  function world(root: Folder | string, options: DiskOptions = {}): DiskWorld {
    const opened = openWorld(typeof root === 'string' ? root : root.path, options);
    worlds.push(opened);
    return opened;
  }

  const names = async (opened: DiskWorld, of = 'HEAD') => (await opened.git.ancestorTags(of)).map((tag) => tag.name);

  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((opened) => opened.dispose()));
    for (const made of folders.splice(0)) made.remove();
  });

  describe('state', () => {
    it('has no head before the first commit', async () => {
      const opened = world(repository());
      assert.deepEqual(await opened.git.state(), { kind: 'repository', shallow: false, head: undefined });
      assert.equal(await opened.git.commit('HEAD'), undefined);
      assert.deepEqual(await names(opened), []);
      assert.equal(await opened.git.defaultBranch(), undefined);
    });

    it('answers in a bare repository and with a detached head', async () => {
      const repo = repository();
      const first = repo.commit({ 'a.sql': 'one' });
      repo.git('tag', 'v1');
      repo.commit({ 'a.sql': 'two' });
      repo.git('checkout', '--quiet', '--detach', first);
      assert.deepEqual(await world(repo).git.state(), { kind: 'repository', shallow: false, head: first });
      const bare = new Folder();
      folders.push(bare);
      bare.git('clone', '--quiet', '--bare', repo.path, 'shop.git');
      const opened = world(path.join(bare.path, 'shop.git'));
      assert.deepEqual(await opened.files(), []);
      assert.deepEqual(await opened.git.tree('v1'), await world(repo).git.tree('v1'));
      assert.deepEqual(await names(opened, 'main'), ['v1']);
    });

    it('says that a clone is shallow, and has no commit that was cut off', async () => {
      const repo = repository();
      const first = repo.commit({ 'a.sql': '1' });
      repo.git('tag', 'v1');
      const second = repo.commit({ 'a.sql': '2' });
      const clone = new Folder();
      folders.push(clone);
      clone.git('clone', '--quiet', '--depth=1', `file://${repo.path}`, '.');
      const opened = world(clone);
      assert.deepEqual(await opened.git.state(), { kind: 'repository', shallow: true, head: second });
      assert.deepEqual(await names(opened), []);
      assert.equal(await opened.git.commit(first), undefined);
      assert.equal(await opened.git.tree(first), undefined);
      assert.equal(await opened.git.defaultBranch(), 'origin/main');
    });

    it('says that no git program was found', async () => {
      const repo = repository();
      repo.commit({ 'a.sql': '' });
      const opened = world(repo, { env: { PATH: `relative${path.delimiter}${path.join(repo.path, 'nowhere')}` } });
      assert.deepEqual(await opened.git.state(), { kind: 'none', reason: 'No git program was found on the PATH.' });
      assert.deepEqual(await opened.files(), ['a.sql']);
      assert.equal(await opened.git.commit('HEAD'), undefined);
      assert.deepEqual(await names(opened), []);
      assert.equal(await opened.git.mergeBase('HEAD', 'HEAD'), undefined);
      assert.equal(await opened.git.defaultBranch(), undefined);
      assert.equal(await opened.git.tree('HEAD'), undefined);
      assert.equal((await opened.git.blobs(['1'.repeat(40)])).size, 0);
    });

    it('says how to trust a repository that somebody else owns', async function () {
      if (process.getuid?.() !== 0) this.skip();
      const repo = repository();
      repo.commit({ 'a.sql': '' });
      fs.chownSync(repo.path, 65534, 65534);
      fs.chownSync(path.join(repo.path, '.git'), 65534, 65534);
      const opened = world(repo, { env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' } });
      const state = await opened.git.state();
      assert.ok(state.kind === 'none');
      assert.match(state.reason, /because another user owns it. If you do: git config --global --add safe.directory "/);
      assert.deepEqual(await opened.files(), ['a.sql']);
    });

    it('reports a git that takes too long, and goes on without it', async function () {
      if (process.platform === 'win32') this.skip();
      const repo = repository();
      repo.write({ 'slow-git': '#!/bin/sh\nexec sleep 30\n', 'a.sql': '' });
      fs.chmodSync(path.join(repo.path, 'slow-git'), 0o755);
      const opened = world(repo, { program: path.join(repo.path, 'slow-git'), timeout: 100 });
      const reason = "Git can't read this repository: git rev-parse took longer than 0.1 seconds";
      assert.deepEqual(await opened.git.state(), { kind: 'none', reason });
      assert.deepEqual(await opened.files(), ['a.sql', 'slow-git']);
    });

    it('stands in its own folder, not where a hook of git points', async () => {
      const [one, other] = [repository(), repository()];
      const head = one.commit({ 'a.sql': '1' });
      other.commit({ 'b.sql': '2' });
      const env = { PATH: process.env.PATH, GIT_DIR: path.join(other.path, '.git'), GIT_WORK_TREE: other.path };
      assert.equal(await world(one, { env }).git.commit('HEAD'), head);
    });
  });

  describe('tags', () => {
    it('come nearest first by commits, not by date or name', async () => {
      const repo = repository();
      repo.commit({ a: '0' });
      repo.git('tag', 'v1.0.0');
      repo.git('branch', 'maintenance');
      for (const n of ['1', '2', '3', '4']) repo.commit({ a: n });
      repo.git('tag', 'v2.0.0');
      repo.git('checkout', '--quiet', 'maintenance');
      repo.commit({ b: '1' });
      repo.git('tag', '-m', 'later, but far', 'v1.0.1');
      repo.git('checkout', '--quiet', 'main');
      repo.git('merge', '--quiet', '--no-edit', 'maintenance');
      repo.git('checkout', '--quiet', '-b', 'elsewhere', 'v1.0.0');
      repo.commit({ c: '1' });
      repo.git('tag', 'v9.0.0');
      assert.deepEqual(await names(world(repo), 'main'), ['v2.0.0', 'v1.0.1', 'v1.0.0']);
      assert.equal(repo.git('describe', '--tags', 'main').split('-')[0], 'v2.0.0');
      assert.deepEqual(await names(world(repo), 'elsewhere'), ['v9.0.0', 'v1.0.0']);
    });

    it('agree with git describe on a history full of merges', async () => {
      const repo = repository();
      repo.commit();
      const branches = ['main', 'b1', 'b2', 'b3'];
      for (const branch of branches.slice(1)) repo.git('branch', branch);
      // A fixed sequence that looks random (Park and Miller's generator).
      let seed = 7;
      const random = (below: number) => {
        seed = (seed * 48271) % 2147483647;
        return seed % below;
      };
      for (let step = 0; step < 60; step++) {
        repo.git('checkout', '--quiet', branches[random(4)] as string);
        if (random(3) === 0) repo.git('merge', '--quiet', '--no-edit', branches[random(4)] as string);
        else repo.commit();
        if (random(3) === 0) repo.git('tag', `t${step}`);
      }
      for (const branch of branches) {
        const tags = await names(world(repo), branch);
        const nearest = repo.git('describe', '--tags', '--abbrev=0', '--candidates=100', branch);
        const distance = (tag: string) => Number(repo.git('rev-list', '--count', branch, `^${tag}`));
        const distances = tags.map(distance);
        assert.ok(tags.length > 5);
        assert.deepEqual(
          distances,
          distances.toSorted((a, b) => a - b),
        );
        assert.equal(distance(nearest), distances[0]);
      }
    });

    it('on one commit: annotated ones, then later, then higher', async () => {
      const repo = repository();
      const commit = repo.commit();
      for (const tag of ['v1.9.0', 'v1.10.0']) repo.git('tag', tag);
      repo.git('tag', '-m', 'x', 'early');
      repo.git('tag', '-m', 'x', 'later');
      repo.git('tag', '-m', 'x', 'of-a-tag', 'later');
      repo.git('tag', 'a-file', `${repo.git('hash-object', '-w', '/dev/null')}`);
      assert.deepEqual(await names(world(repo)), ['of-a-tag', 'later', 'early', 'v1.10.0', 'v1.9.0']);
      assert.deepEqual(await world(repo).git.commit('of-a-tag'), commit);
    });

    it('may have odd names', async () => {
      const repo = repository();
      const commit = repo.commit();
      const odd = ['worker/v1.0', 'ä-😀', "it's;$(touch<x)", '@scope/pkg@1.0.0', 'a|b', '%(refname)', 'HEAD%00'];
      for (const tag of odd) repo.git('update-ref', `refs/tags/${tag}`, commit);
      repo.git('update-ref', 'refs/tags/-dash', commit);
      const opened = world(repo);
      assert.deepEqual((await names(opened)).sort(), [...odd, '-dash'].sort());
      for (const tag of odd) assert.equal(await opened.git.commit(tag), commit, tag);
    });

    it('are quick to order when there are thousands', async () => {
      const repo = repository();
      repo.commit();
      const stream = ['reset refs/heads/main', ''];
      for (let n = 1; n <= 20_000; n++) {
        const who = `Test <t@example.org> ${1_700_000_000 + n} +0000`;
        stream.push('commit refs/heads/main', `mark :${n}`, `committer ${who}`, 'data 1', 'x');
        if (n % 7 === 0 && n > 20) stream.push(`merge :${n - 13}`);
        if (n % 5 === 0) stream.push(`reset refs/tags/v0.${n}.0`, `from :${n}`, '');
      }
      fs.writeFileSync(path.join(repo.path, 'stream'), `${stream.join('\n')}\n`);
      execSync('git fast-import --quiet --force < stream', { cwd: repo.path });
      const opened = world(repo);
      const before = performance.now();
      const tags = await names(opened, 'main');
      const took = performance.now() - before;
      if (process.env.FIGURES) console.log({ took });
      assert.equal(tags.length, 4000);
      assert.deepEqual(tags.slice(0, 3), ['v0.20000.0', 'v0.19995.0', 'v0.19990.0']);
      assert.ok(took < 3000, `${took} ms`);
    });
  });

  describe('refs and commits', () => {
    it('finds tags, branches, ids and shortened ids, and nothing that looks like an option', async () => {
      const repo = repository();
      const first = repo.commit({ a: '1' });
      repo.git('tag', '-m', 'x', 'v1');
      repo.git('branch', 'feature/x');
      const opened = world(repo);
      for (const ref of ['HEAD', 'v1', 'main', 'feature/x', first, first.slice(0, 8), 'refs/tags/v1', '@']) {
        assert.equal(await opened.git.commit(ref), first, ref);
      }
      const marker = path.join(repo.path, 'marker');
      const hostile = [
        `--upload-pack=touch ${marker}`,
        `--output=${marker}`,
        '-h',
        '',
        'v1\nHEAD',
        'HEAD:a',
        ':/change',
      ];
      for (const ref of [...hostile, 'v2', 'HEAD^{tree}', '0'.repeat(40), 'f'.repeat(40), '..', '$(touch marker)']) {
        assert.equal(await opened.git.commit(ref), undefined, ref);
        assert.equal(await opened.git.tree(ref), undefined, ref);
        assert.equal(await opened.git.mergeBase('HEAD', ref), undefined, ref);
        assert.deepEqual(await opened.git.ancestorTags(ref), [], ref);
      }
      assert.equal(fs.existsSync(marker), false);
      // The line that was refused did not put later answers out of step.
      assert.equal(await opened.git.commit('v1'), first);
    });

    it('finds the best common ancestor and the default branch', async () => {
      const repo = repository();
      const fork = repo.commit({ a: '1' });
      repo.git('checkout', '--quiet', '-b', 'feature');
      repo.commit({ b: '1' });
      repo.git('checkout', '--quiet', 'main');
      repo.commit({ a: '2' });
      repo.git('checkout', '--quiet', '--orphan', 'unrelated');
      repo.commit({ c: '1' });
      const opened = world(repo);
      assert.equal(await opened.git.mergeBase('main', 'feature'), fork);
      assert.equal(await opened.git.mergeBase('main', 'unrelated'), undefined);
      assert.deepEqual(opened.problems(), []);
      assert.equal(await opened.git.defaultBranch(), 'main');
      repo.git('update-ref', 'refs/remotes/origin/trunk', fork);
      repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
      assert.equal(await opened.git.defaultBranch(), 'main');
      opened.invalidate();
      assert.equal(await opened.git.defaultBranch(), 'origin/trunk');
    });

    it('has no tree where the project folder did not exist yet', async () => {
      const repo = repository();
      const first = repo.commit({ a: '1' });
      repo.commit({ 'shop/V1.sql': '' });
      const opened = world(path.join(repo.path, 'shop'));
      assert.deepEqual(await opened.git.tree(first), []);
    });

    it('sees new commits and tags after being told so', async () => {
      const repo = repository();
      repo.commit({ a: '1' });
      const opened = world(repo);
      assert.deepEqual(await names(opened), []);
      repo.git('tag', 'v1');
      const second = repo.commit({ a: '2' });
      opened.invalidate();
      assert.deepEqual(await names(opened), ['v1']);
      assert.deepEqual(await opened.git.state(), { kind: 'repository', shallow: false, head: second });
    });
  });

  describe('blobs', () => {
    it('reads many through one process, without binary, missing and over-large ones', async () => {
      const repo = repository();
      const files = Object.fromEntries(
        Array.from({ length: 500 }, (_, n) => [`f${n}.sql`, `SELECT ${n};\n`.repeat(n)]),
      );
      const big = Buffer.alloc(17 * 1024 * 1024, 'x');
      repo.commit({ ...files, big, binary: Buffer.from([1, 0, 2]), 'latin.sql': Buffer.from('caf\xe9', 'latin1') });
      const opened = world(repo);
      const tree = (await opened.git.tree('HEAD')) ?? [];
      const ids = [...tree.map((file) => file.blob), 'f'.repeat(40), '0'.repeat(40), '--help', 'HEAD'];
      const texts = await opened.git.blobs([...ids, ...ids]);
      const read = Object.fromEntries(tree.map((file) => [file.path, texts.get(file.blob)]));
      assert.deepEqual(read, { ...files, big: undefined, binary: undefined, 'latin.sql': 'caf\ufffd' });
      assert.equal(texts.size, 501);
    });

    it('starts one git for all objects, and another one only after idling or dispose', async function () {
      if (process.platform === 'win32') this.skip();
      const repo = repository();
      const commit = repo.commit({ a: '1', b: '2' });
      repo.write({ 'counting-git': '#!/bin/sh\necho "$@" >> starts\nexec git "$@"\n' });
      fs.chmodSync(path.join(repo.path, 'counting-git'), 0o755);
      const starts = () => fs.readFileSync(path.join(repo.path, 'starts'), 'utf8').split('cat-file --batch').length - 1;
      const opened = world(repo, { program: path.join(repo.path, 'counting-git'), idle: 200 });
      for (let n = 0; n < 5; n++) {
        assert.equal(await opened.git.commit('main'), commit);
        const tree = (await opened.git.tree('HEAD')) ?? [];
        assert.equal((await opened.git.blobs(tree.map((file) => file.blob))).size, 2);
      }
      assert.equal(starts(), 1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await opened.git.commit('HEAD'), commit);
      assert.equal(starts(), 2);
      await opened.dispose();
      assert.equal(await opened.git.commit('HEAD'), commit);
      assert.equal(starts(), 3);
    });

    it('leaves out what a git that ends in the middle did not give', async function () {
      if (process.platform === 'win32') this.skip();
      const repo = repository();
      repo.commit({ a: '1', b: '2' });
      const crashing = '#!/bin/sh\ncase "$*" in *cat-file*) exit 1;; *) exec git "$@";; esac\n';
      repo.write({ 'crashing-git': crashing });
      fs.chmodSync(path.join(repo.path, 'crashing-git'), 0o755);
      const tree = (await world(repo).git.tree('HEAD')) ?? [];
      const opened = world(repo, { program: path.join(repo.path, 'crashing-git') });
      const ids = Array.from({ length: 50 }, (_, n) => n.toString(16).padStart(40, 'a'));
      assert.equal((await opened.git.blobs([...tree.map((file) => file.blob), ...ids])).size, 0);
      assert.ok(opened.problems().includes('git cat-file ends without an answer'));
    });
  });

  describe('a hostile repository', () => {
    it('gets none of the programs run that its configuration names', async function () {
      if (process.platform === 'win32') this.skip();
      const repo = repository();
      const marker = path.join(repo.path, 'marker');
      const trap = path.join(repo.path, '.git', 'trap');
      fs.writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> '${marker}'\n`);
      fs.chmodSync(trap, 0o755);
      const commit = repo.commit({ 'a.sql': '1', '.gitattributes': '* diff=trap filter=trap\n' });
      repo.git('tag', '-m', 'x', 'v1');
      const config: Record<string, string> = { 'core.fsmonitor': trap, 'core.sshCommand': trap, 'core.pager': trap };
      for (const key of ['core.editor', 'core.askPass', 'core.gitProxy', 'core.alternateRefsCommand', 'gpg.program'])
        config[key] = trap;
      for (const key of ['diff.external', 'diff.trap.textconv', 'diff.trap.command', 'filter.trap.clean'])
        config[key] = trap;
      for (const key of [
        'filter.trap.smudge',
        'filter.trap.process',
        'credential.helper',
        'uploadpack.packObjectsHook',
      ])
        config[key] = trap;
      for (const command of ['ls-files', 'ls-tree', 'rev-parse', 'rev-list', 'cat-file', 'for-each-ref', 'merge-base'])
        config[`alias.${command}`] = `!${trap}`;
      for (const command of ['ls-files', 'rev-list', 'for-each-ref']) config[`pager.${command}`] = trap;
      config['log.showSignature'] = 'true';
      config['core.hooksPath'] = path.join(repo.path, 'hooks');
      config['remote.origin.url'] = 'ssh://nowhere.invalid/x';
      config['remote.origin.promisor'] = 'true';
      config['extensions.partialClone'] = 'origin';
      config['core.repositoryFormatVersion'] = '1';
      for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'post-checkout'])
        repo.write({ [`hooks/${hook}`]: fs.readFileSync(trap) });
      for (const hook of fs.readdirSync(path.join(repo.path, 'hooks')))
        fs.chmodSync(path.join(repo.path, 'hooks', hook), 0o755);
      for (const [key, value] of Object.entries(config)) repo.git('config', key, value);
      fs.rmSync(marker, { force: true });

      const opened = world(repo);
      assert.equal(await opened.git.commit('v1'), commit);
      assert.ok((await opened.files()).includes('a.sql'));
      assert.deepEqual(await names(opened), ['v1']);
      assert.equal(await opened.git.mergeBase('v1', 'main'), commit);
      assert.equal(await opened.git.defaultBranch(), 'main');
      const tree = (await opened.git.tree('HEAD')) ?? [];
      // One of these would be fetched from the promisor remote.
      const texts = await opened.git.blobs([...tree.map((file) => file.blob), 'f'.repeat(40)]);
      assert.ok([...texts.values()].includes('1'));
      assert.equal(await opened.git.commit('e'.repeat(40)), undefined);
      assert.equal(fs.existsSync(marker), false, 'something ran');
      // The trap is live: the same repository, asked without care, does run it. What is told depends on the times of files.
      repo.write({ 'a.sql': '2' });
      try {
        repo.git('status');
      } catch {
        // A filter that says nothing makes it fail.
      }
      assert.match(fs.readFileSync(marker, 'utf8'), /trap 2 /, 'the file system monitor');
      assert.throws(() => repo.git('cat-file', '-e', 'f'.repeat(40)));
      assert.match(fs.readFileSync(marker, 'utf8'), /trap .*nowhere.invalid/, 'ssh');
    });

    it('cannot make git fetch what a partial clone left out', async () => {
      const repo = repository();
      repo.git('config', 'uploadpack.allowFilter', 'true');
      repo.commit({ 'old.sql': 'old' });
      const old = repo.git('rev-parse', 'HEAD:old.sql');
      repo.git('rm', '--quiet', 'old.sql');
      repo.commit({ 'new.sql': 'new' });
      const clone = new Folder();
      folders.push(clone);
      clone.git('clone', '--quiet', '--filter=blob:none', `file://${repo.path}`, '.');
      const opened = world(clone);
      const tree = (await opened.git.tree('HEAD')) ?? [];
      const texts = await opened.git.blobs([old, ...tree.map((file) => file.blob)]);
      assert.deepEqual([...texts.values()], ['new']);
    });

    it('with a configuration git refuses is none, with the reason', async () => {
      const repo = repository();
      repo.write({ '.git/config': '[core\n', 'a.sql': '' });
      const opened = world(repo);
      const state = await opened.git.state();
      assert.ok(state.kind === 'none');
      assert.match(state.reason, /^Git can't read this repository: .*bad config/);
      assert.deepEqual(await opened.files(), ['a.sql']);
    });
  });

  it('lists and reads 15,000 files in seconds', async () => {
    const repo = repository();
    const entries = Array.from({ length: 15_000 }, (_, n) => [`dir${n % 150}/file${n}.ts`, `export const n = ${n};\n`]);
    repo.commit(Object.fromEntries(entries));
    const opened = world(repo);
    const clock = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const start = performance.now();
      return [await work(), performance.now() - start];
    };
    const [files, listing] = await clock(() => opened.files());
    const [tree, trees] = await clock(() => opened.git.tree('HEAD'));
    const [texts, reading] = await clock(() => opened.git.blobs((tree ?? []).map((file) => file.blob)));
    assert.deepEqual([files.length, tree?.length, texts.size], [15_000, 15_000, 15_000]);
    if (process.env.FIGURES) console.log({ listing, trees, reading });
    assert.ok(listing + trees + reading < 8000, `${listing} + ${trees} + ${reading} ms`);
  });
});
