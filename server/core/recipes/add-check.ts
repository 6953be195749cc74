import type { Contract } from '../contract/contract.ts';
import { type Column, childrenOf, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, ConstraintDefinition } from '../schema/change.ts';
import { satisfies } from '../sql/satisfies.ts';
import { filledBy } from './filled-by.ts';
import { dropKey, tableName } from './key-steps.ts';
import { alone, online } from './online-alter.ts';
import { defineRecipe, type Plan, type PlanStep, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

type Check = Extract<ConstraintDefinition, { type: 'check' }>;

export default defineRecipe({
  id: 'add-check',
  on: ['add-constraint'],
  title: 'Add the CHECK when no server breaks it any more, and prove it while writes go on',
  about:
    'Stops if a row breaks the CHECK, adds it NOT VALID, and validates it in a transaction of its own while writes go on. Also NOT VALID it refuses new rows, and any change of a row that breaks it, so all of it waits for the next release unless the previous server fills none of its columns, or knows none of them and leaves a value that satisfies it. MySQL and MariaDB have no NOT VALID and copy the table: there only the release is another one.',
  example: {
    schema: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
    change: 'ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0);',
  },
  plan(change, context) {
    const { before, after, dialect, previous } = context;
    const { constraint } = change;
    if (constraint.type !== 'check') return { refused: 'This is not a CHECK.' };
    const table = findTable(before, change.table);
    if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
    const label = displayName(before, table);
    if (constraint.notEnforced) return { refused: 'The CHECK is not enforced: it reads no row and refuses none.' };
    if (table.persistence === 'temporary') return { refused: `${label} is a temporary table: nobody else writes it.` };
    if (table.foreign) return { refused: `${label} is a foreign table: its rows are not kept here, and not checked.` };
    const known = new Set(table.constraints.map((c) => c.name));
    const made = findTable(after, change.table)?.constraints.find((c) => c.type === 'check' && !known.has(c.name));
    if (!made) return { refused: `The CHECK can't be added as it is written.` };
    const name = constraint.name ?? made.name;
    const now = neverBroken(constraint, table, made.columns, context);
    if (dialect.id === 'mysql') return onMysql(change, constraint, name, label, now, context);
    if (now && constraint.notValid) return { refused: 'The CHECK is added without reading the rows already.' };
    const phase = now ? 'expand' : 'contract';
    const broken = brokenRows(change, constraint, table, context);
    const stop = dialect.guard(broken, `rows of ${label} do not satisfy ${name}`);
    const checked = doing({ ...bare(change), constraint: { ...constraint, name, notValid: true } });
    const validated = doing({ kind: 'validate-constraint', table: change.table, constraint: name });
    const steps: PlanStep[] = [
      ...(constraint.notValid
        ? []
        : [step(phase, `Stop if a row of ${label} does not satisfy ${name}`, [{ sql: stop }])]),
      step(phase, `Check new and changed rows of ${label}`, [checked], { down: [dropKey(change, name)] }),
      // A transaction of its own: the lock of the step before must be gone while the rows are read.
      ...(constraint.notValid
        ? []
        : [step(now ? 'backfill' : 'contract', `Check the rows of ${label} that are there`, [validated])]),
    ];
    return {
      recipe: 'add-check',
      title: now ? `Add ${name} to ${label} without a long lock` : `Add ${name} to ${label} in the next release`,
      steps,
      servers: serversOf(constraint, label, now, previous),
      notes: [
        `Find the rows that do not satisfy it, and correct them first: ${broken.replace('SELECT 1', 'SELECT *')}. A row that does not can't be changed in any column once the CHECK stands.`,
        ...(now ? [] : [mayShipNow(previous, name)]),
      ],
    };
  },
});

const bare = ({ at: _, ...change }: ChangeOf<'add-constraint'>): Omit<ChangeOf<'add-constraint'>, 'at'> => change;

const mayShipNow = (previous: readonly Contract[], name: string): string =>
  `That ${versions(previous)} writes nothing that breaks ${name} can't be told here. If it surely does not, all of it may ship with this release.`;

function serversOf({ expression }: Check, label: string, now: boolean, previous: readonly Contract[]): string[] {
  return [
    `The new server writes rows of ${label} that satisfy ${expression.text}, and no others.`,
    ...(now ? [] : [`${Versions(previous)} may write others until it is gone; the new server can read them.`]),
  ];
}

/**
 * Whether no row of a previous server can break it: none fills its columns, so what is there and found clean stays clean; or none
 * knows its one column, and what their rows hold there satisfies it.
 */
function neverBroken(
  { expression }: Check,
  table: Table,
  columns: readonly number[],
  { before, previous }: RecipeContext,
): boolean {
  if (previous.length === 0 || columns.length === 0) return false;
  if (filledBy(previous, before, table, columns).verdict === 'unused') return true;
  const [only, ...others] = table.columns.filter((column) => columns.includes(column.id));
  if (!only || others.length > 0 || previous.some((contract) => mayKnow(contract, table, only))) return false;
  if (only.generated || only.identity || table.triggers.length > 0) return false;
  return satisfies(expression.text, only.name, only.default?.text ?? null) === 'yes';
}

/** By this id or by this name: a column that was dropped before may have had it. */
const mayKnow = ({ catalog }: Contract, table: Table, column: Column): boolean => {
  const own = catalog.relations.get(table.id);
  return own?.kind !== 'table' || own.columns.some((c) => c.id === column.id || c.name === column.name);
};

function brokenRows(
  change: ChangeOf<'add-constraint'>,
  { expression, noInherit }: Check,
  table: Table,
  { before, dialect }: RecipeContext,
): string {
  const only = !table.partitionBy && (noInherit || change.only) && childrenOf(before, table.id).length > 0;
  return `SELECT 1 FROM ${only ? 'ONLY ' : ''}${tableName(change.table, dialect)} WHERE NOT (${expression.text})`;
}

/** There is no other way than to copy the table; what is left is when. */
function onMysql(
  change: ChangeOf<'add-constraint'>,
  constraint: Check,
  name: string,
  label: string,
  now: boolean,
  context: RecipeContext,
): Plan | Refusal {
  const { dialect, previous } = context;
  const plain = alone({ ...change, constraint: { ...constraint, name } });
  const calm = online(plain, context);
  const copies = `${dialect.title} copies ${label} to add a CHECK, and writes wait meanwhile: for a large table use a tool that copies it beside the servers, such as gh-ost or pt-online-schema-change.`;
  if (now)
    return {
      refused: calm ? 'The CHECK can be added at once, while writes go on.' : copies,
    };
  const broken = `SELECT * FROM ${tableName(change.table, dialect)} WHERE NOT (${constraint.expression.text})`;
  return {
    recipe: 'add-check',
    title: `Add ${name} to ${label} in the next release`,
    steps: [step('contract', `Check the rows of ${label}`, [calm ?? plain], { down: [dropKey(change, name)] })],
    servers: serversOf(constraint, label, now, previous),
    notes: [
      `Find the rows that do not satisfy it, and correct them first, or the step fails: ${broken}.`,
      ...(calm ? [] : [copies]),
      mayShipNow(previous, name),
    ],
  };
}
