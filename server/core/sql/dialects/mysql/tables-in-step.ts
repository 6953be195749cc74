import { findTable } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { TablesInStep, TablesInStepChanges } from '../../dialect.ts';
import { comparable } from './comparable.ts';
import { inBatches } from './in-batches.ts';
import { name, quote } from './print.ts';
import { read } from './read.ts';

/**
 * Keeps columns of a row in step with those of a row of another table, whichever of them a server writes. A trigger may read the
 * table whose statement fired it, but not write to it (1442), so each side is looked at under a lock first and written only where it
 * differs: that ends the to and fro. LOCK IN SHARE MODE is the strongest lock it may ask for there. A session variable as a guard
 * would not do: after an error within the trigger it stays set, and what the connection writes later is not passed on.
 *
 * Actions of foreign keys fire no triggers, and need none here: both sides go with the row.
 *
 * DDL has no transaction, so the order of the triggers counts: what fills a row of the other table stands before what writes it back,
 * and a row is made only when changes of it are followed. MariaDB forgets what the triggers of the second table read when those
 * change while it opens the first one (1146; MDEV-26048): so those of the table that servers write to come last, and go first.
 */
export function tablesInStep(request: TablesInStep): TablesInStepChanges | undefined {
  const { catalog, from, to, rows } = request;
  if (!findTable(catalog, from.table) || to.number !== undefined) return undefined;
  const parts = partsOf(request);
  const [t, p, key, ref] = [name(from.table), name(to.table), quote(from.key), quote(to.key)];
  const trigger = (suffix: string, when: string, table: Name, body: string): readonly Change[] => {
    const used = [FOUND, DIFFER].filter((word) => body.includes(word));
    const declared = used.length > 0 ? `DECLARE ${used.join(', ')} INT DEFAULT 0; ` : '';
    const named = { ...from.table, name: nameOf(from.table, from.columns[0] ?? '', suffix) };
    return read(`CREATE TRIGGER ${name(named)} ${when} ON ${name(table)} FOR EACH ROW BEGIN ${declared}${body} END`)
      .changes;
  };
  const theirs = [
    ...(rows === 'theirs' ? trigger('_fetched', 'BEFORE INSERT', to.table, parts.fetch) : []),
    ...trigger('_from_other_i', 'AFTER INSERT', to.table, parts.writeBack),
    ...trigger('_from_other_u', 'AFTER UPDATE', to.table, parts.writeBackChanged),
    ...(rows === 'theirs' ? [] : trigger('_from_other_d', 'AFTER DELETE', to.table, parts.forget)),
  ];
  const own = [
    ...trigger('_to_other_u', 'AFTER UPDATE', from.table, parts.writeOther),
    ...(rows === 'theirs' ? [] : trigger('_to_other_i', 'AFTER INSERT', from.table, parts.makeOther)),
  ];
  const of = from.table.schema === undefined ? {} : { table: from.table };
  return {
    create: [...theirs, ...own],
    drop: dropped([...theirs, ...own], of),
    later: { create: [...own, ...theirs], drop: dropped([...own, ...theirs], of) },
    backfill: inBatches(from.table, from.key, to.columns[0] ?? '', 1000, parts.copy, 'own.'),
    outOfStep: `SELECT 1 FROM ${t} AS own LEFT JOIN ${p} AS other ON other.${ref} = own.${key} WHERE NOT (${parts.same('own', 'other')})`,
    // Under READ COMMITTED the other table would be read without locks, and what is written to it meanwhile overwritten here.
    back: `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;\nUPDATE ${t} AS own JOIN ${p} AS other ON other.${ref} = own.${key} SET ${parts.assign('own.', from.columns, 'other', to.columns)}`,
  };
}

/** The last one first. */
const dropped = (created: readonly Change[], of: { readonly table?: Name }): Change[] =>
  created.toReversed().flatMap((each): Change[] =>
    each.kind === 'create-trigger'
      ? [
          {
            kind: 'drop-trigger',
            trigger: each.trigger,
            ...of,
            ifExists: false,
            cascade: false,
            at: { start: 0, end: 0 },
          },
        ]
      : [],
  );

/** Variables of the triggers: a name in a trigger means a variable before it means a column. */
const [FOUND, DIFFER] = ['other_rows_found', 'rows_that_differ'];

