import { findTable, type Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { TablesInStep, TablesInStepChanges } from '../../dialect.ts';
import { comparable } from './comparable.ts';
import { dollarQuoted, name, quote } from './print-names.ts';
import { createPostgresqlReader } from './read.ts';
import { fitted, functionName } from './trigger-names.ts';

/**
 * Keeps columns of a row in step with those of a row of another table, whichever of them a server writes. Each side is written
 * only where it differs, which ends the to and fro: pg_trigger_depth() would not do, as it loses what other triggers write. The
 * functions run with their owner's rights, as a server that writes to one table need not be allowed to write to the other.
 */
export function tablesInStep(request: TablesInStep): TablesInStepChanges {
  const { from, to, rows, catalog } = request;
  const source = findTable(catalog, from.table);
  const parts = partsOf(request, source);
  const first = from.columns[0] ?? '';
  const named = (suffix: string): Name =>
    source ? functionName(catalog, source, from.table, first, suffix) : { name: suffix };
  const functions = { there: named('to_other'), back: named('from_other'), fetch: named('fetched') };
  const define = (function_: Name, body: string): string =>
    `CREATE FUNCTION ${name(function_)}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${[...catalog.searchPath, 'pg_temp'].map(quote).join(', ')} AS ${dollarQuoted(body)}`;
  const theirs = rows === 'theirs';
  const [t, p] = [name(from.table), name(to.table)];
  const trigger = (suffix: string): string => quote(fitted(`zz_${first}`, suffix));
  const triggers: readonly [string, Name, string][] = [
    [
      `${trigger('_to_other_i')} AFTER INSERT ON ${t} FOR EACH ROW WHEN (${parts.given('NEW', from.columns)})`,
      functions.there,
      t,
    ],
    [
      `${trigger('_to_other_u')} AFTER UPDATE ON ${t} FOR EACH ROW WHEN (${parts.changed(from.columns)})`,
      functions.there,
      t,
    ],
    ...(theirs
      ? ([
          [`${trigger('_fetched')} BEFORE INSERT ON ${p} FOR EACH ROW`, functions.fetch, p],
          [
            `${trigger('_from_other_i')} AFTER INSERT ON ${p} FOR EACH ROW WHEN (${parts.given('NEW', to.columns)})`,
            functions.back,
            p,
          ],
          [
            `${trigger('_from_other_u')} AFTER UPDATE ON ${p} FOR EACH ROW WHEN (${parts.changed(to.columns)})`,
            functions.back,
            p,
          ],
        ] as const)
      : ([
          [`${trigger('_from_other')} AFTER INSERT OR DELETE ON ${p} FOR EACH ROW`, functions.back, p],
          [
            `${trigger('_from_other_u')} AFTER UPDATE ON ${p} FOR EACH ROW WHEN (${parts.changed(to.columns, to.key)})`,
            functions.back,
            p,
          ],
        ] as const)),
  ].map(([a, b, c]) => [a, b, c] as [string, Name, string]);
  const statements = [
    define(functions.there, theirs ? parts.updateOther : parts.writeOther),
    define(functions.back, theirs ? parts.writeBack : parts.writeBackOrForget),
    ...(theirs ? [define(functions.fetch, parts.fetch)] : []),
    ...triggers.map(([head, function_]) => `CREATE TRIGGER ${head} EXECUTE FUNCTION ${name(function_)}()`),
  ];
  const { read } = createPostgresqlReader();
  const gone = { ifExists: false, cascade: false, at: { start: 0, end: 0 } };
  const create = statements.flatMap((statement) => read(statement).changes);
  return {
    create,
    drop: [
      ...create.flatMap((change): Change[] =>
        change.kind === 'create-trigger'
          ? [{ kind: 'drop-trigger', trigger: change.trigger, table: change.table, ...gone }]
          : [],
      ),
      ...[functions.there, functions.back, ...(theirs ? [functions.fetch] : [])].map(
        (function_): Change => ({
          kind: 'drop-function',
          function: function_,
          arguments: [],
          procedure: false,
          ...gone,
        }),
      ),
    ],
    backfill: parts.backfill,
    outOfStep: `SELECT 1 FROM ${t} AS own LEFT JOIN ${p} AS other ON other.${quote(to.key)} = own.${quote(from.key)} WHERE ${parts.differ('own', 'other')}`,
    back: `UPDATE ${t} AS own SET ${parts.assign(from.columns, 'other', to.columns)} FROM ${p} AS other WHERE other.${quote(to.key)} = own.${quote(from.key)}`,
  };
}

/** What the statements are made of. In all of them `own` is the old table's row and `other` the one that takes its place. */
function partsOf({ catalog, from, to, rows, all }: TablesInStep, source: Table | undefined) {
  const forms = from.columns.map((column) =>
    comparable(
      source?.columns.find((each) => each.name === column),
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
      WHERE (_done IS NULL OR own.${key} > _done) AND own.${key} <= _upto AND ${which}
      RETURNING ${[key, ...from.columns.map(quote)].map((column) => `own.${column}`).join(', ')}
    )`;
  const body =
    rows === 'theirs'
      ? `${filled(outOfStep)}
    UPDATE ${p} AS other SET ${assign(to.columns, 'filled', from.columns)} FROM filled
    WHERE other.${ref} = filled.${key} AND ${differ('filled', 'other')};`
      : `${filled(`${all ? '' : `(${given('own', from.columns)}) AND `}NOT ${inStep}`)}
    INSERT INTO ${p} AS other (${ref}, ${list(to.columns)}) SELECT ${[key, ...from.columns.map(quote)].map((column) => `filled.${column}`).join(', ')} FROM filled
    ${upsert.replace(/\n/g, '\n  ')};`;
  const backfill = `DO ${dollarQuoted(`
DECLARE
  _done ${t}.${key}%TYPE;
  _upto ${t}.${key}%TYPE;
BEGIN
  LOOP
    SELECT batch.${key} INTO _upto
    FROM (SELECT ${key} FROM ${t} WHERE _done IS NULL OR ${key} > _done ORDER BY ${key} LIMIT 1000) AS batch
    ORDER BY batch.${key} DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    ${body}
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END `)}`;
  return { assign, given, changed, differ, writeOther, updateOther, writeBack, writeBackOrForget, fetch, backfill };
}
