import { startPglite } from './pglite.ts';
import { hasPostgres, startPostgres } from './postgres.ts';
import type { Session } from './server-catalog.ts';

/** Fresh, empty PostgreSQL databases for tests: on a private server, or where none can run, each in a PGlite of its own. */
export interface Databases {
  readonly engine: 'server' | 'pglite';
  /** Major version. */
  readonly version: number;
  fresh(): Promise<Session & { end(): Promise<void> }>;
  stop(): Promise<void>;
}

/** `extensions`: those that a PGlite shall be able to create; a server has its own. */
export async function startDatabases(extensions: readonly string[] = []): Promise<Databases> {
  if (!hasPostgres()) {
    return {
      engine: 'pglite',
      version: 18,
      async fresh() {
        const database = await startPglite(extensions);
        return { query: (text) => database.query(text), end: () => database.close() };
      },
      stop: async () => {},
    };
  }
  const server = await startPostgres();
  let number = 0;
  return {
    engine: 'server',
    version: Number.parseInt(server.version, 10),
    async fresh() {
      const name = `fresh_${++number}`;
      await server.createDatabase(name);
      return server.connect(name);
    },
    stop: () => server.stop(),
  };
}
