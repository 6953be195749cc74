import type { Table } from '../../../schema/catalog.ts';
import type { TablesInStep, TablesInStepChanges } from '../../dialect.ts';
import { inBatches, within } from './in-batches.ts';
import { name, printType, quote } from './print-names.ts';
import { stepTriggers } from './step-triggers.ts';

/**
 * Keeps the elements of an array in step with rows of another table, one for each, in the order of their numbers. What counts are
 * the elements: NULL and an empty array are the same, and so are numbers with gaps, so a side is only written when its elements
 * differ. Rows of the other table are looked at a statement at a time, with their parents locked first: of two servers that add a row
 * at once the second waits, and then sees the first one's.
 */
export function elementsInStep(
  { catalog, from, to, empty }: TablesInStep,
  source: Table,
  number: string,
): TablesInStepChanges | undefined {
  const array = source.columns.find((column) => column.name === from.columns[0]);
  const keyColumn = source.columns.find((column) => column.name === from.key);
  if (!array || !keyColumn) return undefined;
  const [t, p, key, ref] = [name(from.table), name(to.table), quote(from.key), quote(to.key)];
  const [tags, tag, pos] = [quote(array.name), quote(to.columns[0] ?? ''), quote(number)];
  const flat = (of: string): string =>
    `ARRAY(SELECT e.e FROM unnest(${of}) WITH ORDINALITY AS e (e, n) ORDER BY e.n)::text`;
  const rowsOf = (of: string): string =>
    `ARRAY(SELECT other.${tag} FROM ${p} AS other WHERE other.${ref} = ${of} ORDER BY other.${pos})`;
  const differ = `${flat(`own.${tags}`)} IS DISTINCT FROM ${rowsOf(`own.${key}`)}::text`;
  const whole = (of: string): string => (empty ? of : `NULLIF(${of}, '{}')`);
  const upsert = `ON CONFLICT (${ref}, ${pos}) DO UPDATE SET ${tag} = EXCLUDED.${tag}
  WHERE other.${tag}::text IS DISTINCT FROM EXCLUDED.${tag}::text`;

  // One statement, so that the triggers of the other table see it when it is whole.
  const toOther = `
BEGIN
  WITH wanted AS (
    SELECT own.${key}, own.${tags} FROM ${t} AS own WHERE own.${key} = NEW.${key} AND ${differ}
  ), gone AS (
    DELETE FROM ${p} AS other USING wanted
    WHERE other.${ref} = wanted.${key} AND other.${pos} NOT BETWEEN 1 AND coalesce(cardinality(wanted.${tags}), 0)
  )
  INSERT INTO ${p} AS other (${ref}, ${pos}, ${tag})
  SELECT wanted.${key}, e.n, e.e FROM wanted, unnest(wanted.${tags}) WITH ORDINALITY AS e (e, n)
  ${upsert};
  RETURN NULL;
END `;
  const fromOther = `
DECLARE
  _keys ${printType(keyColumn.type)}[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT added.${ref}) INTO _keys FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT removed.${ref}) INTO _keys FROM removed;
  ELSE
    SELECT array_agg(both_rows.${ref}) INTO _keys FROM (SELECT ${ref} FROM added UNION SELECT ${ref} FROM removed) AS both_rows;
  END IF;
  -- A statement of its own: the next one sees what was committed while this one waited.
  PERFORM 1 FROM ${t} AS own WHERE own.${key} = ANY (_keys) ORDER BY own.${key} FOR NO KEY UPDATE;
  UPDATE ${t} AS own SET ${tags} = ${whole(rowsOf(`own.${key}`))}
  WHERE own.${key} = ANY (_keys) AND ${differ};
  RETURN NULL;
END `;
  const statementLevel = (suffix: string, event: string, tables: string) => ({
    suffix,
    on: `AFTER ${event} ON ${p} REFERENCING ${tables} FOR EACH STATEMENT`,
  });
  const functions = [
    {
      suffix: 'to_other',
      body: toOther,
      triggers: [
        { suffix: '_to_other_i', on: `AFTER INSERT ON ${t} FOR EACH ROW WHEN (cardinality(NEW.${tags}) > 0)` },
        {
          suffix: '_to_other_u',
          on: `AFTER UPDATE ON ${t} FOR EACH ROW WHEN (OLD.${tags}::text IS DISTINCT FROM NEW.${tags}::text)`,
        },
      ],
    },
    {
      suffix: 'from_other',
      body: fromOther,
      triggers: [
        statementLevel('_from_other_i', 'INSERT', 'NEW TABLE AS added'),
        statementLevel('_from_other_d', 'DELETE', 'OLD TABLE AS removed'),
        statementLevel('_from_other_u', 'UPDATE', 'OLD TABLE AS removed NEW TABLE AS added'),
      ],
    },
  ];
  return {
    ...stepTriggers(catalog, source, from.table, array.name, functions),
    backfill: inBatches(
      from.table,
      from.key,
      `WITH filled AS (
      UPDATE ${t} AS own SET ${tags} = own.${tags}
      WHERE ${within(`own.${key}`)} AND ${differ}
      RETURNING own.${key}, own.${tags}
    ), gone AS (
      DELETE FROM ${p} AS other USING filled
      WHERE other.${ref} = filled.${key} AND other.${pos} NOT BETWEEN 1 AND coalesce(cardinality(filled.${tags}), 0)
    )
    INSERT INTO ${p} AS other (${ref}, ${pos}, ${tag})
    SELECT filled.${key}, e.n, e.e FROM filled, unnest(filled.${tags}) WITH ORDINALITY AS e (e, n)
    ${upsert.replace(/\n/g, '\n  ')}`,
    ),
    outOfStep: `SELECT 1 FROM ${t} AS own WHERE ${differ}`,
    back: `UPDATE ${t} AS own SET ${tags} = ${whole(rowsOf(`own.${key}`))}`,
  };
}
