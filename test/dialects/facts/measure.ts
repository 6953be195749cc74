import type { Session } from '../../support/server-catalog.ts';

/** What a statement does to relations that were there before, as the server itself tells; named as `Facts` names them. */
export interface Measured {
  /** Views and sequences included; ACCESS SHARE left out. */
  readonly locks: Readonly<Record<string, string>>;
  readonly rewrite: readonly string[];
  /** Tables of which at least one row was read by a sequential scan. */
  readonly scan: readonly string[];
  /** Tables that an index, old or new, was built on. */
  readonly indexBuild: readonly string[];
}

interface Relation {
  readonly oid: number;
  readonly name: string;
  readonly kind: string;
  readonly file: number | null;
  /** Of an index: the table's oid. */
  readonly on: number | null;
}

const relations = `
  select c.oid::int as oid, c.relkind as kind, pg_relation_filenode(c.oid)::int as file, i.indrelid::int as on,
         case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_index i on i.indexrelid = c.oid
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r','p','i','I','m','v','S','f')`;

const locks = `
  select l.relation::int as oid, l.mode from pg_locks l
  where l.locktype = 'relation' and l.pid = pg_backend_pid() and l.granted`;

const scans = 'select relid::int as oid, seq_tup_read::int as rows from pg_stat_xact_user_tables';

/** Weakest first. */
const modes: Readonly<Record<string, string>> = {
  RowShareLock: 'ROW SHARE',
  RowExclusiveLock: 'ROW EXCLUSIVE',
  ShareUpdateExclusiveLock: 'SHARE UPDATE EXCLUSIVE',
  ShareLock: 'SHARE',
  ShareRowExclusiveLock: 'SHARE ROW EXCLUSIVE',
  ExclusiveLock: 'EXCLUSIVE',
  AccessExclusiveLock: 'ACCESS EXCLUSIVE',
};

/** Runs a statement in a transaction of its own, looks at what it holds and did, and rolls it back. Throws what the server says. */
export async function measure(session: Session, statement: string, before: readonly string[] = []): Promise<Measured> {
  const rows = async <T>(text: string): Promise<T[]> => (await session.query(text)).rows as T[];
  await session.query('BEGIN');
  try {
    for (const text of before) await session.query(text);
    const known = new Map((await rows<Relation>(relations)).map((r) => [r.oid, r]));
    const read = new Map((await rows<{ oid: number; rows: number }>(scans)).map((s) => [s.oid, s.rows]));
    await session.query(statement);
    const held = await rows<{ oid: number; mode: string }>(locks);
    const now = await rows<Relation>(relations);
    const scanned = await rows<{ oid: number; rows: number }>(scans);
    const named = (oids: Iterable<number>): string[] =>
      [...new Set([...oids].flatMap((oid) => known.get(oid)?.name ?? []))].sort();
    const strongest: Record<string, string> = {};
    for (const mode of Object.keys(modes)) {
      for (const name of named(held.filter((l) => l.mode === mode).map((l) => l.oid))) {
        strongest[name] = modes[mode] as string;
      }
    }
    // An index may be made anew and take over the file of the old one: then nothing was built.
    const files = new Set([...known.values()].map((r) => r.file));
    const stored = now.filter((r) => r.kind !== 'S' && r.file !== null && !files.has(r.file));
    return {
      locks: Object.fromEntries(Object.entries(strongest).sort(([a], [b]) => (a < b ? -1 : 1))),
      rewrite: named(stored.filter((r) => r.on === null && known.has(r.oid)).map((r) => r.oid)),
      scan: named(scanned.filter((s) => s.rows > (read.get(s.oid) ?? 0)).map((s) => s.oid)),
      indexBuild: named(stored.flatMap((r) => r.on ?? [])),
    };
  } finally {
    await session.query('ROLLBACK');
  }
}
