import { displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition, ConstraintDefinition, Expression } from '../schema/change.ts';
import { walkingKey } from './key.ts';
import { proveNotNull } from './not-null.ts';
import { placeholder } from './placeholder.ts';
import {
  defineRecipe,
  type Plan,
  type PlanStatement,
  type PlanStep,
  type RecipeContext,
  type Refusal,
} from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { byPosition, firedNotes, newColumnNotes, Versions, versions } from './wording.ts';

type Adding = ChangeOf<'add-column'>;

export default defineRecipe({
  id: 'add-not-null-column',
  on: ['add-column'],
  title: 'Split the new NOT NULL column, so that no server and no row is left without a value',
  about:
    'Adds a column that every row must have, though the previous server does not know it. Without a default, a constant stands in until the next release; where none can be made up (dates, uuids, references), the column may be NULL until then. With a default that is computed for each row, the column is added empty, new rows get the default, the others are filled in batches, and a CHECK that is proven without a lock makes NOT NULL instant. It refuses stored computed and identity columns, and says so where the statement is safe as it is.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
    change: 'ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();',
  },
  plan(change, context) {
    const { before, dialect } = context;
    const table = findTable(before, change.table);
    const { column } = change;
    if (!table) return { refused: `${change.table.name} is not a table that is known here.` };
    const label = `${displayName(before, table)}.${column.name}`;
    if (table.columns.some((c) => c.name === column.name)) return { refused: `${label} is there already.` };
    const positional = byPosition(table, context.previous);
    if (dialect.id === 'mysql' && positional.length > 0)
      return {
        refused: `${Versions(positional)} inserts into ${displayName(before, table)} without naming columns, which fails as soon as there is one more.`,
      };
    if (column.generated)
      return {
        refused: `${label} is computed. A stored computed column writes the whole table again; compute it in a view, or fill a plain column by a trigger.`,
      };
    if (column.identity || (column.serial && dialect.id === 'mysql'))
      return {
        refused: `${label} numbers the rows itself, and the table is written again to number those that are there. Add a plain column, fill it, and give it the identity in the next release.`,
      };
    if (column.constraints.some((c) => c.type === 'primary-key'))
      return { refused: `${label} is to be the primary key: change the key in steps of its own.` };
    if (column.serial) return numbered(change, table, label, context);
    if (!column.default)
      return column.notNull
        ? withoutDefault(change, table, label, context)
        : { refused: `${label} may be NULL and has no default: it can be added at once.` };
    if (dialect.facts(change, before, context.version).rewrite.length === 0)
      return {
        refused: `${label} has a default that is computed once: it can be added at once, without reading a row.`,
      };
    if (/\bON\s+UPDATE\b/i.test(column.default.text))
      return {
        refused: `${label} is set by the server with each UPDATE, which can't be said of a column that is there already: add it in one go.`,
      };
    return computed(change, table, label, column.default, context);
  },
});

/** Nobody said what the rows that are there should hold, nor those of a server that does not know the column. */
function withoutDefault(change: Adding, table: Table, label: string, context: RecipeContext): Plan {
  const { column } = change;
  const { before, previous, dialect } = context;
  const value = column.constraints.length > 0 ? undefined : placeholder(column.type, before);
  const at = { table: change.table, column: column.name };
  const added = (definition: ColumnDefinition): PlanStatement =>
    doing({ kind: 'add-column', table: change.table, column: definition, ifNotExists: change.ifNotExists });
  const removed = doing({ kind: 'drop-column', ...at, ifExists: false, cascade: false });
  if (value) {
    return {
      recipe: 'add-not-null-column',
      title: `Add ${label} with a default until the next release`,
      steps: [
        step(
          'expand',
          `Add ${label}, ${value.text} in every row that does not say otherwise`,
          [added({ ...column, default: value })],
          { down: [removed] },
        ),
        step('contract', `Drop the default of ${label}`, [doing({ kind: 'drop-default', ...at })], {
          down: [doing({ kind: 'set-default', ...at, default: value })],
        }),
      ],
      servers: [
        `The new server writes ${column.name} in every INSERT, and reads ${value.text} in rows of ${versions(previous)} and in those that were there.`,
      ],
      notes: [
        `${value.text} is a stand-in: choose a default that the new server understands, or fill those rows yourself before the last step.`,
        ...newColumnNotes(table, displayName(before, table), previous),
      ],
    };
  }
  const subject = { table: change.table, schema: table.schema, column: column.name, label, definition: column };
  const last = proveNotNull(subject, 'contract', before, dialect, true);
  return {
    recipe: 'add-not-null-column',
    title: `Add ${label}, and set it NOT NULL in the next release`,
    steps: [
      step('expand', `Add ${label}, which may be NULL for now`, [added({ ...column, notNull: false })], {
        down: [removed],
      }),
      ...last,
    ],
    servers: [
      `The new server writes ${column.name} in every row it inserts or changes, and takes NULL as not known yet: rows of ${versions(previous)} have it.`,
    ],
    notes: [
      `No value can be made up for ${label}: fill the rows that are NULL before the contract step. While there are any, the step stops.`,
      ...newColumnNotes(table, displayName(before, table), previous),
    ],
  };
}

