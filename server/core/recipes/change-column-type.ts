import { apply } from '../schema/apply.ts';
import { type Column, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { Change, ChangeOf, Expression } from '../schema/change.ts';
import { showType, type TypeReference } from '../schema/types.ts';
import { changeTypeOnMysql } from './change-type-mysql.ts';
import { alwaysFits } from './conversion.ts';
import { enumGroup } from './enum-group.ts';
import { exchange } from './exchange.ts';
import { columnFormula, type Formula, readFormula, withoutStrings } from './formula.ts';
import { mentions, sqlName } from './names.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type Plan, type RecipeContext, type Refusal } from './recipe.ts';
import { refusesNull } from './rename-subject.ts';
import { doingAll, step } from './statements.ts';
import { besideSteps, proofs, type Swap, swapOf } from './swap.ts';
import { firedNotes, newColumnNotes, Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'change-column-type',
  on: ['set-column-type', 'redefine-column'],
  title: 'Split the change of type: fill a column beside, exchange the two in the next release',
  about:
    'Adds a column of the new type that a trigger fills from the original, whatever a server writes there; no server names it. In the next release, when nobody knows the old type only, the two are exchanged in one short transaction, with indexes, constraints and default. What does not fit becomes NULL beside and stays as it is in the original, and must be settled before the exchange. Until then the new server works with both types. Where nothing has to be written anew, the statement itself waits for the next release. It refuses where no server could tell old values from new ones, as with another unit, and for keys. On MySQL and MariaDB, where MODIFY would copy the table while writes wait, the two exchange their names between LOCK TABLES and UNLOCK TABLES; it refuses there what no trigger could convert without ever failing, and columns with a CHECK.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, quantity int NOT NULL);',
    change: 'ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;',
  },
  plan(change, context) {
    if (change.kind === 'redefine-column') return changeTypeOnMysql(change, context);
    const { before, dialect, version } = context;
    const refuse = (refused: string): Refusal => ({ refused });
    const table = asItWas(findTable(before, change.table), change, context);
    const column = table?.columns.find((c) => c.name === change.column);
    if (!table || !column)
      return refuse(`${change.table.name}.${change.column} is not a column of a table that is known here.`);
    const label = displayName(before, table);
    const at = `${label}.${column.name}`;
    if (enumGroup(change, context))
      return refuse(`${at} gets an enum that takes the place of another: see remove-enum-value, which changes both.`);
    const types = [column.type, change.type] as const;
    const compared = dialect.compareTypes(...types, before);
    const { rewrite, scan, indexBuild, assumes } = dialect.facts(change, before, version);
    const inPlace = rewrite.length === 0 && scan.length === 0 && indexBuild.length === 0;
    if (inPlace && (compared === 'same' || compared === 'widens'))
      return refuse(
        `${at} needs no plan: from ${showType(types[0])} to ${showType(types[1])} no row is written anew, and ${versions(context.previous)} goes on as before.`,
      );
    const together = sameColumn(change, context);
    if ('refused' in together) return together;
    if (inPlace) return postponed(change, column, label, together.takes, assumes, context);
    const domain = refusesNull(change.type, before);
    if (domain)
      return refuse(
        `The domain ${domain} takes no NULL, and the column beside is NULL until it is filled. Change ${at} to a domain that takes NULL, and make the column NOT NULL.`,
      );
    const forward = forwardOf(change, table, column, context);
    if ('refused' in forward) return forward;
    const mixed = mixedUp(change, column.type, forward, context);
    if (mixed !== undefined)
      return refuse(
        `${mixed}, and under one name no server can tell which of the two it reads or has to write. Give the new values a column of their own: ADD COLUMN, UPDATE and DROP COLUMN in one migration are split.`,
      );
    if (dependsOnZone(column.type, change.type, forward) && before.timeZone)
      return refuse(
        `The migration sets TimeZone to ${before.timeZone.value}, which the trigger would not see. Say USING ${dialect.quote(column.name)} AT TIME ZONE '${before.timeZone.value}' instead.`,
      );
    const end = together.said.reduce((now, each) => apply(now, each).catalog, context.after);
    const fresh = end.relations.get(table.id);
    const later = fresh?.kind === 'table' ? fresh.columns.find((c) => c.id === column.id) : undefined;
    const swap = swapOf(
      {
        table,
        name: change.table,
        label,
        column,
        type: change.type,
        ...(later?.collation ? { collation: later.collation } : {}),
        forward,
        back: undefined,
        default: together.default === undefined ? later?.default : (together.default ?? undefined),
        notNull: together.notNull ?? column.notNull,
        ...(later ? { ends: later } : {}),
      },
      context,
    );
    if ('refused' in swap) return swap;
    const plan = { ...planOf(withWayBack(swap, change, context), context), takes: [change, ...together.takes] };
    const hindered = inTheWay(plan, context, label);
    return hindered ? refuse(hindered) : plan;
  },
});

