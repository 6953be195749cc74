import { ask } from '../contract/ask.ts';
import { displayName, findTable } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../schema/change.ts';
import { sameType, showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { charactersLost, conversionOnMysql, type Typed } from './conversion-mysql.ts';
import { type Exchange, exchangeOnMysql } from './exchange-mysql.ts';
import { walkingKey } from './key.ts';
import { mentions, sqlName } from './names.ts';
import { online } from './online-alter.ts';
import { inTheWay } from './put-off.ts';
import type { Plan, RecipeContext, Refusal } from './recipe.ts';
import { doing, doingAll, freeName, step } from './statements.ts';
import { byPosition, firedNotes, newColumnNotes, Versions, versions } from './wording.ts';

/**
 * MODIFY to another type copies the table while writes wait. A column beside takes its place: a trigger fills it, no server names
 * it, and in the next release the two exchange their names.
 */
export function changeTypeOnMysql(change: ChangeOf<'redefine-column'>, context: RecipeContext): Plan | Refusal {
  const { before, dialect, version, previous } = context;
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column)
    return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
  const label = displayName(before, table);
  const at = `${label}.${column.name}`;
  const { definition } = change;
  const [from, to] = [showType(column.type), showType(definition.type)];
  const [old, fresh]: [Typed, Typed] = [
    typed(column.type, column.collation?.name ?? table.charset),
    typed(definition.type, definition.collation?.name ?? table.charset),
  ];
  if (sameType(column.type, definition.type) && old.charset === fresh.charset)
    return { refused: `The statement leaves the type of ${at} as it is.`, aside: true };
  if (definition.name !== column.name)
    return { refused: `The statement renames ${at} as well. Give the name a release of its own.` };
  const [lost, gained] = [
    beyond(column.type.members, definition.type.members),
    beyond(definition.type.members, column.type.members),
  ];
  if (column.type.members && definition.type.members && lost.length > 0 && gained.length > 0)
    return {
      refused: `${at} loses ${list(lost)} and gets ${list(gained)}, and no server can write either of them at any time. Add what is new at the end in this release, which takes a moment; let the new server write it, and take away the rest in the next one.`,
    };
  const compared = dialect.compareTypes(column.type, definition.type, before);
  const facts = dialect.facts(change, before, version);
  const inPlace = facts.blocks === 'nothing' && facts.rewrite.length === 0;
  if (inPlace && (compared === 'same' || compared === 'widens'))
    return {
      refused: `${at} needs no plan: from ${from} to ${to} no row is written anew, and ${versions(previous)} goes on as before.`,
    };
  const together = counting(change, context);
  if (together) return { refused: together };
  if (inPlace) return postponed(change, at, column.type, context);
  const refused = hindrance(change, context);
  if (refused !== undefined) return { refused };
  const attached = attachedTo(before, table, column);
  const conversion = conversionOnMysql(old, fresh, dialect.literal);
  if (!conversion && charactersLost(old, fresh))
    return {
      refused: `${at} changes its character set from ${old.charset ?? 'one that is not known'} to ${fresh.charset ?? 'one that is not known'}, and a trigger can't tell which characters would be lost. Only utf8mb4 has them all.`,
    };
  if (!conversion)
    return {
      refused: `How ${from} becomes ${to} can't be said so that a trigger never fails, and never means something else. Give the new values a column of their own: ADD COLUMN, UPDATE and DROP COLUMN in one migration are split.`,
    };
  const unique = attached.indexes.find((index) => index.unique);
  if (unique && !conversion.distinct)
    return {
      refused: `${unique.name} makes ${at} unique, and two values may become one: what the old server writes could then collide. Drop the index in this release, or find out that no values meet, and change the type in the next one.`,
    };
  const taken = (name: string): boolean => table.columns.some((c) => c.name === name);
  const exchange: Exchange = {
    table,
    name: change.table,
    label,
    column,
    definition,
    attached,
    fresh: freeName(column.name, '_new', dialect.maxIdentifier, taken),
    aside: freeName(column.name, '_old', dialect.maxIdentifier, taken),
    forward: conversion,
    back: conversionOnMysql(fresh, old, dialect.literal),
  };
  const plan = planOf(exchange, context);
  if ('refused' in plan) return plan;
  const late = inTheWay(plan, context, change.table.name);
  return late === undefined ? { ...plan, takes: [change] } : { refused: late };
}

/** Members that another type has not. */
const beyond = (members: readonly string[] | undefined, others: readonly string[] | undefined): string[] =>
  (members ?? []).filter((each) => !others?.includes(each)).map((each) => `'${each}'`);

const typed = (type: Typed['type'], charset: string | undefined): Typed =>
  charset === undefined ? { type } : { type, charset: charset.toLowerCase() };

