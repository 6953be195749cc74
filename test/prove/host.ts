import type { PostgresServer } from '../support/postgres.ts';
import { copyIn } from './copy-in.ts';

/** A database server that proofs run on, whatever its product is. Errors have a `code`: SQLSTATE on PostgreSQL, the error number on MySQL. */
export interface Host {
  readonly on: 'postgresql' | 'mysql';
  /** As the docs name it: `PostgreSQL 18.4`. */
  readonly name: string;
  /** As the manifest of a project names it: `postgresql 18`. */
  readonly engine: string;
  readonly version: number;
  /** Makes an empty database. */
  create(database: string): Promise<void>;
  drop(database: string): Promise<void>;
  connect(database: string): Promise<Connection>;
}

/** One session. */
export interface Connection {
  /** Runs one statement with parameters `$1`, …; `prepared` names the statement to prepare once and use again. Its rows, in the order of the columns. */
  run(sql: string, values?: readonly unknown[], prepared?: string): Promise<unknown[][]>;
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
  /** `COPY … FROM STDIN`; PostgreSQL. */
  copy?(sql: string, lines: string): Promise<void>;
  end(): Promise<void>;
}

export function postgresHost(server: PostgresServer): Host {
  const version = Number.parseInt(server.version, 10);
  return {
    on: 'postgresql',
    name: `PostgreSQL ${server.version}`,
    engine: `postgresql ${version}`,
    version,
    create: (database) => server.createDatabase(database),
    async drop(database) {
      const client = await server.connect();
      await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await client.end();
    },
    async connect(database) {
      const client = await server.connect(database);
      return {
        async run(text, values = [], name = undefined) {
          const { rows } = await client.query<unknown[]>({
            text,
            values: [...values],
            rowMode: 'array',
            ...(name === undefined ? {} : { name }),
          });
          return rows;
        },
        async script(sql) {
          await client.query(sql);
        },
        copy: (sql, lines) => copyIn(client, sql, lines),
        end: () => client.end(),
      };
    },
  };
}
