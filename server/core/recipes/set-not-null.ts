import { ask } from '../contract/ask.ts';
import { type Column, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition, Expression } from '../schema/change.ts';
import { attachedTo } from './attached.ts';
import { walkingKey } from './key.ts';
import { changesOnly } from './modify.ts';
import { meansSame } from './names.ts';
import { proveNotNull } from './not-null.ts';
import { placeholder } from './placeholder.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext } from './recipe.ts';
import { doing, step } from './statements.ts';
import { firedNotes, Versions, versions } from './wording.ts';

type Requiring = ChangeOf<'set-not-null' | 'redefine-column'>;

export default defineRecipe({
  id: 'set-not-null',
  on: ['set-not-null', 'redefine-column'],
  title: 'Split SET NOT NULL: fill the rows now, forbid NULL in the next release',
  about:
    'Fills the rows now and forbids NULL when the server that writes it is gone. A CHECK that is first enforced for new rows, then proven for the old ones while writes go on, makes SET NOT NULL instant; MySQL and MariaDB read the rows while writes go on, in strict mode, so that no NULL turns into an empty value. Where the previous server provably never leaves the column NULL, all of it ships with this release.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
    change: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
  },
  plan(change, context) {
    const { before, previous, dialect } = context;
    const table = findTable(before, change.table);
    const known = table?.columns.find((c) => c.name === change.column);
    if (!table || !known)
      return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
    // What the release gives it further down stands in as well, and stays.
    const column = { ...known, ...defaultToCome(change, context) };
    const label = `${displayName(before, table)}.${column.name}`;
    if (column.notNull) return { refused: `${label} is NOT NULL already.` };
    if (change.kind === 'redefine-column' && !onlyRequires(change, column, context))
      return {
        refused: `The statement changes more of ${label} than that it is NOT NULL. Give each change a statement of its own.`,
      };
    if (table.foreign)
      return { refused: `${displayName(before, table)} is a foreign table: its rows are not kept here.` };
    const id = { relation: table.id, column: column.id };
    const writes = ask(previous, (contract) => contract.leavesNull(id, false));
    const safeNow = writes.answer.verdict === 'unused';
    const value = filler(change, table, column, context);
    const phase = safeNow ? 'backfill' : 'contract';
    const definition = change.kind === 'redefine-column' ? { definition: change.definition } : {};
    const subject = { table: change.table, schema: table.schema, column: column.name, label, ...definition };
    const filling = value ? fill(change, table, value, context) : undefined;
    const standIn = value && !column.default && !safeNow;
    const setDefault =
      value && doing({ kind: 'set-default', table: change.table, column: column.name, default: value });
    const dropDefault = withoutDefault(change, column);

    const steps: PlanStep[] = [
      ...(standIn && setDefault
        ? [
            step('expand', `Let ${label} stand at ${value.text} where it is left out`, [setDefault], {
              down: [dropDefault],
            }),
          ]
        : []),
      ...(filling
        ? [
            step('backfill', `Fill the rows in which ${label} is NULL`, [filling.sql], {
              transaction: filling.transaction,
            }),
          ]
        : []),
      // First the rows, then the CHECK: while it stands, a row that is still NULL can't be changed in any column.
      ...(filling && !safeNow
        ? [
            step('contract', `Fill what ${versions(previous)} left NULL since`, [filling.sql], {
              transaction: filling.transaction,
            }),
          ]
        : []),
      ...proveNotNull(subject, phase, before, dialect, !filling),
    ];
    const last = steps.at(-1);
    // MODIFY says the default anew.
    if (standIn && last && setDefault && change.kind === 'set-not-null') {
      steps[steps.length - 1] = {
        ...last,
        statements: [...last.statements, dropDefault],
        down: [setDefault, ...last.down],
      };
    }
    return {
      recipe: 'set-not-null',
      title: safeNow ? `Set ${label} NOT NULL without a long lock` : `Set ${label} NOT NULL in the next release`,
      steps,
      servers: [
        `The new server writes a value to ${label} in every row it inserts or changes.`,
        ...(safeNow
          ? []
          : [
              `${Versions(previous)} may go on writing NULL until it is gone; the new server still reads NULL in its rows.`,
              ...(value ? [`${Versions(previous)} reads ${value.text} where it left ${column.name} NULL or out.`] : []),
            ]),
      ],
      notes: [
        ...(value
          ? [
              `Rows without a value get ${value.text}: put another value there if it means something else to the servers.`,
            ]
          : [
              `No value can be made up for ${label}: fill its rows before the contract step. While there are any, the plan stops.`,
            ]),
        ...(filling ? firedNotes(table) : []),
        ...(standIn
          ? [
              `The default ${value.text} stands in for INSERTs of ${versions(previous)} that leave the column out, and goes with the last step.`,
            ]
          : []),
      ],
    };
  },
});

/** MODIFY gives a whole definition: a default may come along with NOT NULL, and nothing else. */
const onlyRequires = (change: ChangeOf<'redefine-column'>, column: Column, context: RecipeContext): boolean =>
  change.definition.notNull &&
  (changesOnly('not null', change, column, context) ||
    (!column.default && changesOnly('not null', { ...change, definition: bare(change.definition) }, column, context)));

function bare({ default: _, ...definition }: ColumnDefinition): ColumnDefinition {
  return definition;
}

/** In MySQL a column that may be NULL and has no default must be given all the same; with NULL as its default it may be left out. */
const withoutDefault = (change: Requiring, column: Column): PlanStatement =>
  change.kind === 'redefine-column'
    ? doing({
        kind: 'set-default',
        table: change.table,
        column: column.name,
        default: { text: 'NULL', form: 'null', columns: [], calls: [] },
      })
    : doing({ kind: 'drop-default', table: change.table, column: column.name });

function defaultToCome({ table, column }: Requiring, { later, before }: RecipeContext): Pick<Column, 'default'> {
  const given = later.find(
    (each) => each.kind === 'set-default' && each.column === column && meansSame(each.table, table, before),
  );
  return given?.kind === 'set-default' && given.default.form !== 'null' ? { default: given.default } : {};
}

/** The column's own default where it says the same for all rows, else a value that says nothing; none where it might collide. */
function filler(change: Requiring, table: Table, column: Column, { before }: RecipeContext): Expression | undefined {
  const attached = attachedTo(before, table, column);
  if (attached.indexes.some((index) => index.unique)) return undefined;
  if (column.default) return column.default;
  if (change.kind === 'redefine-column' && change.definition.default?.form === 'constant')
    return change.definition.default;
  return attached.constraints.length > 0 ? undefined : placeholder(column.type, before);
}

function fill(
  change: Requiring,
  table: Table,
  value: Expression,
  { before, dialect }: RecipeContext,
): { readonly sql: PlanStatement; readonly transaction: boolean } {
  const key = walkingKey(before, table);
  const sql = dialect.backfill({
    table: change.table,
    ...(key === undefined ? {} : { key }),
    assignments: [{ column: change.column, value: value.text }],
    where: `${dialect.quote(change.column)} IS NULL`,
    batch: 1000,
  });
  return { sql: { sql }, transaction: key === undefined };
}
