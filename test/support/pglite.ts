import type { Extension, PGlite } from '@electric-sql/pglite';

/**
 * A fresh, empty PostgreSQL 18 compiled to WebAssembly, in this process: the fallback where no server runs. It has one
 * session and one database. Only the `extensions` named (`citext`, `pg_trgm`, `uuid-ossp`, …) can be created in it;
 * those it does not have are left out, and `CREATE EXTENSION` then fails with 0A000. Takes two to ten seconds.
 */
export async function startPglite(extensions: readonly string[] = []): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const found: Record<string, Extension> = {};
  for (const name of extensions) {
    const id = name.replaceAll('-', '_');
    const module = await import(`@electric-sql/pglite/contrib/${id}`).catch(() => null);
    if (module) found[id] = module[id];
  }
  return PGlite.create({ extensions: found });
}
