import { type Column, findTable, type Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { TypeReference } from '../../../schema/types.ts';
import type { DualWrite, DualWriteChanges } from '../../dialect.ts';
import { comparable, sentinel } from './comparable.ts';
import { dollarQuoted, name, printType, quote } from './print-names.ts';
import { createPostgresqlReader } from './read.ts';
import { functionName, triggerNames } from './trigger-names.ts';

/**
 * Keeps old and new columns of one table in step, whichever of them a server writes. `UPDATE OF new` fires exactly when a
 * statement names a new column, which only new servers do; so nothing is asked of sessions or settings. The two `00_` triggers
 * bring what a new server wrote to the old columns before any other trigger sees it; the `zz_` one brings the old columns, as the
 * others left them, to the new ones.
 *
 * Law of both: a side is written only where it disagrees with the side that was just written, so what one side knows better is
 * kept, each write may be repeated, rows that were not yet filled heal, and nothing recurses (there is no second UPDATE).
 */
export function dualWrite(given: DualWrite): DualWriteChanges {
  const { table, catalog } = given;
  const found = findTable(catalog, table);
  const { request, guards } = guarded(given, found);
  const [old, fresh] = sidesOf(request, found?.columns ?? []);
  // No server writes NULL there: such a row was written without the column.
  const unfilled = (of: Of): string =>
    request.to.flatMap((c) => (c.required && old.values ? `${of(c.column)} IS NULL` : [])).join(' OR ');
  const nothing = {
    create: [],
    drop: [],
    outOfStep: differ(old, fresh, plain, unfilled),
    assignments: fresh.names.map((column, i) => ({
      column,
      value: fresh.values?.[i]?.(plain) ?? plain(old.names[i] ?? ''),
    })),
  };
  const oneWay = fresh.values !== undefined && old.values === undefined;
  const identity = fresh.values === undefined;
  const first = request.to[0]?.column ?? '';
  const names = found && triggerNames(catalog, found, first);
  if (!found || !names) return { ...nothing, refused: NO_PLACE };
  const doubtful = oneWay || request.to.some((c) => c.required) ? [] : old.columns.filter(mayBeLeftToDefault);
  const unset = identity && doubtful[0] ? sentinel(doubtful[0], catalog) : undefined;
  if (doubtful[0] && unset === undefined) {
    return { ...nothing, refused: ambiguous(doubtful[0].name, first, identity) };
  }

  const fromNew = functionName(catalog, found, table, first, 'from_new');
  const fromOld = functionName(catalog, found, table, first, 'from_old');
  const on = name(table);
  const b = quote(first);
  const wasGiven = unset
    ? `NEW.${b} IS DISTINCT FROM ${unset}`
    : fresh.names.map((_, i) => `${fresh.value(i, NEW)} IS NOT NULL`).join(' OR ');
  const writers = [
    // An omitted column shows as this value, so that a NULL is known to be meant.
    ...(unset ? [`ALTER TABLE ${on} ALTER COLUMN ${b} SET DEFAULT ${unset}`] : []),
    `CREATE FUNCTION ${name(fromNew)}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(bodyFromNew(old, fresh, unset))}`,
  ];
  const created = [
    ...guards.map(({ create }) => create),
    ...(oneWay ? [] : writers),
    `CREATE FUNCTION ${name(fromOld)}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(bodyFromOld(old, fresh, unfilled(NEW)))}`,
    ...(oneWay
      ? []
      : [
          `CREATE TRIGGER ${quote(names.insert)} BEFORE INSERT ON ${on} FOR EACH ROW WHEN (${wasGiven}) EXECUTE FUNCTION ${name(fromNew)}()`,
          `CREATE TRIGGER ${quote(names.update)} BEFORE UPDATE OF ${fresh.names.map(quote).join(', ')} ON ${on} FOR EACH ROW EXECUTE FUNCTION ${name(fromNew)}()`,
        ]),
    `CREATE TRIGGER ${quote(names.old)} BEFORE INSERT OR UPDATE ON ${on} FOR EACH ROW EXECUTE FUNCTION ${name(fromOld)}()`,
  ];
  const gone = { ifExists: false, cascade: false, at: { start: 0, end: 0 } };
  return {
    ...nothing,
    create: created.flatMap((statement) => createPostgresqlReader().read(statement).changes),
    drop: [
      ...[names.old, ...(oneWay ? [] : [names.insert, names.update])].map(
        (trigger): Change => ({ kind: 'drop-trigger', trigger, table, ...gone }),
      ),
      ...[...(oneWay ? [] : [fromNew]), fromOld].map(
        (routine): Change => ({ kind: 'drop-function', function: routine, arguments: [], procedure: false, ...gone }),
      ),
      ...guards.map(
        ({ name, types }): Change => ({
          kind: 'drop-function',
          function: name,
          arguments: types,
          procedure: false,
          ...gone,
        }),
      ),
    ],
  };
}

/** What may fail is computed by a function that answers NULL then. */
function guarded(request: DualWrite, found: Table | undefined) {
  const guards: { readonly name: Name; readonly types: readonly TypeReference[]; readonly create: string }[] = [];
  const to = request.to.map((each) => {
    const reads = each.guarded?.map((name) => found?.columns.find((c) => c.name === name));
    if (!found || !reads || !each.value || !each.type) return each;
    const known = reads.filter((c) => c !== undefined);
    const function_ = functionName(request.catalog, found, request.table, each.column, 'try');
    const parameters = known.map((c) => `${quote(c.name)} ${printType(c.type)}`).join(', ');
    const body = `
DECLARE
  _fitting ${printType(each.type)};
BEGIN
  _fitting := ${each.value(plain)};
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END `;
    guards.push({
      name: function_,
      types: known.map((c) => c.type),
      create: `CREATE FUNCTION ${name(function_)}(${parameters}) RETURNS ${printType(each.type)} LANGUAGE plpgsql STABLE AS ${dollarQuoted(body)}`,
    });
    // With its schema, as the trigger looks for it along the search path of whoever writes.
    const called = name({ schema: found.schema, name: function_.name });
    const value = (of: Of): string => `${called}(${known.map((c) => of(c.name)).join(', ')})`;
    return { ...each, value };
  });
  return { request: { ...request, to }, guards };
}

/** How a column is named in a row: as itself, or in a trigger. */
type Of = (column: string) => string;
const plain: Of = quote;
const NEW: Of = (column) => `NEW.${quote(column)}`;
const OLD: Of = (column) => `OLD.${quote(column)}`;

/** The columns that servers of one version use. */
interface Side {
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  /** What each is computed as from the other side, if at all. */
  readonly values?: readonly ((of: Of) => string)[];
  /** A column in a form that can be compared. */
  readonly value: (i: number, of: Of) => string;
  /** What it is computed as, as the column would hold it, in the same form. */
  readonly computed: (i: number, of: Of) => string;
}

function sidesOf({ from, to, catalog }: DualWrite, columns: readonly Column[]): [Side, Side] {
  const known = from.flatMap((c) => columns.find(({ name }) => name === c.column) ?? []);
  const texts = [...known, ...to.flatMap((c) => (c.type ? { type: c.type } : []))].every(
    (c) => isText(c) || c.type.name === 'character varying',
  );
  const side = (all: DualWrite['from'] | DualWrite['to']): Side => {
    const typed = all.map((c) => {
      const own = columns.find(({ name }) => name === c.column);
      return 'type' in c && c.type ? { type: c.type } : (own ?? known[0]);
    });
    const forms = typed.map((column) => comparable(column, catalog));
    const values = all.flatMap((c) => c.value ?? []);
    const whole = values.length === all.length && all.length > 0;
    return {
      names: all.map((c) => c.column),
      columns: all.flatMap((c) => columns.find(({ name }) => name === c.column) ?? []),
      ...(whole ? { values } : {}),
      value: (i, of) => (forms[i] ?? plainForm)(of(all[i]?.column ?? '')),
      computed(i, of) {
        const each = all[i];
        const value = values[i]?.(of) ?? '';
        // What is guarded has the column's type.
        const held = each && 'guarded' in each ? value : cast(value, typed[i], texts);
        // PL/pgSQL takes the first THEN outside of brackets for its own.
        return (forms[i] ?? plainForm)(/^case\b/i.test(held) ? `(${held})` : held);
      },
    };
  };
  return [side(from), side(to)];
}

const plainForm = (value: string): string => value;

/** A value as a column of the type would hold it; what is computed from texts is one. */
const cast = (value: string, column: Pick<Column, 'type'> | undefined, texts: boolean): string =>
  !column || (texts && isText(column)) || isCast(value, printType(column.type))
    ? value
    : `(${value})::${printType(column.type)}`;

/** `(…)::type`, `NEW.name::text::type`. */
function isCast(value: string, type: string): boolean {
  if (!value.endsWith(`::${type}`)) return false;
  const head = value.slice(0, -type.length - 2);
  return /^[\w."]+(::\w+(\[\])?)*$/.test(head) || /^\([^()]*\)$/.test(head);
}

const isText = ({ type }: Pick<Column, 'type'>): boolean =>
  type.name === 'text' && type.dimensions === 0 && type.schema === undefined;

const row = (side: Side, form: 'value' | 'computed', of: Of): string => {
  const values = side.names.map((_, i) => side[form](i, of));
  return values.length === 1 ? (values[0] ?? '') : `ROW(${values.join(', ')})`;
};

/** A side is another than what it is computed as. */
const disagrees = (side: Side, of: Of): string =>
  `${row(side, 'computed', of)} IS DISTINCT FROM ${row(side, 'value', of)}`;

/** What is out of step can be derived in neither way. */
function differ(old: Side, fresh: Side, of: Of, unfilled: (of: Of) => string): string {
  if (!fresh.values) return `${row(fresh, 'value', of)} IS DISTINCT FROM ${row(old, 'value', of)}`;
  if (!old.values) return disagrees(fresh, of);
  const missing = unfilled(of);
  const back = disagrees(old, of);
  return `${disagrees(fresh, of)} AND ${missing === '' ? back : `(${back} OR ${missing})`}`;
}

function bodyFromNew(old: Side, fresh: Side, unset: string | undefined): string {
  const changed = (side: Side, how: string): string =>
    `${row(side, 'value', NEW)} IS ${how} ${row(side, 'value', OLD)}`;
  const all = (side: Side, of: Of, how: string, word: string): string =>
    side.names.map((_, i) => `${side.value(i, of)} IS ${how}`).join(` ${word} `);
  const known = all(old, OLD, 'NOT NULL', 'OR');
  const defaulted = unset
    ? `
    -- Assigned DEFAULT.
    IF ${NEW(fresh.names[0] ?? '')} IS NOT DISTINCT FROM ${unset} THEN
      ${NEW(old.names[0] ?? '')} := ${old.columns[0]?.default?.text};
      RETURN NEW;
    END IF;`
    : '';
  const assign = (indent: string): string =>
    old.names.map((n, i) => `${indent}${NEW(n)} := ${old.values?.[i]?.(NEW) ?? NEW(fresh.names[i] ?? '')};`).join('\n');
  return `
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- ${fresh.values ? 'Old and new columns' : 'Both'} were assigned, and only the old ${old.names.length > 1 ? 'ones' : fresh.values ? 'one' : 'column'} got another value.
    IF ${changed(fresh, 'NOT DISTINCT FROM')} AND ${changed(old, 'DISTINCT FROM')} THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF ${all(fresh, NEW, 'NULL', 'AND')} AND ${all(fresh, OLD, 'NULL', 'AND')} AND ${old.names.length > 1 ? `(${known})` : known} THEN
      RETURN NEW;
    END IF;${defaulted}
  END IF;
${
  fresh.values
    ? `  -- What agrees already may know more than can be computed back.
  IF ${disagrees(fresh, NEW)} THEN
${assign('    ')}
  END IF;`
    : assign('  ')
}
  RETURN NEW;
END `;
}

function bodyFromOld(old: Side, fresh: Side, unfilled: string): string {
  const assign = (indent: string): string =>
    fresh.names
      .map((n, i) => `${indent}${NEW(n)} := ${fresh.values?.[i]?.(NEW) ?? NEW(old.names[i] ?? '')};`)
      .join('\n');
  return `
BEGIN
${
  fresh.values && old.values
    ? `  -- What agrees already may know more than can be computed.
  IF ${disagrees(old, NEW)}${unfilled === '' ? '' : ` OR ${unfilled}`} THEN
${assign('    ')}
  END IF;`
    : assign('  ')
}
  RETURN NEW;
END `;
}

const mayBeLeftToDefault = (column: Column): boolean => !column.notNull && column.default !== undefined;

const NO_PLACE =
  'Triggers run in the order of their names, and a trigger of the table has a name that leaves no place before or after it.';

const ambiguous = (from: string, to: string, identity: boolean): string =>
  `${from} may be NULL and has a default, so a NULL that a new server writes to ${to} looks like an old server's INSERT without ${from}${identity ? '; its type has no value to spare that could tell them apart' : ''}.`;