/** Why the rest of the migration can't do with the old type, or this statement does too much. */
function counting(
  change: ChangeOf<'redefine-column'>,
  { migration, later, before }: RecipeContext,
): string | undefined {
  const own = migration.find(
    (other) =>
      other !== change && 'column' in other && other.column === change.column && mentions(other, change.table, before),
  );
  if (own)
    return `The migration also does something else to ${change.column} (${own.kind.replaceAll('-', ' ')}). Give that a release of its own.`;
  const word = JSON.stringify(change.column);
  const after = later.find((other) => mentions(other, change.table, before) && JSON.stringify(other).includes(word));
  return (
    after &&
    `Later in this release there is a statement that finds ${change.column} with its old type then (${after.kind.replaceAll('-', ' ')}). Move it to the next release.`
  );
}

/** What about the table, the column or the servers is against a column beside. */
function hindrance(change: ChangeOf<'redefine-column'>, context: RecipeContext): string | undefined {
  const { before, dialect, version, previous, next } = context;
  const { definition } = change;
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column) return undefined;
  const label = displayName(before, table);
  const at = `${label}.${column.name}`;
  if (!renamesColumns(version))
    return `RENAME COLUMN, by which the columns exchange their names, came with MySQL 8.0 and MariaDB 10.5.`;
  const attached = attachedTo(before, table, column);
  const key = table.constraints.some(
    (c) => (c.type === 'primary-key' || c.type === 'foreign-key') && c.columns.includes(column.id),
  );
  if (key || column.identity || attached.referrers.length > 0)
    return `${at} is a key, or refers to one. ${dialect.title} copies the table to change it, and refuses while foreign keys lie on it: use a tool that copies it beside the servers, such as gh-ost or pt-online-schema-change, and change what refers to it along.`;
  const words = { verb: 'change', fresh: 'the column beside', computed: 'Change what it is computed as instead.' };
  const triggers = inTheWayOfTriggers(table, column, attached, words, context);
  if (triggers) return triggers;
  if (definition.generated || definition.serial || /\bon\s+update\b/i.test(definition.default?.text ?? ''))
    return `The server would give ${at} its values by itself, and a trigger can't.`;
  if (definition.constraints.length > 0)
    return `The statement also adds a constraint to ${at}. Give that a statement of its own.`;
  const bound = table.constraints.filter(
    (c) =>
      c.type !== 'unique' &&
      c.type !== 'not-null' &&
      (c.columns.includes(column.id) || c.expression?.columns.includes(column.name)),
  );
  if (bound.length > 0)
    return `${list(bound.map((c) => c.name))} rests on ${at}, and ${dialect.title} copies the table to give it to another column. Drop it first, or use a tool that copies the table beside the servers, such as gh-ost or pt-online-schema-change.`;
  if (attached.views.length > 0)
    return `${list(attached.views.map((view) => view.name))} reads ${at}, and which column that is must not change under a view. Drop it in this release, and make it again when the type has changed.`;
  const counted = table.columns.find((c) => c !== column && c.default?.columns.includes(column.name));
  if (counted) return `The default of ${counted.name} is computed from ${at}. Drop that first.`;
  if (attached.generated.length > 0)
    return `${list(attached.generated.map((c) => c.name))} is computed from ${at}. Drop that first.`;
  const odd = attached.indexes.find(
    (index) =>
      /^(fulltext|spatial)$/i.test(index.method ?? '') ||
      index.elements.some((e) => e.columnId === undefined) ||
      (/text$|blob$/.test(definition.type.name) &&
        index.elements.some((e) => e.columnId === column.id && !/\(\s*\d+\s*\)/.test(e.text))),
  );
  if (odd) return `The index ${odd.name} can't be made over the column beside as it is over ${at}. Drop it first.`;
  const positional = byPosition(table, [...previous, ...[next() ?? []].flat()]);
  if (positional.length > 0)
    return `${Versions(positional)} inserts into ${label} without naming columns, which fails as soon as there is one more.`;
  return undefined;
}

/** RENAME COLUMN: MySQL 8.0, MariaDB 10.5. */
function renamesColumns(version: number): boolean {
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  return major < 10 ? major >= 8 : major > 10 || minor >= 5;
}

