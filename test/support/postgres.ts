import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { guard } from './guard.ts';
import { type Account, findBinaries, reachableBinaries, serverAccount } from './postgres-binaries.ts';

/** A private PostgreSQL server that lives as long as the test process, at most. */
export interface PostgresServer {
  /** As `server_version` says, for example `18.4`. */
  readonly version: string;
  /** A new session as superuser, in `postgres` unless told otherwise; `stop` ends the ones still open. */
  connect(database?: string): Promise<pg.Client>;
  /** Nobody may be connected to the template meanwhile; without one, the new database is empty. */
  createDatabase(name: string, template?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Only part of the socket's file name: no TCP port is opened. */
const port = 54321;

/** Throwaway data needs no durability; `deadlock_timeout` keeps tests of deadlocks short. */
const throwaway = [
  'listen_addresses=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=32MB',
  'max_connections=60',
  'autovacuum=off',
  'jit=off',
  'deadlock_timeout=200ms',
];

/** Whether {@link startPostgres} can work on this machine. */
export const hasPostgres = (): boolean => findBinaries() !== null;

/**
 * Creates and starts a server in a folder of its own, reachable only through a socket in that folder. `settings` are
 * `name=value` pairs of `postgresql.conf`; `binaries`, the folder of another version's. Takes one to two seconds, nearly all of it `initdb`.
 */
export async function startPostgres(
  options: { settings?: readonly string[]; binaries?: string } = {},
): Promise<PostgresServer> {
  const found = options.binaries ?? findBinaries();
  if (!found) throw new Error(`no PostgreSQL binaries for ${process.platform}-${process.arch}`);
  const account = serverAccount();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-pg-'));
  try {
    if (account) fs.chownSync(folder, account.uid, account.gid);
    const bin = reachableBinaries(found, account, folder);
    initialise(bin, folder, account);
    const settings = [...throwaway, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
    const child = launch(bin, folder, account, settings);
    return await ready(child, folder);
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const surroundings = (account: Account | null) => ({
  ...account,
  cwd: os.tmpdir(),
  env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: os.tmpdir() },
});

function initialise(bin: string, folder: string, account: Account | null): void {
  const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8';
  const result = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', path.join(folder, 'data'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`].concat(
      ['--no-sync', '--no-instructions'],
    ),
    { ...surroundings(account), encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error?.message}`);
}

function launch(bin: string, folder: string, account: Account | null, settings: readonly string[]): ChildProcess {
  const server = [path.join(bin, 'postgres'), '-D', path.join(folder, 'data'), '-p', String(port), '-k', folder];
  const child = spawn('/bin/sh', ['-c', guard('INT'), 'sh', folder, ...server, ...settings], {
    ...surroundings(account),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // A test that forgets `stop` must not keep the process waiting; the guard cleans up behind it.
  child.unref();
  (child.stdio[3] as Socket).unref();
  return child;
}

async function ready(child: ChildProcess, folder: string): Promise<PostgresServer> {
  const open = new Set<pg.Client>();
  const connect = async (database = 'postgres'): Promise<pg.Client> => {
    const client = new pg.Client({ host: folder, port, user: 'postgres', database });
    // Without a listener, a connection that the server closes would end the whole test process.
    client.on('error', () => open.delete(client));
    client.on('end', () => open.delete(client));
    await client.connect();
    open.add(client);
    return client;
  };
  const version = await untilReady(child, folder, connect);
  return {
    version,
    connect,
    async createDatabase(name, template) {
      const client = await connect(template === 'postgres' ? 'template1' : 'postgres');
      const copied = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : '';
      // Copying files is two to three times as fast as the default since 15, which writes the copy to the WAL.
      const strategy = template && Number.parseInt(version, 10) >= 15 ? ' STRATEGY FILE_COPY' : '';
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${copied}${strategy}`);
      await client.end();
    },
    async stop() {
      await Promise.all([...open].map((client) => client.end().catch(() => {})));
      const exit = child.exitCode === null ? once(child, 'exit') : null;
      child.ref();
      child.stdio[3]?.destroy();
      await exit;
    },
  };
}

/** Polls until the server answers; its version. Throws with the server's log when it dies or takes over 30 seconds. */
async function untilReady(child: ChildProcess, folder: string, connect: () => Promise<pg.Client>): Promise<string> {
  const log = path.join(folder, 'log');
  let output = '';
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && child.exitCode === null; await sleep(5)) {
    if (fs.existsSync(log)) output = fs.readFileSync(log, 'utf8');
    const client = await connect().catch(() => null);
    if (!client) continue;
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    await client.end();
    return rows[0]?.server_version.split(' ')[0] ?? '';
  }
  child.stdio[3]?.destroy();
  throw new Error(`PostgreSQL did not start: ${output}`);
}