/** What the statements are made of. In all of them `own` is the old table's row and `other` the one that takes its place. */
function partsOf({ catalog, from, to, rows, all, overwrites }: TablesInStep) {
  const source = findTable(catalog, from.table);
  const [t, p, key, ref] = [name(from.table), name(to.table), quote(from.key), quote(to.key)];
  const form = (value: string, i: number): string =>
    comparable(source?.columns.find((each) => each.name === from.columns[i])?.type, value, true);
  const equal = (one: string, columns: readonly string[], other: string, others: readonly string[]): string =>
    columns
      .map((c, i) => `${form(`${one}.${quote(c)}`, i)} <=> ${form(`${other}.${quote(others[i] ?? '')}`, i)}`)
      .join(' AND ');
  const same = (own: string, other: string): string => equal(own, from.columns, other, to.columns);
  const unchanged = (columns: readonly string[]): string => equal('OLD', columns, 'NEW', columns);
  const given = (of: string, columns: readonly string[]): string =>
    columns.map((column) => `${of}.${quote(column)} IS NOT NULL`).join(' OR ');
  const assign = (prefix: string, columns: readonly string[], of: string, values: readonly string[]): string =>
    columns.map((column, i) => `${prefix}${quote(column)} = ${of}.${quote(values[i] ?? '')}`).join(', ');
  const values = (of: string): string => [from.key, ...from.columns].map((c) => `${of}.${quote(c)}`).join(', ');
  const when = (condition: string, then: string): string => `IF ${condition} THEN ${then} END IF;`;

  const into = `INSERT INTO ${p} (${[to.key, ...to.columns].map(quote).join(', ')})`;
  const make = `${into} VALUES (${values('NEW')})`;
  const upsert = `ON DUPLICATE KEY UPDATE ${to.columns.map((c) => `${quote(c)} = VALUES(${quote(c)})`).join(', ')}`;
  const look = `SELECT COUNT(*), COALESCE(SUM(NOT (${same('NEW', 'other')})), 0) INTO ${FOUND}, ${DIFFER} FROM ${p} AS other WHERE other.${ref} = NEW.${key} LOCK IN SHARE MODE;`;
  const update = `UPDATE ${p} SET ${assign('', to.columns, 'NEW', from.columns)} WHERE ${ref} = NEW.${key};`;
  const follow = `${look} ${when(`${DIFFER} > 0`, update)}`;
  // Looking for a row that is not there locks the gap, and two servers that then fill it deadlock. What the other table's own
  // triggers wrote is seen without a lock; only what looks like that is looked at again.
  const write = `SELECT COUNT(*) INTO ${FOUND} FROM ${p} AS other WHERE other.${ref} = NEW.${key} AND ${same('NEW', 'other')}; IF ${FOUND} = 0 THEN ${make} ${upsert}; ELSE ${look} IF ${DIFFER} > 0 THEN ${update} ELSEIF ${FOUND} = 0 THEN ${make}; END IF; END IF;`;
  const empty =
    rows === 'removed' ? `${look} ${when(`${FOUND} > 0`, `DELETE FROM ${p} WHERE ${ref} = NEW.${key};`)}` : follow;
  const writeOther =
    rows === 'theirs' ? follow : `IF ${given('NEW', from.columns)} THEN ${write} ELSE ${empty} END IF;`;

  const differs = (where: string): string =>
    `SELECT COUNT(*) INTO ${DIFFER} FROM ${t} AS own WHERE ${where} LOCK IN SHARE MODE;`;
  const writeBack = `${differs(`own.${key} = NEW.${ref} AND NOT (${same('own', 'NEW')})`)} ${when(`${DIFFER} > 0`, `UPDATE ${t} SET ${assign('', from.columns, 'NEW', to.columns)} WHERE ${key} = NEW.${ref};`)}`;
  const nothing = from.columns.map((column) => `${quote(column)} = NULL`).join(', ');
  const forget = `${differs(`own.${key} = OLD.${ref} AND (${given('own', from.columns)})`)} ${when(`${DIFFER} > 0`, `UPDATE ${t} SET ${nothing} WHERE ${key} = OLD.${ref};`)}`;
  const stays = `OLD.${ref} <=> NEW.${ref}`;
  const value = (column: string): string =>
    `(SELECT own.${quote(column)} FROM ${t} AS own WHERE own.${key} = NEW.${ref} LOCK IN SHARE MODE)`;
  // Who writes the values at the same time has to wait.
  const take = to.columns.map((column, i) => `SET NEW.${quote(column)} = ${value(from.columns[i] ?? '')};`).join(' ');
  // A row that is there keeps what it was given, NULL too.
  const taken = `SELECT COUNT(*) INTO ${FOUND} FROM ${p} AS other WHERE other.${ref} = NEW.${ref} LOCK IN SHARE MODE;`;
  const fetch = overwrites ? `${taken} ${when(`${FOUND} = 0`, take)}` : take;

  // The rows are locked first, so that at any level of isolation they are read as they are.
  const copy = (within: string): readonly string[] => [
    'START TRANSACTION',
    `SELECT COUNT(*) INTO @backfill_rows FROM ${t} AS own WHERE ${within} FOR UPDATE`,
    ...(rows === 'theirs'
      ? [
          `UPDATE ${p} AS other JOIN ${t} AS own ON own.${key} = other.${ref} SET ${assign('other.', to.columns, 'own', from.columns)} WHERE ${within} AND NOT (${same('own', 'other')})`,
        ]
      : rowByRow(all ? within : `${within} AND (${given('own', from.columns)})`)),
    'COMMIT',
  ];
  // INSERT … SELECT locks the numbers of AUTO_INCREMENT, and whoever waits for them in a deadlock is not told that it is one (1467).
  const rowByRow = (where: string): readonly string[] => {
    const next = (more: string): string =>
      `SET @backfill_row = (SELECT MIN(own.${key}) FROM ${t} AS own WHERE ${where}${more})`;
    const values = ['@backfill_row', ...from.columns.map(asked)].join(', ');
    return [
      next(''),
      `WHILE @backfill_row IS NOT NULL DO
        ${into} VALUES (${values}) ${upsert};
        ${next(` AND own.${key} > @backfill_row`)};
      END WHILE`,
    ];
  };
  const asked = (column: string): string =>
    `(SELECT own.${quote(column)} FROM ${t} AS own WHERE own.${key} = @backfill_row)`;
  return {
    same,
    assign,
    copy,
    makeOther: when(given('NEW', from.columns), `${make} ${upsert};`),
    writeOther: when(`NOT (${unchanged(from.columns)})`, writeOther),
    writeBack,
    writeBackChanged:
      rows === 'theirs'
        ? when(`NOT (${unchanged(to.columns)})`, writeBack)
        : `${when(`NOT (${stays})`, forget)} ${when(`NOT (${stays} AND ${unchanged(to.columns)})`, writeBack)}`,
    forget,
    fetch: when(`NOT (${given('NEW', to.columns)})`, fetch),
  };
}

const nameOf = ({ name }: Name, column: string, suffix: string): string =>
  `${`${name}_${column}`.slice(0, 64 - suffix.length)}${suffix}`;
