import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = path.dirname(fileURLToPath(import.meta.url));

/**
 * Writes the example `name` into the folder `into` as a git repository: one commit a release, each with its tag, and on top
 * the next release, which has none. Ids, dates and authors are the same on every machine, whoever runs it and however
 * their git is configured. Returns the folder.
 */
export function makeRepository(name, into) {
  const history = path.join(examples, 'history', name);
  const releases = JSON.parse(fs.readFileSync(path.join(history, 'history.json'), 'utf8'));
  fs.mkdirSync(into, { recursive: true });
  git(into, ['init', '--quiet']);
  git(into, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  for (const [n, release] of releases.entries()) {
    layOut(into, path.join(examples, name), history, releases.slice(n));
    const date = release.date;
    git(into, ['add', '--all', '--force'], date);
    git(into, ['commit', '--quiet', '--no-verify', `--message=${release.message}`], date);
    if (release.tag) git(into, ['tag', `--message=${release.message}`, release.tag], date);
  }
  return into;
}

/** The files of the first of `releases`: those of the newest, changed and taken away release by release back in time. */
function layOut(into, newest, history, releases) {
  for (const entry of fs.readdirSync(into)) {
    if (entry !== '.git') fs.rmSync(path.join(into, entry), { recursive: true });
  }
  fs.cpSync(newest, into, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  for (const { tag, without = [] } of releases.toReversed()) {
    if (!tag) continue;
    fs.cpSync(path.join(history, tag), into, { recursive: true });
    for (const file of without) fs.rmSync(path.join(into, file));
  }
}

function git(folder, args, date) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(inherited), GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' };
  for (const role of ['AUTHOR', 'COMMITTER']) {
    env[`GIT_${role}_NAME`] = 'Robin Example';
    env[`GIT_${role}_EMAIL`] = 'robin@example.org';
    if (date) env[`GIT_${role}_DATE`] = date;
  }
  const settings = ['core.autocrlf=false', 'core.fileMode=false', `core.hooksPath=${os.devNull}`, 'gc.auto=0'];
  execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], { cwd: folder, env });
}
