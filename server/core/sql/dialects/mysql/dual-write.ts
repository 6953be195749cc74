import { type Catalog, findTable, type Trigger } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Backfill, DualWrite, DualWriteChanges } from '../../dialect.ts';
import { name, quote } from './print.ts';
import { read } from './read.ts';

/**
 * Keeps an old and a new column of one table in step, whichever of them a server writes: four triggers with a value guard, as
 * MySQL has no UPDATE OF. The first two bring what a new server wrote to the old column, before any other trigger sees it;
 * the last two bring the old column to the new one, after the others may have changed it.
 *
 * The order of dropping matters: while the first two are gone and the last two not, all a new server writes is overwritten.
 * The new column must stay nullable until the triggers are gone: MySQL hands an omitted NOT NULL column to them as '' or 0.
 */
export function dualWrite({ table, from, to, catalog }: DualWrite): DualWriteChanges {
  const [old, fresh] = [quote(from.column), quote(to.column)];
  const existing = triggersOf(catalog, table);
  const named = (suffix: string): string => `${`${table.name}_${to.column}`.slice(0, 64 - suffix.length)}${suffix}`;
  const trigger = (suffix: string, event: 'INSERT' | 'UPDATE', order: string, body: string): string =>
    `CREATE TRIGGER ${name(inSchema(table, named(suffix)))} BEFORE ${event} ON ${name(table)} FOR EACH ROW${order} BEGIN ${body} END`;
  const others = (event: string): Trigger[] =>
    existing.filter((t) => t.timing === 'before' && t.events.includes(event));
  const first = (event: string): string => {
    const [other] = others(event);
    return other ? ` PRECEDES ${quote(other.name)}` : '';
  };
  const last = (event: string, own: string): string => ` FOLLOWS ${quote(others(event).at(-1)?.name ?? named(own))}`;
  const create = [
    trigger(
      '_bi1',
      'INSERT',
      first('insert'),
      `IF NEW.${fresh} IS NOT NULL THEN SET NEW.${old} = NEW.${fresh}; END IF;`,
    ),
    trigger(
      '_bu1',
      'UPDATE',
      first('update'),
      `IF NOT (NEW.${fresh} <=> OLD.${fresh}) THEN SET NEW.${old} = NEW.${fresh}; END IF;`,
    ),
    trigger('_bi2', 'INSERT', last('insert', '_bi1'), `SET NEW.${fresh} = NEW.${old};`),
    trigger('_bu2', 'UPDATE', last('update', '_bu1'), `SET NEW.${fresh} = NEW.${old};`),
  ].flatMap((text) => read(text).changes);
  const drop = ['_bi2', '_bu2', '_bi1', '_bu1'].map((suffix): Change => {
    const at = { start: 0, end: 0 };
    // Only the schema of the table matters: a trigger's name is its schema's, not its table's.
    const of = table.schema === undefined ? {} : { table };
    return { kind: 'drop-trigger', trigger: named(suffix), ...of, ifExists: false, cascade: false, at };
  });
  return { create, drop, outOfStep: `NOT (${fresh} <=> ${old})` };
}

const triggersOf = (catalog: Catalog, table: Name): readonly Trigger[] => findTable(catalog, table)?.triggers ?? [];

const inSchema = (table: Name, trigger: string): Name => ({ ...table, name: trigger });

/**
 * Loops are only for stored programs in MySQL, so a procedure walks along the key, `batch` rows at a time, each batch a
 * transaction of its own (autocommit). Started again it skips what is in step already. No DELIMITER: that is a command of the
 * mysql client, which drivers and most migration tools don't know.
 */
export function backfill({ table, key, assignments, where, batch }: Backfill): string {
  const set = assignments.map((a) => `${quote(a.column)} = ${a.value}`).join(', ');
  if (key === undefined) {
    return `-- No unique column to walk along: one statement, which locks every row it changes until it ends.\nUPDATE ${name(table)} SET ${set} WHERE ${where};\n`;
  }
  const id = quote(key);
  const suffix = assignments[0]?.column ?? 'rows';
  const procedure = name(inSchema(table, `backfill_${table.name}_${suffix}`.slice(0, 64)));
  const update = `UPDATE ${name(table)} SET ${set} WHERE ${id} >= @backfill_low`;
  return `DROP PROCEDURE IF EXISTS ${procedure};
CREATE PROCEDURE ${procedure}()
BEGIN
  SET @backfill_low = (SELECT MIN(${id}) FROM ${name(table)});
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT ${id} FROM ${name(table)} WHERE ${id} >= @backfill_low ORDER BY ${id} LIMIT 1 OFFSET ${batch});
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      ${update} AND (${where});
    ELSE
      ${update} AND ${id} < @backfill_high AND (${where});
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL ${procedure}();
DROP PROCEDURE ${procedure};
`;
}