/** Each row gets a value of its own. Given with the column, all rows would be written under one lock; set afterwards, only new ones get it. */
function computed(
  change: Adding,
  table: Table,
  label: string,
  value: Expression,
  context: RecipeContext,
): Plan | Refusal {
  const { column } = change;
  const at = { table: change.table, column: column.name };
  const unique = column.constraints.filter((c) => c.type === 'unique');
  if (unique.length < column.constraints.length)
    return {
      refused: `${label} has constraints of its own: add the column without them, then each in a statement of its own.`,
    };
  if (context.dialect.id === 'mysql' && unique.length > 0)
    return {
      refused: `${label} is unique as well: add the column without that, and make it unique in a statement of its own.`,
    };
  const { default: _, ...plain } = column;
  return inPieces(change, table, label, { ...plain, notNull: false, constraints: [] }, value, context, {
    expand: [doing({ kind: 'set-default', ...at, default: value })],
    down: [],
    end: [],
    unique,
    subject: `its default, ${value.text}, is computed for each row`,
  });
}

/** serial: an integer, a sequence and a default. */
function numbered(change: Adding, table: Table, label: string, context: RecipeContext): Plan | Refusal {
  const { column } = change;
  const { before, after, dialect } = context;
  const made = [...after.relations.values()].find(
    (r) => r.kind === 'sequence' && !before.relations.has(r.id) && r.ownedBy?.relation === table.id,
  );
  if (!made) return { refused: `${label} can't be added as it is written.` };
  const sequence =
    change.table.schema === undefined ? { name: made.name } : { schema: change.table.schema, name: made.name };
  const written = [
    ...Object.values(change.table.schema === undefined ? {} : { schema: change.table.schema }),
    made.name,
  ]
    .map(dialect.quote)
    .join('.');
  const value: Expression = {
    text: `nextval(${dialect.literal(written)}::regclass)`,
    form: 'expression',
    columns: [],
    calls: [{ name: { name: 'nextval' }, arguments: 1, literals: [written], at: change.at }],
  };
  const unique = column.constraints.filter((c) => c.type === 'unique');
  if (unique.length < column.constraints.length)
    return {
      refused: `${label} has constraints of its own: add the column without them, then each in a statement of its own.`,
    };
  const { serial: _, ...plain } = column;
  const at = { table: change.table, column: column.name };
  const owner = doing({ kind: 'alter-sequence', sequence, ownedBy: at });
  return inPieces(change, table, label, { ...plain, notNull: false, constraints: [] }, value, context, {
    before: [doing({ kind: 'create-sequence', sequence, ifNotExists: false })],
    expand: [doing({ kind: 'set-default', ...at, default: value }), owner],
    down: [],
    end: [],
    unique,
    subject: 'each row gets a number of its own',
  });
}

interface Pieces {
  readonly before?: readonly PlanStatement[];
  readonly expand: readonly PlanStatement[];
  readonly down: readonly PlanStatement[];
  readonly end: readonly PlanStep[];
  readonly unique: readonly ConstraintDefinition[];
  readonly subject: string;
}

