import { baseName, folderOf, isUnder, upwards } from './paths.ts';

/** What a project's own files say about which tool or database it uses, beyond the names of its migrations. */

type Config = ReadonlyMap<string, string>;

/**
 * Whether the software around `folder` depends on something: `named` when a dependency file (go.mod, Cargo.toml, …) names
 * it, `possible` when there is such a file above the folder but its text says nothing or wasn't read, else `none`.
 * `path` is that file.
 */
export function dependency(
  files: readonly string[],
  config: Config,
  folder: string,
  file: string,
  needle: RegExp,
): { readonly kind: 'named' | 'possible' | 'none'; readonly path: string } {
  const candidates = files.filter((path) => baseName(path) === file);
  const above = new Set(upwards(folder));
  const near = candidates.filter((path) => above.has(folderOf(path)));
  const named = [...near, ...candidates].find((path) => needle.test(config.get(path) ?? ''));
  if (named !== undefined) return { kind: 'named', path: named };
  const unread = near.find((path) => !config.has(path));
  return unread === undefined ? { kind: 'none', path: '' } : { kind: 'possible', path: unread };
}

/** The nearest file of this base name in `folder` or above it. */
export function above(files: readonly string[], folder: string, base: RegExp): string | undefined {
  const found = files.filter((path) => base.test(baseName(path)));
  for (const at of upwards(folder)) {
    const hit = found.find((path) => folderOf(path) === at);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Texts of those migrations of a folder that were read as samples. */
export const samples = (config: Config, files: readonly string[]): string[] =>
  files.flatMap((path) => config.get(path) ?? []);

const engines: readonly (readonly [string, RegExp])[] = [
  ['postgresql', /^(postgres|postgresql|pg|pgsql|psql|cockroach|cockroachdb|crdb|yugabyte)\d*$/],
  ['mariadb', /^mariadb\d*$/],
  ['mysql', /^mysql\d*$/],
  ['sqlite', /^(sqlite|sqlite3|libsql|turso|d1)$/],
  ['other', /^(h2|hsqldb|hsql|derby|oracle|mssql|sqlserver|snowflake|clickhouse|redshift|spanner|sybase|vertica)$/],
];

/** The engine a word names: `pg` is postgresql; `other` for databases Bellows does not read. */
export function engineOfWord(word: string): string | undefined {
  const lower = word.toLowerCase();
  return engines.find(([, pattern]) => pattern.test(lower))?.[0];
}

/** The engine a folder's own name is about, nearest part first: `db/migrations_postgres`, `mysql/migrations`. */
export function engineOfPath(folder: string): string | undefined {
  for (const part of folder.split('/').reverse()) {
    for (const word of part.split(/[^A-Za-z0-9]+/)) {
      const engine = engineOfWord(word);
      if (engine !== undefined) return engine;
    }
  }
  return undefined;
}

/** The engine of the first database URL in a text: `postgres://…`, `jdbc:mysql://…`. */
export function engineOfUrl(text: string): string | undefined {
  const scheme =
    /\b(?:jdbc:)?(postgres(?:ql)?|mysql2?|mariadb|sqlite3?|sqlserver|oracle|h2)(?:\+\w+)?:(?:\/\/|[\w.@])/i.exec(
      text,
    )?.[1];
  return scheme === undefined ? undefined : engineOfWord(scheme.replace(/^mysql2$/i, 'mysql'));
}

export const isSql = (path: string): boolean => path.endsWith('.sql');

/** Folders whose SQL is a test's, not the project's. */
export const isTest = (folder: string): boolean =>
  /(^|\/)(tests?|testdata|__tests__|fixtures?|examples?|node_modules|vendor|it)(\/|$)/i.test(folder);

/** How sure, in a folder that may be a test's. */
export const unlessTest = (certainty: number, folder: string): number => (isTest(folder) ? certainty * 0.6 : certainty);

/** `{ engine }` or nothing, for spreading: absent and undefined differ under exact optional types. */
export const engineField = (engine: string | undefined): { readonly engine?: string } =>
  engine === undefined ? {} : { engine };

export const sqlUnder = (files: readonly string[], folder: string): string[] =>
  files.filter((path) => isSql(path) && isUnder(folder, path));
