import type { Backfill } from '../../dialect.ts';
import { dollarQuoted, name, quote, text } from './print-names.ts';

/**
 * Walks along a key in batches, each a transaction of its own: row locks are short, and started again it goes on, as rows in step
 * are passed over. The values are computed by the server, so what a client writes meanwhile is never overwritten by something
 * read earlier. Outside a transaction only, and from PostgreSQL 11 on (COMMIT in DO).
 */
export function backfill({ table, key, assignments, where, batch, write }: Backfill): string {
  const set = assignments.map(({ column, value }) => `${quote(column)} = ${value}`).join(', ');
  if (key === undefined) {
    return `-- No key to walk along: one statement, which locks every row it changes until it ends.\nUPDATE ${name(table)} SET ${set} WHERE ${where}`;
  }
  const [t, k] = [name(table), quote(key)];
  const within = (row: string): string => `(_done IS NULL OR ${row}${k} > _done) AND ${row}${k} <= _upto`;
  const statement = write?.(within('{row}')) ?? `UPDATE ${t} SET ${set}\n    WHERE ${within('')} AND (${where})`;
  return `DO ${dollarQuoted(`
DECLARE
  _done ${t}.${k}%TYPE;
  _upto ${t}.${k}%TYPE;
BEGIN
  LOOP
    SELECT batch.${k} INTO _upto
    FROM (SELECT ${k} FROM ${t} WHERE _done IS NULL OR ${k} > _done ORDER BY ${k} LIMIT ${batch}) AS batch
    ORDER BY batch.${k} DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    ${statement};
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END `)}`;
}

/** Reads under no more than ACCESS SHARE: it belongs before the statements whose locks keep others waiting. */
export function guard(query: string, message: string): string {
  return `DO ${dollarQuoted(`
BEGIN
  IF EXISTS (${query}) THEN
    RAISE EXCEPTION USING MESSAGE = ${text(message)};
  END IF;
END `)}`;
}

/** A migration waits for a lock this long, and everybody else behind it. */
export function lockTimeout(milliseconds: number, local: boolean): string {
  const time = milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
  return `SET ${local ? 'LOCAL ' : ''}lock_timeout = '${time}'`;
}
