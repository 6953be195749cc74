import { findTable, type Table } from '../../../schema/catalog.ts';
import type { TablesInStep, TablesInStepChanges } from '../../dialect.ts';
import { comparable } from './comparable.ts';
import { elementsInStep } from './elements-in-step.ts';
import { inBatches, within } from './in-batches.ts';
import { name, quote } from './print-names.ts';
import { type StepFunction, stepTriggers } from './step-triggers.ts';

/**
 * Keeps columns of a row in step with those of a row of another table, whichever of them a server writes. Each side is written
 * only where it differs, which ends the to and fro: pg_trigger_depth() would not do, as it loses what other triggers write.
 */
export function tablesInStep(request: TablesInStep): TablesInStepChanges | undefined {
  const { from, to, rows, catalog } = request;
  const source = findTable(catalog, from.table);
  if (!source) return undefined;
  if (to.number !== undefined) return elementsInStep(request, source, to.number);
  const parts = partsOf(request, source);
  const [t, p] = [name(from.table), name(to.table)];
  const each = (on: string, when = ''): string => `${on} FOR EACH ROW${when && ` WHEN (${when})`}`;
  const there: StepFunction = {
    suffix: 'to_other',
    body: rows === 'theirs' ? parts.updateOther : parts.writeOther,
    triggers: [
      { suffix: '_to_other_i', on: each(`AFTER INSERT ON ${t}`, parts.given('NEW', from.columns)) },
      { suffix: '_to_other_u', on: each(`AFTER UPDATE ON ${t}`, parts.changed(from.columns)) },
    ],
  };
  const theirs: readonly StepFunction[] = [
    {
      suffix: 'from_other',
      body: parts.writeBack,
      triggers: [
        { suffix: '_from_other_i', on: each(`AFTER INSERT ON ${p}`, parts.given('NEW', to.columns)) },
        { suffix: '_from_other_u', on: each(`AFTER UPDATE ON ${p}`, parts.changed(to.columns)) },
      ],
    },
    {
      suffix: 'fetched',
      body: parts.fetch,
      triggers: [{ suffix: '_fetched', on: each(`BEFORE INSERT ON ${p}`) }],
    },
  ];
  const made: StepFunction = {
    suffix: 'from_other',
    body: parts.writeBackOrForget,
    triggers: [
      { suffix: '_from_other', on: each(`AFTER INSERT OR DELETE ON ${p}`) },
      { suffix: '_from_other_u', on: each(`AFTER UPDATE ON ${p}`, parts.changed(to.columns, to.key)) },
    ],
  };
  const functions = [there, ...(rows === 'theirs' ? theirs : [made])];
  return {
    ...stepTriggers(catalog, source, from.table, from.columns[0] ?? '', functions),
    backfill: parts.backfill,
    outOfStep: `SELECT 1 FROM ${t} AS own LEFT JOIN ${p} AS other ON other.${quote(to.key)} = own.${quote(from.key)} WHERE ${parts.differ('own', 'other')}`,
    back: `UPDATE ${t} AS own SET ${parts.assign(from.columns, 'other', to.columns)} FROM ${p} AS other WHERE other.${quote(to.key)} = own.${quote(from.key)}`,
  };
}

