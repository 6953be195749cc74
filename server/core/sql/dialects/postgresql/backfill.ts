import type { Backfill } from '../../dialect.ts';
import { inBatches, within } from './in-batches.ts';
import { dollarQuoted, name, quote, text } from './print-names.ts';

/** An UPDATE in batches, or another statement; as one where there is no key to walk along. */
export function backfill({ table, key, assignments, where, batch, write }: Backfill): string {
  const set = assignments.map(({ column, value }) => `${quote(column)} = ${value}`).join(', ');
  if (key === undefined) {
    return `-- No key to walk along: one statement, which locks every row it changes until it ends.\nUPDATE ${name(table)} SET ${set} WHERE ${where}`;
  }
  const rows = (row: string): string => within(`${row}${quote(key)}`);
  const statement = write?.(rows('{row}')) ?? `UPDATE ${name(table)} SET ${set}\n    WHERE ${rows('')} AND (${where})`;
  return inBatches(table, key, statement, batch);
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
