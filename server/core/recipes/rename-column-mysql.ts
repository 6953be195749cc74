import type { Contract } from '../contract/contract.ts';
import type { ColumnDefinition } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { indexOver } from './index-over.ts';
import { walkingKey } from './key.ts';
import { requireValues } from './online-alter.ts';
import type { Plan, PlanStatement, RecipeContext, Refusal } from './recipe.ts';
import { nameOf, type Rename } from './rename-subject.ts';
import { doing, doingAll, freeName, step } from './statements.ts';
import { byPosition, firedNotes, newColumnNotes, Versions } from './wording.ts';

/**
 * On MySQL the copy must stay: without transactions for DDL there is no instant at which the triggers go and the original takes the
 * new name. The order of the contract step is that of its laws: defaults first, then triggers, then the column, NOT NULL last.
 */
export function renameOnMysql(rename: Rename, context: RecipeContext): Plan | Refusal {
  const { change, table, label, column, attached, dualWrite, copy } = rename;
  const { dialect, before, previous } = context;
  const [from, to] = [column.name, change.to];
  const hindrance = inTheWay(rename, previous);
  if (hindrance) return { refused: hindrance };
  if (!column.notNull && column.default) {
    return {
      refused: `${from} may be NULL and has a default, so a NULL that a new server writes to ${to} looks like an old server's INSERT without ${from}.`,
    };
  }
  const key = walkingKey(before, table);
  const backfill = dialect.backfill({
    table: change.table,
    ...(key === undefined ? {} : { key }),
    assignments: [{ column: to, value: dialect.quote(from) }],
    where: dualWrite.outOfStep,
    batch: 1000,
  });
  const drop = (name: string): PlanStatement =>
    doing({ kind: 'drop-column', table: change.table, column: name, ifExists: false, cascade: false });
  const redefine = (definition: ColumnDefinition): PlanStatement =>
    doing({ kind: 'redefine-column', table: change.table, column: definition.name, definition });
  const add = (definition: ColumnDefinition): PlanStatement =>
    doing({ kind: 'add-column', table: change.table, column: definition, ifNotExists: false });
  const whole: ColumnDefinition = {
    ...copy,
    type: column.type,
    notNull: column.notNull,
    ...(column.default ? { default: column.default } : {}),
    ...(column.comment === undefined ? {} : { comment: column.comment }),
  };
  const original: ColumnDefinition = { ...copy, name: from };
  /** NOT NULL comes last, and in strict mode: or '' would take the place of a NULL. */
  const asItWas = (definition: ColumnDefinition): PlanStatement[] => {
    if (!definition.notNull) return definition.comment === undefined ? [] : [redefine(definition)];
    const empty = `SELECT 1 FROM ${nameOf(rename, context)} WHERE ${dialect.quote(definition.name)} IS NULL`;
    return [
      { sql: dialect.guard(empty, `${label}.${definition.name} is NULL in some rows`) },
      ...requireValues(change.table, definition, dialect),
    ];
  };
  const copies = attached.indexes.map((index) => {
    const name = freeName(index.name, `_${to}`, dialect.maxIdentifier, (n) => before.names.has(`${table.schema}.${n}`));
    const gone = doing({
      kind: 'drop-index',
      index: { name },
      table: change.table,
      concurrently: false,
      ifExists: false,
      cascade: false,
    });
    const over = (of: string, as: string): PlanStatement =>
      indexOver(index, table, change.table, { from, to: of }, as, context);
    const made = over(to, name);
    const alone = index.elements.length === 1;
    const old = doing({
      kind: 'drop-index',
      index: { name: index.name },
      table: change.table,
      concurrently: false,
      ifExists: false,
      cascade: false,
    });
    const renamed = doing({ kind: 'rename-index', index: { name }, table: change.table, to: index.name });
    const back = [
      doing({ kind: 'rename-index', index: { name: index.name }, table: change.table, to: name }),
      over(from, index.name),
    ];
    return { index, made, gone, dropOld: alone ? [] : [old], renamed, back };
  });
  const unsynced = doingAll(dualWrite.drop);
  const gate = `SELECT count(*) FROM ${nameOf(rename, context)} WHERE ${dualWrite.outOfStep}`;
  return {
    recipe: 'rename-column',
    title: `Rename ${label}.${from} to ${to} in two releases`,
    steps: [
      step(
        'expand',
        `Add ${label}.${to} and keep it in step with ${from}`,
        [add(copy), ...doingAll(dualWrite.create)],
        {
          down: [...unsynced, drop(to)],
        },
      ),
      step('backfill', `Fill ${label}.${to} of the rows that are there`, [{ sql: backfill }], { transaction: false }),
      ...copies.map(({ index, made, gone }) =>
        step('backfill', `Index ${label}.${to} as ${index.name} does ${from}`, [made], { down: [gone] }),
      ),
      step(
        'contract',
        `Drop ${label}.${from}; ${to} takes its place`,
        [
          ...(column.default
            ? [doing({ kind: 'set-default', table: change.table, column: to, default: column.default })]
            : []),
          ...(column.notNull && !column.default ? [redefine(original)] : []),
          ...unsynced,
          ...copies.flatMap(({ dropOld }) => dropOld),
          drop(from),
          ...copies.map(({ renamed }) => renamed),
          ...asItWas(whole),
        ],
        {
          down: [
            // What is written to the new column first, so that nothing is lost while the rest is filled.
            add(column.default ? { ...original, default: column.default } : original),
            ...doingAll(dualWrite.create.slice(0, 2)),
            { sql: `UPDATE ${nameOf(rename, context)} SET ${dialect.quote(from)} = ${dialect.quote(to)}` },
            ...doingAll(dualWrite.create.slice(2)),
            ...copies.flatMap(({ back }) => back),
            ...asItWas({ ...whole, name: from }),
            // What the old server leaves out of it, once it is back, would else look like a value that it was given.
            ...(column.notNull ? [redefine(copy)] : []),
          ],
        },
      ),
    ],
    servers: [
      `${Versions(previous)} goes on reading and writing ${from}.`,
      `The new server reads and writes ${to} only, and never names ${from}; it starts when ${gate} says 0.`,
    ],
    notes: [
      'Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.',
      ...(key === undefined
        ? [
            `${label} has no NOT NULL column with an index to walk along: the rows are filled by one UPDATE, which keeps them locked until it ends.`,
          ]
        : []),
      ...firedNotes(table),
      ...newColumnNotes(table, label, previous),
    ],
  };
}

function inTheWay({ table, label, column, attached }: Rename, previous: readonly Contract[]): string | undefined {
  const positional = byPosition(table, previous);
  if (positional.length > 0)
    return `${Versions(positional)} inserts into ${label} without naming columns, which fails as soon as there is one more.`;
  const name = `${label}.${column.name}`;
  const keys = table.constraints.filter((c) => attached.constraints.includes(c.name) && c.type !== 'unique');
  if (keys.length > 0)
    return `${list(keys.map((c) => c.name))} holds on to ${name}, and MySQL can't give it to a copy without a moment in which it does not hold.`;
  if (attached.referrers.length > 0) return `Foreign keys of other tables refer to ${name}.`;
  if (attached.generated.length > 0)
    return `${list(attached.generated.map((c) => c.name))} is computed from ${name}; make it anew over the new column first.`;
  if (attached.views.length > 0)
    return `${list(attached.views.map((view) => view.name))} reads ${name}: a view of MySQL keeps the old name and fails. Change it first.`;
  if (attached.functions.length > 0) return `${list(attached.functions)} names ${column.name}: replace it first.`;
  if (attached.indexes.some((index) => index.elements.some((e) => e.columnId === undefined)))
    return `An index computes a value from ${name}.`;
  return undefined;
}
