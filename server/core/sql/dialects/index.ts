import type { Dialect, Engine } from '../dialect.ts';
import { createMysql } from './mysql/index.ts';
import { createPostgresql } from './postgresql/index.ts';
import { initialiseLibpg } from './postgresql/libpg.ts';

/** Every dialect, ready to read. */
export interface DialectSet {
  get(engine: Pick<Engine, 'dialect' | 'product'>): Dialect;
}

/** `libpgQuery`: the bytes of `libpg-query.wasm`, which only a host can read. Rejects when they are no WASM. */
export async function loadDialects(assets: { readonly libpgQuery: Uint8Array }): Promise<DialectSet> {
  await initialiseLibpg(assets.libpgQuery);
  const postgresql = createPostgresql();
  const mysql = { mysql: createMysql('mysql'), mariadb: createMysql('mariadb') };
  return {
    get: ({ dialect, product }) =>
      dialect === 'postgresql' ? postgresql : mysql[product === 'mariadb' ? 'mariadb' : 'mysql'],
  };
}
