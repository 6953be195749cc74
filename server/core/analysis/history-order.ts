import type { Database } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import { list } from '../text/words.ts';
import { type Finding, plainFinding } from './finding.ts';

/**
 * What each tool does with a migration whose version is below one that has run.
 * Skipped, without a word: golang-migrate (keeps one number, superplanehq/superplane #4812, golang-migrate #179), Drizzle
 * (compares with the newest `when`, drizzle-orm #5316). Refused: Flyway unless outOfOrder (flyway #1363), goose since 3.3
 * unless -allow-missing (pressly/goose #280), Supabase unless --include-all, Atlas unless --exec-order says otherwise,
 * node-pg-migrate unless --no-check-order, refinery but for names with U. Others apply what is not in their table yet.
 */
const lateArrivals: Readonly<Record<string, 'applied' | 'refused' | 'skipped'>> = {
  'golang-migrate': 'skipped',
  tern: 'skipped',
  drizzle: 'skipped',
  flyway: 'refused',
  goose: 'refused',
  supabase: 'refused',
  atlas: 'refused',
  'node-pg-migrate': 'refused',
  refinery: 'refused',
  liquibase: 'applied',
  dbmate: 'applied',
  diesel: 'applied',
  prisma: 'applied',
  sqlx: 'applied',
  'sql-migrate': 'applied',
};

