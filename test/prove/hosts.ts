import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findMariadb, startMariadb } from '../support/mariadb.ts';
import { startPostgres } from '../support/postgres.ts';
import { findBinaries } from '../support/postgres-binaries.ts';
import { type Host, mariadbHost, postgresHost } from './host.ts';

/** A server of this machine that proofs may run on, not yet started. */
export interface Place {
  readonly on: Host['on'];
  /** `postgresql`, `postgresql-15`, `mariadb`. */
  readonly id: string;
  /** The major version, where the place's scenarios ask for one. */
  readonly version: number;
  start(): Promise<{ readonly host: Host; stop(): Promise<void> }>;
}

/** PostgreSQL of the npm package, those that Debian's packages put under /usr/lib/postgresql, and MariaDB: what is there of them. */
export function places(): Place[] {
  const found: Place[] = [];
  const postgres = (id: string, version: number, binaries: string): Place => ({
    id,
    version,
    on: 'postgresql',
    async start() {
      const server = await startPostgres({ binaries, settings: ['max_connections=200'] });
      return { host: postgresHost(server), stop: () => server.stop() };
    },
  });
  const usual = findBinaries();
  const debian = '/usr/lib/postgresql';
  for (const version of fs.existsSync(debian) ? fs.readdirSync(debian).sort() : []) {
    const binaries = path.join(debian, version, 'bin');
    if (fs.existsSync(path.join(binaries, 'initdb')))
      found.push(postgres(`postgresql-${version}`, Number(version), binaries));
  }
  if (usual) found.push(postgres('postgresql', majorOf(usual), usual));
  if (findMariadb()) {
    found.push({
      id: 'mariadb',
      version: 10,
      on: 'mysql',
      async start() {
        const server = await startMariadb();
        return { host: mariadbHost(server), stop: () => server.stop() };
      },
    });
  }
  return found;
}

/** `postgres --version` says `postgres (PostgreSQL) 18.4`. */
const majorOf = (binaries: string): number =>
  Number(
    /(\d+)[^)]*$/.exec(spawnSync(path.join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout)?.[1],
  );
