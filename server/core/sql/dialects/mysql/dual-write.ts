import { type Catalog, type Column, findTable, type Trigger } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Backfill, DualWrite, DualWriteChanges } from '../../dialect.ts';
import { comparable } from './comparable.ts';
import { inBatches } from './in-batches.ts';
import { name, quote } from './print.ts';
import { read } from './read.ts';

/**
 * Keeps old and new columns of one table in step, whichever of them a server writes: four triggers with a value guard, as
 * MySQL has no UPDATE OF. The first two bring what a new server wrote to the old columns, before any other trigger sees it;
 * the last two bring the old columns to the new ones, after the others may have changed them.
 *
 * The order of dropping matters: while the first two are gone and the last two not, all a new server writes is overwritten.
 * The new columns must stay nullable until the triggers are gone: MySQL hands an omitted NOT NULL column to them as '' or 0.
 */
export function dualWrite({ table, from, to, catalog }: DualWrite): DualWriteChanges {
  const columns = findTable(catalog, table)?.columns ?? [];
  const known = columns.find((c) => c.name === from[0]?.column);
  const typeOf = (c: DualWrite['to'][number]) =>
    c.type ?? columns.find((o) => o.name === c.column)?.type ?? known?.type;
  const identity = to.every((c) => c.value === undefined);
  const oneWay = !identity && from.some((c) => c.value === undefined);
  const form = (c: DualWrite['to'][number], value: string): string => comparable(typeOf(c), value, !identity);
  const fresh = to[0]?.column ?? '';
  const same = (side: DualWrite['to'], left: Of, right: Of): string =>
    side.map((c) => `${form(c, left(c.column))} <=> ${form(c, right(c.column))}`).join(' AND ');
  const agrees = (side: DualWrite['to'], of: Of): string =>
    side.map((c) => `${form(c, of(c.column))} <=> ${form(c, c.value?.(of) ?? 'NULL')}`).join(' AND ');
  const assign = (side: DualWrite['to'], others: DualWrite['to']): string =>
    `SET ${side.map((c, i) => `${NEW(c.column)} = ${c.value?.(NEW) ?? NEW(others[i]?.column ?? '')}`).join(', ')};`;
  const guarded = (condition: string, then: string): string => `IF NOT (${condition}) THEN ${then} END IF;`;
  const back = identity ? assign(from, to) : guarded(agrees(to, NEW), assign(from, to));
  // No server writes NULL there: such a row was written without the column.
  const filled = (of: Of): string => to.flatMap((c) => (c.required ? ` AND ${of(c.column)} IS NOT NULL` : [])).join('');
  const forth = identity || oneWay ? assign(to, from) : guarded(`${agrees(from, NEW)}${filled(NEW)}`, assign(to, from));

  const existing = triggersOf(catalog, table);
  const named = (suffix: string): string => `${`${table.name}_${fresh}`.slice(0, 64 - suffix.length)}${suffix}`;
  const trigger = (suffix: string, event: 'INSERT' | 'UPDATE', order: string, body: string): string =>
    `CREATE TRIGGER ${name(inSchema(table, named(suffix)))} BEFORE ${event} ON ${name(table)} FOR EACH ROW${order} BEGIN ${body} END`;
  const others = (event: string): Trigger[] =>
    existing.filter((t) => t.timing === 'before' && t.events.includes(event));
  const first = (event: string): string => {
    const [other] = others(event);
    return other ? ` PRECEDES ${quote(other.name)}` : '';
  };
  const last = (event: string, own: string): string => {
    const after = others(event).at(-1)?.name ?? (oneWay ? undefined : named(own));
    return after === undefined ? '' : ` FOLLOWS ${quote(after)}`;
  };
  const given = to.map((c) => `${NEW(c.column)} IS NOT NULL`).join(' OR ');
  const create = [
    ...(oneWay
      ? []
      : [
          trigger('_bi1', 'INSERT', first('insert'), `IF ${given} THEN ${back} END IF;`),
          trigger('_bu1', 'UPDATE', first('update'), guarded(same(to, NEW, OLD), back)),
        ]),
    trigger('_bi2', 'INSERT', last('insert', '_bi1'), forth),
    trigger('_bu2', 'UPDATE', last('update', '_bu1'), forth),
  ].flatMap((text) => read(text).changes);
  const drop = ['_bi2', '_bu2', ...(oneWay ? [] : ['_bi1', '_bu1'])].map((suffix): Change => {
    const at = { start: 0, end: 0 };
    // Only the schema of the table matters: a trigger's name is its schema's, not its table's.
    const of = table.schema === undefined ? {} : { table };
    return { kind: 'drop-trigger', trigger: named(suffix), ...of, ifExists: false, cascade: false, at };
  });
  const forward = identity
    ? to.map((c, i) => `${form(c, quote(c.column))} <=> ${form(c, quote(from[i]?.column ?? ''))}`).join(' AND ')
    : agrees(to, quote);
  const outOfStep = `NOT (${forward})${identity || oneWay ? '' : ` AND NOT (${agrees(from, quote)}${filled(quote)})`}`;
  const assignments = to.map((c, i) => ({
    column: c.column,
    value: c.value?.(quote) ?? quote(from[i]?.column ?? ''),
  }));
  const risky = to.find((c) => c.guarded);
  if (risky) return { create: [], drop: [], outOfStep, assignments, refused: unguarded(risky.column) };
  const doubtful = identity || oneWay || to.some((c) => c.required) ? undefined : defaulted(from, columns);
  if (doubtful) return { create: [], drop: [], outOfStep, assignments, refused: ambiguous(doubtful, fresh) };
  return { create, drop, outOfStep, assignments };
}

const unguarded = (column: string): string =>
  `What ${column} is computed as may fail for values an old server writes, and MySQL has no way to catch that in a trigger.`;

const defaulted = (from: DualWrite['from'], columns: readonly Column[]): string | undefined =>
  from.find(({ column }) => columns.some((c) => c.name === column && !c.notNull && c.default))?.column;

const ambiguous = (from: string, to: string): string =>
  `${from} may be NULL and has a default, so a NULL that a new server writes to ${to} looks like an old server's INSERT without ${from}.`;

/** How a column is named in a row: as itself, or in a trigger. */
type Of = (column: string) => string;
const NEW: Of = (column) => `NEW.${quote(column)}`;
const OLD: Of = (column) => `OLD.${quote(column)}`;

const triggersOf = (catalog: Catalog, table: Name): readonly Trigger[] => findTable(catalog, table)?.triggers ?? [];

const inSchema = (table: Name, trigger: string): Name => ({ ...table, name: trigger });

/** Each batch is a transaction of its own (autocommit). Started again it skips what is in step already. */
export function backfill({ table, key, assignments, where, batch, write }: Backfill): string {
  if (write && key !== undefined) return inBatches(table, key, 'rows', batch, (within) => [write(within)], '{row}');
  const set = assignments.map((a) => `${quote(a.column)} = ${a.value}`).join(', ');
  if (key === undefined) {
    return `-- No unique column to walk along: one statement, which locks every row it changes until it ends.\nUPDATE ${name(table)} SET ${set} WHERE ${where};\n`;
  }
  const update = (within: string): string[] => [`UPDATE ${name(table)} SET ${set} WHERE ${within} AND (${where})`];
  return inBatches(table, key, assignments[0]?.column ?? 'rows', batch, update);
}
