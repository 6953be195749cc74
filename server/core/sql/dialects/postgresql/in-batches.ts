import type { Name } from '../../../schema/names.ts';
import { dollarQuoted, name, quote } from './print-names.ts';

/**
 * Walks along a key in batches, each a transaction of its own: row locks are short, and started again it goes on, as rows in step
 * are passed over. The values are computed by the server, so what a client writes meanwhile is never overwritten by something
 * read earlier. `statement` is about the rows for which `within` says so. Outside a transaction only, and from PostgreSQL 11 on
 * (COMMIT in DO).
 */
export function inBatches(table: Name, key: string, statement: string, batch = 1000): string {
  const [t, k] = [name(table), quote(key)];
  // FOUND is a variable of its own.
  const columnsFirst = /\bfound\b/i.test(statement) ? '\n#variable_conflict use_column' : '';
  return `DO ${dollarQuoted(`${columnsFirst}
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

/** The rows of a batch, by how its key is named. */
export const within = (key: string): string => `(_done IS NULL OR ${key} > _done) AND ${key} <= _upto`;
