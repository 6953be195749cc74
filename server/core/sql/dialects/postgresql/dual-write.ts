import { type Catalog, childrenOf, findTable, type Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { DualWrite, DualWriteChanges } from '../../dialect.ts';
import { comparable, sentinel } from './comparable.ts';
import { dollarQuoted, name, quote } from './print-names.ts';
import { createPostgresqlReader } from './read.ts';

/**
 * Keeps an old and a new column of one table in step, whichever of them a server writes. `UPDATE OF new` fires exactly when a
 * statement names the new column, which only new servers do; so nothing is asked of sessions or settings. The two `00_` triggers
 * bring what a new server wrote to the old column before any other trigger sees it; the `zz_` one brings the old column, as the
 * others left it, to the new one.
 *
 * Law of both: a side is written only from the side that was just written, so each write may be repeated, rows that were not yet
 * filled heal, and nothing recurses (there is no second UPDATE).
 */
export function dualWrite({ table, from, to, catalog }: DualWrite): DualWriteChanges {
  const found = findTable(catalog, table);
  const column = found?.columns.find((c) => c.name === from.column);
  const value = comparable(column, catalog);
  const [a, b] = [quote(from.column), quote(to.column)];
  const outOfStep = `${value(b)} IS DISTINCT FROM ${value(a)}`;
  const names = found && triggerNames([found, ...partitions(catalog, found)], to.column);
  if (!names) return { create: [], drop: [], outOfStep, refused: NO_PLACE };
  const unset = column && !column.notNull && column.default ? sentinel(column, catalog) : undefined;
  if (column && !column.notNull && column.default && !unset) {
    return { create: [], drop: [], outOfStep, refused: ambiguous(from.column, to.column) };
  }

  const [fromNew, fromOld] = ['from_new', 'from_old'].map((suffix) =>
    functionName(catalog, found, table, to.column, suffix),
  ) as [Name, Name];
  const on = name(table);
  const defaulted = unset
    ? `
    -- Assigned DEFAULT.
    IF NEW.${b} IS NOT DISTINCT FROM ${unset} THEN
      NEW.${a} := ${column?.default?.text};
      RETURN NEW;
    END IF;`
    : '';
  const given = unset ? `NEW.${b} IS DISTINCT FROM ${unset}` : `${value(`NEW.${b}`)} IS NOT NULL`;
  const create = [
    // An omitted column shows as this value, so that a NULL is known to be meant.
    ...(unset ? [`ALTER TABLE ${on} ALTER COLUMN ${b} SET DEFAULT ${unset}`] : []),
    `CREATE FUNCTION ${name(fromNew)}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(`
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF ${value(`NEW.${b}`)} IS NOT DISTINCT FROM ${value(`OLD.${b}`)} AND ${value(`NEW.${a}`)} IS DISTINCT FROM ${value(`OLD.${a}`)} THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF ${value(`NEW.${b}`)} IS NULL AND ${value(`OLD.${b}`)} IS NULL AND ${value(`OLD.${a}`)} IS NOT NULL THEN
      RETURN NEW;
    END IF;${defaulted}
  END IF;
  NEW.${a} := NEW.${b};
  RETURN NEW;
END `)}`,
    `CREATE FUNCTION ${name(fromOld)}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(`
BEGIN
  NEW.${b} := NEW.${a};
  RETURN NEW;
END `)}`,
    `CREATE TRIGGER ${quote(names.insert)} BEFORE INSERT ON ${on} FOR EACH ROW WHEN (${given}) EXECUTE FUNCTION ${name(fromNew)}()`,
    `CREATE TRIGGER ${quote(names.update)} BEFORE UPDATE OF ${b} ON ${on} FOR EACH ROW EXECUTE FUNCTION ${name(fromNew)}()`,
    `CREATE TRIGGER ${quote(names.old)} BEFORE INSERT OR UPDATE ON ${on} FOR EACH ROW EXECUTE FUNCTION ${name(fromOld)}()`,
  ].flatMap((statement) => createPostgresqlReader().read(statement).changes);

  const at = { start: 0, end: 0 };
  const gone = { ifExists: false, cascade: false, at };
  const drop: Change[] = [
    ...[names.old, names.insert, names.update].map(
      (trigger): Change => ({ kind: 'drop-trigger', trigger, table, ...gone }),
    ),
    ...[fromNew, fromOld].map(
      (routine): Change => ({ kind: 'drop-function', function: routine, arguments: [], procedure: false, ...gone }),
    ),
  ];
  return { create, drop, outOfStep };
}

const NO_PLACE =
  'Triggers run in the order of their names, and a trigger of the table has a name that leaves no place before or after it.';

const ambiguous = (from: string, to: string): string =>
  `${from} may be NULL and has a default, so a NULL that a new server writes to ${to} looks like an old server's INSERT without ${from}; its type has no value to spare that could tell them apart.`;

/** Names that sort before and after those of every other row trigger: by bytes, as the server sorts them. */
function triggerNames(
  tables: readonly Table[],
  column: string,
): { readonly insert: string; readonly update: string; readonly old: string } | undefined {
  const others = tables.flatMap((table) => table.triggers.map((trigger) => trigger.name));
  const firsts = ['00_', '000_', '!0_', ' 0_'].map((prefix) => ({
    insert: fitted(`${prefix}${column}`, '_from_new_i'),
    update: fitted(`${prefix}${column}`, '_from_new_u'),
  }));
  const first = firsts.find(({ insert, update }) =>
    others.every((other) => before(insert, other) && before(update, other)),
  );
  const lasts = ['zz_', 'zzz_', '~z_', '~~_'].map((prefix) => fitted(`${prefix}${column}`, '_from_old'));
  const old = lasts.find((name) => others.every((other) => before(other, name)));
  return first && old !== undefined ? { ...first, old } : undefined;
}

const partitions = (catalog: Catalog, table: Table): Table[] =>
  childrenOf(catalog, table.id).flatMap((child) => [child, ...partitions(catalog, child)]);

const encoder = new TextEncoder();

function before(a: string, b: string): boolean {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference < 0;
  }
  return left.length < right.length;
}

/** A function's name that nobody has yet, in the table's schema. */
function functionName(catalog: Catalog, found: Table, table: Name, column: string, suffix: string): Name {
  const schema = table.schema ?? (found.schema === catalog.searchPath[0] ? undefined : found.schema);
  for (let n = 1; ; n++) {
    const end = n === 1 ? `__${suffix}` : `__${suffix}_${n}`;
    const candidate = fitted(`${found.name}__${column}`, end);
    if (catalog.functions.has(`${found.schema}.${candidate}`)) continue;
    return schema === undefined ? { name: candidate } : { schema, name: candidate };
  }
}

/** Cuts the beginning so that the whole has at most 63 bytes; never inside a character. */
function fitted(start: string, end: string): string {
  let kept = start;
  while (encoder.encode(kept + end).length > 63) kept = [...kept].slice(0, -1).join('');
  return kept + end;
}