function planOf(exchange: Exchange, context: RecipeContext): Plan | Refusal {
  const { table, name, label, column, definition, fresh, forward, attached } = exchange;
  const { dialect, before, previous } = context;
  const at = `${label}.${column.name}`;
  const [from, to] = [showType(column.type), showType(definition.type)];
  const dualWrite = dialect.dualWrite({
    table: name,
    from: [{ column: column.name }],
    to: [{ column: fresh, type: definition.type, value: (of) => forward.value(of(column.name)) }],
    catalog: before,
  });
  if (dualWrite.refused) return { refused: dualWrite.refused };
  const key = walkingKey(before, table);
  const backfill = dialect.backfill({
    table: name,
    ...(key === undefined ? {} : { key }),
    assignments: dualWrite.assignments,
    where: dualWrite.outOfStep,
    batch: 1000,
  });
  const { copies, steps, returns } = exchangeOnMysql(exchange, dualWrite, context);
  const quoted = [column.name, fresh].map(dialect.quote);
  const lost = `SELECT count(*) FROM ${sqlName(name, dialect)} WHERE ${quoted[0]} IS NOT NULL AND ${quoted[1]} IS NULL`;
  const zoned = [column.type, definition.type].filter((type) => type.name === 'timestamp').length === 1;
  const beside: ColumnDefinition = {
    name: fresh,
    at: { start: 0, end: 0 },
    type: definition.type,
    notNull: false,
    ...(definition.collation ? { collation: definition.collation } : {}),
    constraints: [],
  };
  return {
    recipe: 'change-column-type',
    title: `Change ${at} from ${from} to ${to} in two releases`,
    steps: [
      step(
        'expand',
        `Add ${label}.${fresh} and fill it from ${column.name}`,
        [doing({ kind: 'add-column', table: name, column: beside, ifNotExists: false }), ...doingAll(dualWrite.create)],
        {
          down: [
            ...doingAll(dualWrite.drop),
            doing({ kind: 'drop-column', table: name, column: fresh, ifExists: false, cascade: false }),
          ],
        },
      ),
      step('backfill', `Fill ${label}.${fresh} of the rows that are there`, [{ sql: backfill }], {
        transaction: false,
      }),
      ...copies,
      ...steps,
    ],
    servers: [
      `${Versions(previous)} goes on reading and writing ${column.name} as ${from}.`,
      `The new server works with ${column.name} as ${from} and as ${to}, as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names ${fresh}.`,
      `The server after it may count on ${to}.`,
    ],
    notes: [
      ...(forward.fits
        ? []
        : [
            `What does not fit ${to} is NULL in ${fresh} and stays as it is in ${column.name}. Settle such rows before the contract step, which refuses them: ${lost}.`,
          ]),
      ...(definition.notNull && !column.notNull
        ? [
            `${column.name} becomes NOT NULL as well: give its rows a value before the contract step, which stops at a NULL.`,
          ]
        : []),
      'Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.',
      ...(zoned
        ? [
            'The conversion looks at time_zone: it must be the same for all sessions, and for the backfill. The contract step stops where it was not.',
          ]
        : []),
      ...(returns
        ? []
        : ['There is no way back from the contract step, as not every new value can be told in the old type.']),
      ...(key === undefined
        ? [
            `${label} has no NOT NULL column with an index to walk along: the rows are filled by one UPDATE, which keeps them locked until it ends.`,
          ]
        : []),
      ...(attached.functions.length > 0
        ? [`${attached.functions.join(', ')} names ${column.name}: make sure that it works with both types.`]
        : []),
      ...firedNotes(table),
      ...newColumnNotes(table, label, previous),
      `At the end ${column.name} stands last in the table.`,
    ],
  };
}

/** Nothing is written anew, but the old server would not know the type: the statement waits. */
function postponed(
  change: ChangeOf<'redefine-column'>,
  at: string,
  type: Typed['type'],
  context: RecipeContext,
): Plan | Refusal {
  const { previous, dialect, before } = context;
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  const { answer } = ask(previous, (contract) =>
    contract.column({ relation: table?.id ?? 0, column: column?.id ?? 0 }),
  );
  if (answer.verdict === 'unused')
    return { refused: `${versions(previous)} does not use ${at}: there is nothing to wait for.` };
  const [from, to] = [showType(type), showType(change.definition.type)];
  const statement = doing(change);
  const { collation, comment, default: value } = column ?? {};
  const original: ColumnDefinition = {
    name: change.column,
    at: change.at,
    type,
    notNull: column?.notNull ?? false,
    ...(value ? { default: value } : {}),
    ...(collation ? { collation } : {}),
    ...(comment === undefined ? {} : { comment }),
    constraints: [],
  };
  const plan: Plan = {
    recipe: 'change-column-type',
    title: `Change ${at} from ${from} to ${to} in the next release`,
    steps: [
      step('contract', `Change ${at} to ${to}`, [online(statement, context) ?? statement], {
        down: [doing({ kind: 'redefine-column', table: change.table, column: change.column, definition: original })],
      }),
    ],
    takes: [change],
    servers: [
      `${Versions(previous)} goes on reading and writing ${change.column} as ${from}.`,
      `The new server works with ${change.column} as ${from} and as ${to}, as the type changes while it runs.`,
    ],
    notes: [
      'No row is written anew, so the statement takes a moment whenever it runs.',
      ...dialect.facts(change, before, context.version).assumes,
    ],
  };
  const late = inTheWay(plan, context, change.table.name);
  return late === undefined ? plan : { refused: late };
}
