import type pg from 'pg';

/** What the queries need: a pool, or the one client of a transaction. */
export type Database = Pick<pg.ClientBase, 'query'>;

/** A statement with its values, from a template: sql`SELECT 1 WHERE ${x} > 0` sends `$1`. */
export function sql(texts: TemplateStringsArray, ...values: unknown[]): pg.QueryConfig {
  return { text: texts.reduce((text, part, n) => `${text}$${n}${part}`), values };
}
