import type { Dialect, Engine } from '../dialect.ts';
import { createMysql } from './mysql/index.ts';
import { createPostgresql } from './postgresql/index.ts';
import { initialiseLibpg } from './postgresql/libpg.ts';

/** Every dialect, ready to read. */
export interface DialectSet {
  get(engine: Pick<Engine, 'dialect' | 'product' | 'exact'>): Dialect;
}

/** `libpgQuery`: the bytes of `libpg-query.wasm`, which only a host can read. Rejects when they are no WASM. */
export async function loadDialects(assets: { readonly libpgQuery: Uint8Array }): Promise<DialectSet> {
  await initialiseLibpg(assets.libpgQuery);
  const postgresql = createPostgresql();
  // One an engine, always the same: readings are kept by dialect.
  const mysql = new Map<string, Dialect>();
  return {
    get: ({ dialect, product, exact }) => {
      if (dialect === 'postgresql') return postgresql;
      const key = `${product} ${exact?.join('.') ?? ''}`;
      const known = mysql.get(key) ?? createMysql(product === 'mariadb' ? 'mariadb' : 'mysql', exact);
      mysql.set(key, known);
      return known;
    },
  };
}