/** What the statements are made of. In all of them `own` is the old table's row and `other` the one that takes its place. */
function partsOf({ catalog, from, to, rows, all }: TablesInStep, source: Table) {
  const forms = from.columns.map((column) =>
    comparable(
      source.columns.find((each) => each.name === column),
      catalog,
    ),
  );
  const [t, p, key, ref] = [name(from.table), name(to.table), quote(from.key), quote(to.key)];
  const form = (of: string, columns: readonly string[]): string => {
    const values = columns.map((column, i) => (forms[i] ?? ((value: string) => value))(`${of}.${quote(column)}`));
    return values.length === 1 ? (values[0] ?? '') : `ROW(${values.join(', ')})`;
  };
  const list = (columns: readonly string[], of?: string): string =>
    columns.map((column) => (of === undefined ? quote(column) : `${of}.${quote(column)}`)).join(', ');
  const assign = (columns: readonly string[], of: string, values: readonly string[]): string =>
    columns.map((column, i) => `${quote(column)} = ${of}.${quote(values[i] ?? '')}`).join(', ');
  const given = (of: string, columns: readonly string[]): string =>
    columns.map((column) => `${of}.${quote(column)} IS NOT NULL`).join(' OR ');
  const differ = (own: string, other: string): string =>
    `${form(own, from.columns)} IS DISTINCT FROM ${form(other, to.columns)}`;
  const changed = (columns: readonly string[], referring?: string): string =>
    `${referring === undefined ? '' : `OLD.${quote(referring)} IS DISTINCT FROM NEW.${quote(referring)} OR `}${form('OLD', columns)} IS DISTINCT FROM ${form('NEW', columns)}`;

  const upsert = `ON CONFLICT (${ref}) DO UPDATE SET ${assign(to.columns, 'EXCLUDED', to.columns)}
  WHERE ${form('other', to.columns)} IS DISTINCT FROM ${form('EXCLUDED', to.columns)}`;
  const removal = `  DELETE FROM ${p} AS other USING ${t} AS own
  WHERE own.${key} = NEW.${key} AND other.${ref} = own.${key} AND NOT (${given('own', from.columns)});
`;
  // Rows are read as they are by now: another trigger may have written them again, or made them anew.
  const writeOther = `
BEGIN
${rows === 'removed' ? removal : ''}  INSERT INTO ${p} AS other (${ref}, ${list(to.columns)})
  SELECT own.${key}, ${list(from.columns, 'own')} FROM ${t} AS own WHERE own.${key} = NEW.${key}${rows === 'removed' ? ` AND (${given('own', from.columns)})` : ''}
  ${upsert};
  RETURN NULL;
END `;
  const updateOther = `
BEGIN
  UPDATE ${p} AS other SET ${assign(to.columns, 'own', from.columns)} FROM ${t} AS own
  WHERE own.${key} = NEW.${key} AND other.${ref} = own.${key} AND ${differ('own', 'other')};
  RETURN NULL;
END `;
  const update = `UPDATE ${t} AS own SET ${assign(from.columns, 'other', to.columns)} FROM ${p} AS other
  WHERE other.${ref} = NEW.${ref} AND own.${key} = other.${ref} AND ${differ('own', 'other')};
  RETURN NULL;`;
  const forget = `UPDATE ${t} AS own SET ${from.columns.map((column) => `${quote(column)} = NULL`).join(', ')}
    WHERE own.${key} = OLD.${ref} AND (${given('own', from.columns)})
      AND NOT EXISTS (SELECT 1 FROM ${p} AS other WHERE other.${ref} = own.${key});`;
  const writeBack = `
BEGIN
  ${update}
END `;
  const writeBackOrForget = `
BEGIN
  IF TG_OP = 'DELETE' THEN
    ${forget}
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.${ref} IS DISTINCT FROM NEW.${ref} THEN
      ${forget.replace(/\n/g, '\n  ')}
    END IF;
  END IF;
  ${update}
END `;
  // Whoever writes the values, or makes the row, at the same time has to wait. A row that is there keeps what it was given, NULL too.
  const fetch = `
BEGIN
  PERFORM 1 FROM ${t} AS own WHERE own.${key} = NEW.${ref} FOR NO KEY UPDATE;
  IF NOT (${given('NEW', to.columns)}) AND NOT EXISTS (SELECT 1 FROM ${p} AS other WHERE other.${ref} = NEW.${ref}) THEN
    SELECT ${list(from.columns, 'own')} INTO ${to.columns.map((column) => `NEW.${quote(column)}`).join(', ')}
    FROM ${t} AS own WHERE own.${key} = NEW.${ref};
  END IF;
  RETURN NEW;
END `;
  const inStep = `EXISTS (SELECT 1 FROM ${p} AS other WHERE other.${ref} = own.${key} AND NOT (${differ('own', 'other')}))`;
  const outOfStep = `EXISTS (SELECT 1 FROM ${p} AS other WHERE other.${ref} = own.${key} AND ${differ('own', 'other')})`;
  // Writing the row, not only locking it, stops transactions that look at an older state of it.
  const filled = (which: string): string => `WITH filled AS (
      UPDATE ${t} AS own SET ${assign(from.columns, 'own', from.columns)}
      WHERE ${within(`own.${key}`)} AND ${which}
      RETURNING ${[key, ...from.columns.map(quote)].map((column) => `own.${column}`).join(', ')}
    )`;
  const body =
    rows === 'theirs'
      ? `${filled(outOfStep)}
    UPDATE ${p} AS other SET ${assign(to.columns, 'filled', from.columns)} FROM filled
    WHERE other.${ref} = filled.${key} AND ${differ('filled', 'other')}`
      : `${filled(`${all ? '' : `(${given('own', from.columns)}) AND `}NOT ${inStep}`)}
    INSERT INTO ${p} AS other (${ref}, ${list(to.columns)}) SELECT ${[key, ...from.columns.map(quote)].map((column) => `filled.${column}`).join(', ')} FROM filled
    ${upsert.replace(/\n/g, '\n  ')}`;
  const backfill = inBatches(from.table, from.key, body);
  return { assign, given, changed, differ, writeOther, updateOther, writeBack, writeBackOrForget, fetch, backfill };
}