/** What the migration does to the column before, such as dropping its default, waits with the change: so it is taken as it was. */
function asItWas(
  now: Table | undefined,
  { table, column }: ChangeOf<'set-column-type'>,
  { start }: RecipeContext,
): Table | undefined {
  const first = findTable(start, table);
  if (!now || first?.id !== now.id) return now;
  const columns = now.columns.map((each) => {
    const was = first.columns.find((c) => c.id === each.id);
    if (!was || each.name !== column) return each;
    const { default: _, ...rest } = each;
    return { ...rest, notNull: was.notNull, ...(was.default ? { default: was.default } : {}) };
  });
  return { ...now, columns };
}

function planOf(swap: Swap, context: RecipeContext): Plan {
  const { label, column, fresh, partial, table, attached } = swap;
  const { previous, dialect } = context;
  const at = `${label}.${column.name}`;
  const [from, to] = [showType(column.type), showType(swap.definition.type)];
  const { steps, copies } = besideSteps(swap, context);
  const proven = proofs(swap, context);
  const { guards, removing, taking, validate, down } = exchange(swap, proven.proof, copies, context);
  const lost = `SELECT count(*) FROM ${sqlName(swap.name, dialect)} WHERE ${dialect.quote(column.name)} IS NOT NULL AND ${dialect.quote(fresh)} IS NULL`;
  return {
    recipe: 'change-column-type',
    title: `Change ${at} from ${from} to ${to} in two releases`,
    steps: [
      ...steps,
      ...proven.steps,
      step('contract', `Exchange ${at} for ${fresh}`, [...guards, ...removing, ...taking], { down }),
      ...(validate.length > 0
        ? [step('contract', `Prove the constraints of ${at} for the rows that are there`, validate)]
        : []),
    ],
    servers: [
      `${Versions(previous)} goes on reading and writing ${column.name} as ${from}.`,
      `The new server works with ${column.name} as ${from} and as ${to}, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names ${fresh}.`,
      ...(assignable(column.type, swap.definition.type)
        ? []
        : [
            `It says of what type its parameters are, as in INSERT … VALUES ($1::${to}): a column of ${from} takes that as well, and a statement that was prepared for ${from} fails for good once the columns are exchanged.`,
          ]),
      `The server after it may count on ${to}.`,
    ],
    notes: [
      ...(partial
        ? [
            `What does not fit ${to} is NULL in ${fresh} and stays as it is in ${column.name}. Settle such rows before the contract step, which refuses them: ${lost}.`,
          ]
        : []),
      `The contract step stops where ${fresh} is not what ${column.name} says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.`,
      `When the columns are exchanged, prepared statements that return ${column.name} fail once with "cached plan must not change result type": the server prepares them again.`,
      ...(dependsOnZone(column.type, swap.definition.type, swap.forward)
        ? ['The conversion looks at TimeZone: it must be the same for all sessions, and for the backfill.']
        : []),
      ...(down.length === 0
        ? [
            `There is no way back from the contract step, as it is not known how the old value is computed from the new one: say so with -- bellows: back ${column.name} = expression over ${column.name}.`,
          ]
        : [`Taking the contract step back writes ${column.name} of all rows, and builds its indexes, under one lock.`]),
      ...(attached.indexes.some((index) => index.unique)
        ? [
            `Two servers that insert the same new value at once may get a unique violation where ON CONFLICT alone would have settled it, as there are two unique indexes for a while. Let them try again.`,
          ]
        : []),
      ...(attached.functions.length > 0
        ? [`${attached.functions.join(', ')} names ${column.name}: make sure that it works with both types.`]
        : []),
      ...firedNotes(table),
      ...newColumnNotes(table, label, previous),
      `At the end ${column.name} stands last in the table. Privileges on single columns are not copied: grant those of ${column.name} on ${fresh} as well.`,
    ],
  };
}