function inPieces(
  change: Adding,
  table: Table,
  label: string,
  plain: ColumnDefinition,
  value: Expression,
  { before, dialect, previous, after }: RecipeContext,
  pieces: Pieces,
): Plan {
  const { column } = change;
  const key = walkingKey(before, table);
  const backfill = dialect.backfill({
    table: change.table,
    ...(key === undefined ? {} : { key }),
    assignments: [{ column: column.name, value: value.text }],
    where: `${dialect.quote(column.name)} IS NULL`,
    batch: 1000,
  });
  const subject = { table: change.table, schema: table.schema, column: column.name, label, definition: column };
  const removed = doing({
    kind: 'drop-column',
    table: change.table,
    column: column.name,
    ifExists: false,
    cascade: false,
  });
  return {
    recipe: 'add-not-null-column',
    title: `Add ${label} and fill it in batches`,
    steps: [
      step(
        'expand',
        `Add ${label}; new rows get its default`,
        [
          ...(pieces.before ?? []),
          doing({ kind: 'add-column', table: change.table, column: plain, ifNotExists: change.ifNotExists }),
          ...pieces.expand,
        ],
        { down: [removed] },
      ),
      step('backfill', `Fill ${label} of the rows that are there`, [{ sql: backfill }], {
        transaction: key === undefined,
      }),
      ...(column.notNull || column.serial ? proveNotNull(subject, 'backfill', before, dialect) : []),
      ...pieces.unique.flatMap((constraint) =>
        uniqueSteps(change, table, label, constraint, { before, after, dialect }),
      ),
    ],
    servers: [
      `${Versions(previous)} leaves ${column.name} out of its INSERTs, and its rows get the default.`,
      ...(pieces.unique.length > 0
        ? [
            `The new server writes no duplicates to ${column.name}, and rests no ON CONFLICT on it before the next release.`,
          ]
        : []),
    ],
    notes: [
      `Added in one statement, all of ${displayName(before, table)} would be written again, as ${pieces.subject}.`,
      ...(column.notNull || column.serial
        ? []
        : [
            `The rows are filled before the new server starts: later it would be written over each NULL that the new server means.`,
          ]),
      ...firedNotes(table),
      ...newColumnNotes(table, displayName(before, table), previous),
    ],
  };
}

/** The index is built while writes go on, and then made a constraint. */
function uniqueSteps(
  change: Adding,
  table: Table,
  label: string,
  constraint: ConstraintDefinition,
  { before, after, dialect }: Pick<RecipeContext, 'before' | 'after' | 'dialect'>,
): PlanStep[] {
  const known = new Set(table.constraints.map((c) => c.name));
  const made = findTable(after, change.table)?.constraints.find((c) => c.type === 'unique' && !known.has(c.name));
  const name =
    constraint.name ??
    made?.name ??
    freeName(`${table.name}_${change.column.name}`, '_key', dialect.maxIdentifier, (n) =>
      before.names.has(`${table.schema}.${n}`),
    );
  const schema = change.table.schema === undefined ? {} : { schema: change.table.schema };
  const gone = doing({
    kind: 'drop-index',
    index: { ...schema, name },
    concurrently: true,
    ifExists: true,
    cascade: false,
  });
  const index = doing({
    kind: 'create-index',
    index: name,
    table: change.table,
    elements: [{ column: change.column.name, text: dialect.quote(change.column.name) }],
    include: [],
    unique: true,
    concurrently: true,
    ifNotExists: false,
    only: false,
  });
  const { at } = change;
  return [
    step('contract', `Index ${label}`, [gone, index], { transaction: false, down: [gone] }),
    step(
      'contract',
      `Make ${label} unique`,
      [
        doing({
          kind: 'add-constraint',
          table: change.table,
          constraint: { name, at, type: 'unique', columns: [], usingIndex: name },
        }),
      ],
      {
        down: [
          doing({ kind: 'drop-constraint', table: change.table, constraint: name, ifExists: false, cascade: false }),
        ],
      },
    ),
  ];
}
