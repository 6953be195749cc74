import type { Name } from '../../../schema/names.ts';
import { name, quote } from './print.ts';

/**
 * Loops are only for stored programs in MySQL, so a procedure walks along the key, `batch` rows at a time. No DELIMITER: that is a
 * command of the mysql client, which drivers and most migration tools don't know. The key need not be unique: a batch ends before a
 * greater value, so that it never stays where it is. `write`: the statements of a batch, given the
 * condition of its rows; `row`: what stands before the key in there.
 */
export function inBatches(
  table: Name,
  key: string,
  suffix: string,
  batch: number,
  write: (within: string) => readonly string[],
  row = '',
): string {
  const id = quote(key);
  const procedure = name({ ...table, name: `backfill_${table.name}_${suffix}`.slice(0, 64) });
  const statements = (within: string): string => write(within).join(';\n      ');
  return `DROP PROCEDURE IF EXISTS ${procedure};
CREATE PROCEDURE ${procedure}()
BEGIN
  SET @backfill_low = (SELECT MIN(${id}) FROM ${name(table)});
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT ${id} FROM ${name(table)} WHERE ${id} > @backfill_low ORDER BY ${id} LIMIT 1 OFFSET ${batch});
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      ${statements(`${row}${id} >= @backfill_low`)};
    ELSE
      ${statements(`${row}${id} >= @backfill_low AND ${row}${id} < @backfill_high`)};
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL ${procedure}();
DROP PROCEDURE ${procedure};
`;
}