/** Whether the session decides what is meant: a moment is another day elsewhere. */
const dependsOnZone = (from: TypeReference, to: TypeReference, { text }: Formula): boolean =>
  [from, to].filter(({ name }) => / with time zone$/.test(name)).length === 1 &&
  [from, to].every(({ name }) => /^(date|time)/.test(name)) &&
  !/at\s+time\s+zone/i.test(text);

interface Together {
  readonly takes: readonly Change[];
  /** Comments on it, and how it is kept: they hold for the column that takes its place. */
  readonly said: readonly Change[];
  /** What the column ends with, where that is another; null: none. */
  readonly default?: Expression | null;
  readonly notNull?: boolean;
}

/** What else the migration does to the column: its defaults wait with the type, and nothing may count on the new type earlier. */
function sameColumn(
  change: ChangeOf<'set-column-type'>,
  { migration, later, before }: RecipeContext,
): Together | Refusal {
  const own = (other: Change): boolean =>
    other !== change && 'column' in other && other.column === change.column && mentions(other, change.table, before);
  const takes = migration.filter((other) => /^(set|drop)-(default|not-null)$/.test(other.kind) && own(other));
  // How values are kept goes by the type, so that may not be said before the exchange.
  const saying = (other: Change): boolean =>
    other.kind === 'comment' ||
    (other.kind === 'set-column-option' && (/^(statistics|options)$/.test(other.option) || !later.includes(other)));
  const said = later.filter((other) => own(other) && saying(other) && !other.inside);
  const odd = migration.find((other) => own(other) && !takes.includes(other) && !saying(other));
  if (odd)
    return {
      refused: `The migration also does something else to ${change.column} (${odd.kind.replaceAll('-', ' ')}). Give that a release of its own.`,
    };
  const word = JSON.stringify(change.column);
  const counting = later.find(
    (other) =>
      !takes.includes(other) &&
      !said.includes(other) &&
      mentions(other, change.table, before) &&
      JSON.stringify(other).includes(word),
  );
  if (counting)
    return {
      refused: `Later in this release there is a statement that finds ${change.column} with its old type then (${counting.kind.replaceAll('-', ' ')}). Move it to the next release.`,
    };
  const strict = takes.findLast((other) => /-not-null$/.test(other.kind));
  const byDefault = takes.findLast((other) => /-default$/.test(other.kind));
  return {
    takes,
    said,
    ...(strict ? { notNull: strict.kind === 'set-not-null' } : {}),
    ...(byDefault ? { default: byDefault.kind === 'set-default' ? byDefault.default : null } : {}),
  };
}

/** Whether a parameter of one type goes into a column of the other without a cast. */
const assignable = (from: TypeReference, to: TypeReference): boolean =>
  TEXT.test(to.name) || [NUMBER, TIME].some((kind) => kind.test(from.name) && kind.test(to.name));
const TEXT = /^(text|character varying|bpchar|character)$/;
const NUMBER = /^(smallint|integer|bigint|numeric|real|double precision)$/;
const TIME = /^(date|timestamp with(out)? time zone)$/;

/** Nothing is written anew, but the old server would not know the type: the statement waits. */
function postponed(
  change: ChangeOf<'set-column-type'>,
  column: Column,
  label: string,
  takes: readonly Change[],
  assumes: readonly string[],
  context: RecipeContext,
): Plan {
  const at = `${label}.${column.name}`;
  const [from, to] = [showType(column.type), showType(change.type)];
  const { using: _, ...plain } = change;
  const order = context.migration.indexOf(change);
  const before = doingAll(takes.filter((other) => context.migration.indexOf(other) < order));
  const after = doingAll(takes.filter((other) => context.migration.indexOf(other) > order));
  // The migration's own setting decides whether rows are written anew, and what they mean.
  const set = context.before.timeZone?.value;
  const zone = set === undefined ? [] : [{ sql: `SET LOCAL TimeZone = ${context.dialect.literal(set)}` }];
  return {
    recipe: 'change-column-type',
    title: `Change ${at} from ${from} to ${to} in the next release`,
    steps: [
      step('contract', `Change ${at} to ${to}`, [...zone, ...before, { change }, ...after], {
        down: [...zone, { change: { ...plain, type: column.type } }],
      }),
    ],
    takes: [change, ...takes],
    servers: [
      `${Versions(context.previous)} goes on reading and writing ${column.name} as ${from}.`,
      `The new server works with ${column.name} as ${from} and as ${to}, as the type changes while it runs.`,
    ],
    notes: [
      'No row is written anew, so the statement takes a moment whenever it runs.',
      ...assumes,
      `When the type changes, prepared statements that return ${column.name} fail once with "cached plan must not change result type": the server prepares them again.`,
    ],
  };
}

