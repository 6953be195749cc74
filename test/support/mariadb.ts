import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from './guard.ts';
import { MysqlWire } from './mysql-wire.ts';
import { type Account, serverAccount } from './postgres-binaries.ts';

/** A private MariaDB server that lives as long as the test process, at most. */
export interface MariadbServer {
  /** As `version()` says, without what follows the number: `10.11.19`. */
  readonly version: string;
  /** A new session as root. */
  connect(database?: string): Promise<MysqlWire>;
  stop(): Promise<void>;
}

/** Throwaway data needs no durability; short lock waits keep tests of them short. */
const throwaway = [
  '--skip-networking',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--secure-file-priv=',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-buffer-pool-size=64M',
  '--innodb-lock-wait-timeout=5',
  '--max-connections=400',
  '--character-set-server=utf8mb4',
];

/**
 * The folder that holds `bin`, `sbin`, `lib` and `share` of MariaDB, or null where there is none: what `BELLOWS_TEST_MARIADB` names (a
 * package that was only unpacked will do), else `/usr` where Debian's package put it. `none` stands for none.
 */
export function findMariadb(): string | null {
  const named = process.env.BELLOWS_TEST_MARIADB;
  if (named) return named === 'none' ? null : named;
  return process.platform === 'linux' && fs.existsSync('/usr/sbin/mariadbd') ? '/usr' : null;
}

/** Creates and starts a server in a folder of its own, reachable only through a socket in that folder. Takes two to three seconds. */
export async function startMariadb(): Promise<MariadbServer> {
  const base = findMariadb();
  if (!base) throw new Error('no MariaDB here');
  const account = serverAccount();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-maria-'));
  try {
    if (account) fs.chownSync(folder, account.uid, account.gid);
    const places = [
      '--no-defaults',
      `--basedir=${base}`,
      `--datadir=${path.join(folder, 'data')}`,
      `--lc-messages-dir=${path.join(base, 'share/mysql')}`,
      `--plugin-dir=${path.join(base, 'lib/mysql/plugin')}`,
    ];
    const install = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    const result = spawnSync(path.join(base, 'bin/mariadb-install-db'), [...places, ...install], {
      ...surroundings(account, base, folder),
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`mariadb-install-db failed: ${result.stdout} ${result.stderr}`);
    const socket = path.join(folder, 'socket');
    const server = [path.join(base, 'sbin/mariadbd'), ...places, `--socket=${socket}`, ...throwaway];
    const child = spawn('/bin/sh', ['-c', guard('KILL'), 'sh', folder, ...server], {
      ...surroundings(account, base, folder),
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    // A test that forgets `stop` must not keep the process waiting; the guard cleans up behind it.
    child.unref();
    (child.stdio[3] as Socket).unref();
    return await ready(child, folder, socket);
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The libraries of a package that was only unpacked lie beside it. */
const surroundings = (account: Account | null, base: string, folder: string) => ({
  ...account,
  cwd: os.tmpdir(),
  env: {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: os.tmpdir(),
    TMPDIR: folder,
    ...(base === '/usr' ? {} : { LD_LIBRARY_PATH: path.join(base, 'lib/x86_64-linux-gnu') }),
  },
});

async function ready(child: ChildProcess, folder: string, socket: string): Promise<MariadbServer> {
  const connect = (database?: string) => MysqlWire.connect(socket, 'root', database);
  const log = path.join(folder, 'log');
  let output = '';
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && child.exitCode === null; await sleep(10)) {
    if (fs.existsSync(log)) output = fs.readFileSync(log, 'utf8');
    const wire = await connect().catch(() => null);
    if (!wire) continue;
    const [[version]] = (await wire.query('SELECT version()')) as [[string]];
    await wire.end();
    return {
      version: /^[\d.]+/.exec(version)?.[0] ?? '',
      connect,
      async stop() {
        const exit = child.exitCode === null ? once(child, 'exit') : null;
        child.ref();
        child.stdio[3]?.destroy();
        await exit;
      },
    };
  }
  child.stdio[3]?.destroy();
  throw new Error(`MariaDB did not start: ${output}`);
}
