import type { MariadbServer } from '../support/mariadb.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { copyIn } from './copy-in.ts';
import { writtenOut } from './speech.ts';

/** A database server that proofs run on, whatever its product is. Errors have a `code`: SQLSTATE on PostgreSQL, the error number on MySQL. */
export interface Host {
  readonly on: 'postgresql' | 'mysql';
  /** As the docs name it: `PostgreSQL 18.4`. */
  readonly name: string;
  /** As the manifest of a project names it: `postgresql 18`. */
  readonly engine: string;
  readonly version: number;
  /** The name of an empty database; `drop` takes it back when nobody is connected to it. */
  create(): Promise<string>;
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

/** A new database takes a quarter of a second, as a few hundred files are copied; one that is emptied, a tenth of that. */
const emptying = `DO $$ DECLARE schema text; BEGIN
  FOR schema IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', schema);
  END LOOP;
  CREATE SCHEMA public;
END $$`;

export function postgresHost(server: PostgresServer): Host {
  const emptied: string[] = [];
  let databases = 0;
  const version = Number.parseInt(server.version, 10);
  return {
    on: 'postgresql',
    name: `PostgreSQL ${server.version}`,
    engine: `postgresql ${version}`,
    version,
    async create() {
      const known = emptied.pop();
      if (known) return known;
      const database = `proof_${++databases}`;
      await server.createDatabase(database);
      return database;
    },
    async drop(database) {
      const client = await server.connect(database);
      await client.query(emptying);
      await client.end();
      emptied.push(database);
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

/** Parameters are written into the text: the servers under proof differ in what they say, not in how their drivers send it. */
export function mariadbHost(server: MariadbServer): Host {
  const alone = async (sql: string): Promise<void> => {
    const session = await server.connect();
    await session.query(sql);
    await session.end();
  };
  let databases = 0;
  const [major = '0', minor = '0'] = server.version.split('.');
  return {
    on: 'mysql',
    name: `MariaDB ${server.version}`,
    engine: `mariadb ${major}.${minor}`,
    version: Number(major),
    async create() {
      const database = `proof_${++databases}`;
      await alone(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
      return database;
    },
    drop: (database) => alone(`DROP DATABASE ${database}`),
    async connect(database) {
      const session = await server.connect(database);
      return {
        run: (sql, values = []) => session.query(writtenOut([sql, ...values])),
        async script(sql) {
          await session.query(sql);
        },
        end: () => session.end(),
      };
    },
  };
}