function forwardOf(
  change: ChangeOf<'set-column-type'>,
  table: Table,
  column: Column,
  context: RecipeContext,
): Formula | Refusal {
  if (!change.using) return columnFormula(column, context.dialect.quote);
  const formula = readFormula(change.using.text, table, [table.name], context);
  if ('refused' in formula) return formula;
  const other = formula.columns.find((c) => c !== column);
  if (other || formula.columns.length === 0)
    return {
      refused: `USING computes ${column.name} from ${other ? other.name : 'nothing'}, so it is another column than before.`,
    };
  return formula;
}

/** Why values before and after the change can't be told apart, if so: whoever reads and writes them must understand both. */
function mixedUp(
  { using, column }: ChangeOf<'set-column-type'>,
  from: TypeReference,
  { text, value }: Formula,
  { dialect }: RecipeContext,
): string | undefined {
  const to = `${showType(from)}`;
  if (!using) return undefined;
  const read = dialect.readQuery(`SELECT ${text}`);
  const calls =
    'error' in read ? [] : read.queries.flatMap((query) => query.calls.map(({ name }) => name.name.toLowerCase()));
  const strange = calls.find((call) => !KEEPS.has(call));
  if (strange !== undefined) return `${strange} gives the values of ${column} (${to}) another form`;
  const plain = withoutStrings(text);
  if (/[*/%^+|]|(?<![<>-])-(?!>)/.test(plain))
    return `USING ${text} gives the values of ${column} (${to}) another meaning`;
  // What is left as it is can be written before and after.
  const keeps = /\belse\s+\(?(@(::text)?|null)\)?(::[\w."]+)?\s*end\b/i.test(value(() => '@'));
  if (/\bcase\b/i.test(plain) && !keeps) return `USING ${text} gives the values of ${column} (${to}) other names`;
  return undefined;
}

/** Functions after which a value still says the same, or less of it. */
const KEEPS = new Set(
  'trim btrim ltrim rtrim nullif coalesce left lower upper round trunc floor ceil ceiling date_trunc timezone substr substring'.split(
    ' ',
  ),
);

/** By a cast, where no USING computed anything; or as a comment says, which may name the column or the one beside it. */
function withWayBack(swap: Swap, change: ChangeOf<'set-column-type'>, context: RecipeContext): Swap {
  const { column, fresh, table, definition } = swap;
  const { dialect, back } = context;
  const said = back.get(column.name);
  if (said !== undefined) {
    const formula = readFormula(said, table, [table.name], context);
    if ('refused' in formula || formula.columns.some((c) => c !== column)) return swap;
    return { ...swap, back: formula.value((name) => dialect.quote(name === column.name ? fresh : name)) };
  }
  const text = change.using?.text ?? '';
  const value = dialect.quote(fresh);
  const zones = [...text.matchAll(/\bat\s+time\s+zone\s+('(?:[^']|'')*')/gi)].map(([, zone]) => zone);
  if (zones.length === 1)
    return {
      ...swap,
      back: / with time zone$/.test(definition.type.name)
        ? `${value} AT TIME ZONE ${zones[0]}`
        : `${value}::timestamp AT TIME ZONE ${zones[0]}`,
    };
  // Under one name only such conversions are left as keep what a value says, and that can be said in the old type as well.
  if (/\bcase\b|\bzone\b/i.test(withoutStrings(text))) return swap;
  const direct = alwaysFits(definition.type, column.type) || BUILT_IN.test(column.type.name);
  const type = sqlType(column.type, context);
  return { ...swap, back: direct ? `${value}::${type}` : `${value}::text::${type}` };
}

/** A type of the team's own may have any name. */
function sqlType(type: TypeReference, { before, dialect }: RecipeContext): string {
  const own = (type.schema === undefined ? before.searchPath : [type.schema]).some((schema) =>
    before.types.has(`${schema}.${type.name}`),
  );
  return own ? sqlName(type, dialect) + '[]'.repeat(type.dimensions) : showType(type);
}

const BUILT_IN =
  /^(smallint|integer|bigint|numeric|real|double precision|text|character varying|boolean|date|time(stamp)? with(out)? time zone|jsonb?|uuid)$/;