/** New migrations that the tool would have run before some that were released. */
export function outOfOrder(database: Database): Finding[] {
  const { replayed, firstNew, convention, config } = database;
  const does = lateArrivals[convention.id];
  // The order of a changelog is what its author wrote down.
  if (convention.id === 'liquibase') return [];
  if (
    convention.id === 'flyway' &&
    [...config.values()].some((text) => /outOfOrder\s*[=:>]+\s*"?true|out-of-order\s*[=:]\s*true/i.test(text))
  )
    return [];
  const when = convention.id === 'drizzle' ? journal(config) : undefined;
  const after = when ? byTime(when) : isAfter;
  const { last } = releasedOf(database, after);
  if (!last) return [];
  return replayed.slice(firstNew).flatMap(({ migration }): Finding[] => {
    if (!counts(migration) || !after(last, migration)) return [];
    const { file } = migration;
    if (convention.id === 'refinery' && file.identity.startsWith('U')) return [];
    // Without a tool that is known, folders have an order of their own, and numbers inside a name may be anything.
    if (does === undefined && !(numbered(migration) && numbered(last) && sameFolder(migration, last))) return [];
    const before = `${file.identity} is new and comes before ${last.file.identity}, which was released`;
    const [severity, what] =
      does === 'skipped'
        ? (['error', `${convention.title} skips it without a word where that has run`] as const)
        : does === 'refused'
          ? (['error', `${convention.title} refuses to go on where that has run`] as const)
          : does === 'applied'
            ? (['information', 'it runs after it on databases that exist, and before it on new ones'] as const)
            : (['warning', 'on databases that exist it runs after it, if at all, and on new ones before it'] as const);
    const message = `${before}: ${what}`;
    const advice = `Give it a version after ${last.file.version || last.file.identity}.`;
    return [
      {
        ...plainFinding('out-of-order', file.path, start(migration), message, advice),
        severity,
        object: file.identity,
      },
    ];
  });
}

/** The name begins with the version. */
const numbered = ({ file }: Migration): boolean => /[^/]*$/.exec(file.identity)?.[0].startsWith(file.version) ?? false;

const sameFolder = (a: Migration, b: Migration): boolean => folderOf(a.file.path) === folderOf(b.file.path);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const counts = ({ file }: Migration): boolean => file.direction !== 'repeatable' && file.version !== '';

/** Parts as numbers, others as text; `1.2` before `1.10`. */
function compareVersions(a: string, b: string): number {
  const [x, y] = [a.split(/[._-]/), b.split(/[._-]/)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [p, q] = [x[i] ?? '0', y[i] ?? '0'];
    const numbers = /^\d+$/.test(p) && /^\d+$/.test(q);
    const [m, n] = numbers ? [BigInt(p), BigInt(q)] : [p, q];
    if (m !== n) return m < n ? -1 : 1;
  }
  return 0;
}

/** Drizzle's times of its migrations, by file name. */
function journal(config: ReadonlyMap<string, string>): ReadonlyMap<string, number> | undefined {
  const text = [...config].find(([path]) => path.endsWith('meta/_journal.json'))?.[1];
  try {
    const { entries } = JSON.parse(text ?? '') as { entries?: { tag?: unknown; when?: unknown }[] };
    return new Map(
      (entries ?? []).flatMap(({ tag, when }) =>
        typeof tag === 'string' && typeof when === 'number' ? [[`${tag}.sql`, when] as const] : [],
      ),
    );
  } catch {
    return undefined;
  }
}

interface Released {
  readonly count: number;
  /** The one with the highest version. */
  readonly last: Migration | undefined;
  readonly versions: ReadonlyMap<string, readonly Migration[]>;
}

/** Kept while the last released migration is the same: a history has thousands, and an editor asks at every key. */
const releasedBy = new WeakMap<object, Released>();

function releasedOf({ replayed, firstNew }: Database, after = isAfter): Released {
  const end = replayed[firstNew - 1];
  const cached = end && after === isAfter ? releasedBy.get(end) : undefined;
  if (cached?.count === firstNew) return cached;
  const versions = new Map<string, Migration[]>();
  let last: Migration | undefined;
  for (const { migration } of replayed.slice(0, firstNew)) {
    if (!counts(migration)) continue;
    if (!last || !after(last, migration)) last = migration;
    if (isBaseline(migration)) continue;
    const key = versionKey(migration.file.version);
    versions.set(key, [...(versions.get(key) ?? []), migration]);
  }
  const released = { count: firstNew, last, versions };
  if (end && after === isAfter) releasedBy.set(end, released);
  return released;
}

/** Drizzle goes by the times in its journal; what is not listed there never runs. */
const byTime =
  (when: ReadonlyMap<string, number>) =>
  (a: Migration, b: Migration): boolean =>
    (when.get(a.file.identity) ?? 0) > (when.get(b.file.identity) ?? Number.POSITIVE_INFINITY);

const isAfter = (a: Migration, b: Migration): boolean => compareVersions(a.file.version, b.file.version) > 0;

/** Flyway's baseline stands for the versions up to its own. */
const isBaseline = ({ file }: Migration): boolean => /^B\d/.test(file.identity);

/** Tools that know a migration by its version alone: a second one of the same version is refused, or never run. */
const byVersion = new Set('flyway golang-migrate goose dbmate diesel sqlx supabase tern refinery'.split(' '));

/** Versions that two migrations have, at least one of them new: where two branches met. */
export function duplicateVersions(database: Database): Finding[] {
  const { replayed, firstNew, convention } = database;
  const { versions } = releasedOf(database);
  const known = new Map<string, readonly Migration[]>();
  const findings: Finding[] = [];
  for (const { migration } of replayed.slice(firstNew)) {
    const { file } = migration;
    if (!counts(migration) || isBaseline(migration)) continue;
    const key = versionKey(file.version);
    const keyed = byVersion.has(convention.id);
    const all = [...(versions.get(key) ?? []), ...(known.get(key) ?? [])];
    const same = all.filter(
      (other) =>
        other.file.path !== file.path && stem(other) !== stem(migration) && (keyed || sameFolder(other, migration)),
    );
    known.set(key, [...(known.get(key) ?? []), migration]);
    if (same.length === 0) continue;
    // A date alone is no version: several a day are common.
    if (!keyed && !numbered(migration)) continue;
    if (!keyed && /^(19|20)\d{6}(\d{4,6})?$/.test(file.version)) continue;
    if (!keyed && convention.id !== 'plain') continue;
    const others = list(same.map((other) => other.file.identity));
    const what = keyed
      ? `${convention.title} knows a migration by its version, and takes one of them only, or none`
      : 'which of them runs first is decided by the rest of their names';
    const message = `${file.identity} has the same version as ${others}: ${what}`;
    const advice = 'Give it the next free version.';
    findings.push({
      ...plainFinding('duplicate-version', file.path, start(migration), message, advice),
      object: file.identity,
      severity: keyed ? 'error' : 'warning',
    });
  }
  return findings;
}

/** `x` of `7_x.postgres` and `7_x.autocommit`: one migration in forms for several engines. */
const stem = ({ file }: Migration): string =>
  (/(?<=^[^_]*_).*/.exec(file.identity)?.[0] ?? file.name)
    .replace(/\.sql$/i, '')
    .replace(/(\.(mysql|mariadb|postgres(ql)?|sqlite3?|cockroach(db)?|autocommit))+$/i, '');

/** `007` and `7`, `1.0` and `1` are the same. */
const versionKey = (version: string): string =>
  version
    .split(/[._]/)
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('.')
    .replace(/(\.0)+$/, '');

const start = ({ statements }: Migration): { start: number; end: number } =>
  statements[0]?.span ?? { start: 0, end: 1 };
