import { apply } from '../schema/apply.ts';
import type { Change, ChangeOf, ColumnDefinition } from '../schema/change.ts';
import { list } from '../text/words.ts';
import {
  isReason,
  isUnique,
  type Moved,
  movedBy,
  movedNotes,
  type Other,
  otherOf,
  referenceOf,
} from './moved-columns.ts';
import { meansSame, mentions } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type Plan, type RecipeContext } from './recipe.ts';
import { doing, doingAll, step } from './statements.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'extract-table',
  on: ['drop-column'],
  title: 'Split the move: new table beside the columns, both kept in step',
  about:
    'For a migration that makes a table, copies columns of another one into it row by row, and drops the columns. The new table comes with this release and is kept in step with the old columns by triggers on both, each writing only where the other side differs; rows that are there are copied in batches; the next release looks once more that both sides agree, and fails if they do not, before it drops triggers and columns. The statements must be plain (INSERT INTO … (…) SELECT … FROM …, perhaps WHERE … IS NOT NULL) and the new table must refer to the old one by a unique foreign key ON DELETE CASCADE. It refuses where a server truncates the table or changes its key, where the new table has rules that the previous server could break, and where a column has a default or something else needs it.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, bio text);',
    change:
      'CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);\nINSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;\nALTER TABLE users DROP COLUMN bio;',
  },
  plan(change, context) {
    const moved = movedBy(change, 'insert', context);
    if (isReason(moved)) return { refused: moved };
    const made = madeTable(moved, context);
    return isReason(made) ? { refused: made } : planFor(moved, made, context);
  },
});

interface Made {
  readonly other: Other;
  /** Makes the table, with what the migration adds to it. */
  readonly changes: readonly Change[];
  readonly rows: 'made' | 'removed';
  readonly all: boolean;
}

function madeTable(moved: Moved, { migration }: RecipeContext): Made | string {
  const { fill, at, key, columns, label } = moved;
  if (fill.kind !== 'insert' || fill.elements) return 'The statement makes more than one row of each.';
  const created = migration.find(
    (each): each is ChangeOf<'create-table'> => each.kind === 'create-table' && meansSame(each.table, fill.into, at),
  );
  if (!created || created.inside || created.ifNotExists || created.query)
    return `The migration does not make ${fill.into.name}, so other servers may know it already.`;
  const about = migration.filter((each) => each !== moved.fillChange && mentions(each, fill.into, at));
  const changes = about.filter(
    (each) => each === created || (each.kind === 'create-index' && !each.concurrently) || each.kind === 'comment',
  );
  const more = about.find(
    (each) => !changes.includes(each) && each.kind !== 'grant' && each.kind !== 'set-row-security',
  );
  if (more)
    return `The migration does more to ${fill.into.name} (${more.kind.replaceAll('-', ' ')}). Say it in CREATE TABLE.`;
  let catalog = at;
  for (const each of changes) catalog = apply(catalog, each).catalog;
  const places = columns.map(({ name }) =>
    fill.values.findIndex((value) => typeof value !== 'string' && value.column === name),
  );
  const refPlace = fill.values.findIndex((value) => typeof value !== 'string' && value.column === key.name);
  const other = otherOf(
    moved,
    catalog,
    fill.columns[refPlace],
    places.map((place) => fill.columns[place] ?? ''),
  );
  if (isReason(other)) return other;
  const reference = referenceOf(other, moved);
  if (reference?.references?.onDelete !== 'cascade' || deferrable(created, other.ref.name))
    return `${other.label}.${other.ref.name} must refer to ${label} (${key.name}) ON DELETE CASCADE, and not be DEFERRABLE: else rows that the previous server deletes stay in ${other.label}, or can't be deleted.`;
  if (!isUnique(other.table, other.ref))
    return `${other.label}.${other.ref.name} is not unique and NOT NULL, so there may be several rows for one of ${label}.`;
  const missing = other.table.columns.find(
    (column) =>
      column !== other.ref &&
      !other.columns.includes(column) &&
      column.notNull &&
      !column.default &&
      !column.identity &&
      !column.generated,
  );
  if (missing)
    return `${other.label}.${missing.name} must be given a value, which triggers don't know. Give it a default.`;
  const { given } = fill;
  if (given.length > 0 && (given.length !== columns.length || columns.some(({ name }) => !given.includes(name))))
    return `The statement copies only some rows of ${label}: triggers would keep the others in step as well.`;
  const strict = other.columns.filter((column) => column.notNull);
  if (strict.length > 0 && (columns.length > 1 || given.length === 0))
    return `${other.label}.${strict[0]?.name} is NOT NULL, and ${label} has rows without such a value.`;
  return { other, changes, rows: strict.length > 0 ? 'removed' : 'made', all: given.length === 0 };
}

const deferrable = ({ columns, constraints }: ChangeOf<'create-table'>, ref: string): boolean =>
  [...constraints, ...columns.flatMap((column) => column.constraints)].some(
    (c) => c.type === 'foreign-key' && c.deferrable === true && c.columns.includes(ref),
  );

function planFor(moved: Moved, { other, changes, rows, all }: Made, context: RecipeContext): Plan {
  const { at, source, label, key, columns, drops, fillChange } = moved;
  const { dialect, previous } = context;
  const own = nameIn(at, source);
  const names = columns.map(({ name }) => name);
  const inStep = dialect.tablesInStep?.({
    catalog: at,
    from: { table: own, key: key.name, columns: names },
    to: { table: moved.into, key: other.ref.name, columns: other.columns.map(({ name }) => name) },
    rows,
    all,
  });
  if (!inStep) throw new Error('asked before');
  const what = `${list(names.map((name) => `${label}.${name}`))}`;
  const guard = dialect.guard(inStep.outOfStep, `${label} and ${other.label} are out of step: run the backfill again`);
  const gate = `SELECT count(*) FROM (${inStep.outOfStep}) AS out_of_step`;
  return {
    recipe: 'extract-table',
    title: `Move ${what} to ${other.label} in two releases`,
    steps: [
      step(
        'expand',
        `Make ${other.label} and keep it in step with ${what}`,
        [...doingAll(changes), ...doingAll(inStep.create)],
        {
          down: [
            ...doingAll(inStep.drop),
            doing({ kind: 'drop-table', table: moved.into, ifExists: false, cascade: false }),
          ],
        },
      ),
      step('backfill', `Copy what is there into ${other.label}`, [{ sql: inStep.backfill }], { transaction: false }),
      step(
        'contract',
        `Drop ${what}; ${other.label} has the values`,
        [
          ...(guard === undefined ? [] : [{ sql: guard }]),
          ...doingAll(inStep.drop),
          ...drops.map((drop) => doing({ ...drop, cascade: false })),
        ],
        {
          down: [
            ...columns.map((column) =>
              doing({ kind: 'add-column', table: own, column: definitionOf(column), ifNotExists: false }),
            ),
            { sql: inStep.back },
            ...doingAll(inStep.create),
          ],
        },
      ),
    ],
    takes: [...changes, fillChange, ...drops],
    servers: [
      `${Versions(previous)} goes on reading and writing ${what}.`,
      `The new server reads and writes ${other.label} only; it starts when ${gate} says 0.`,
      ...(rows === 'removed'
        ? [`A row of ${other.label} comes and goes with the value, whichever server writes it.`]
        : [
            `A row of ${label} that ${Versions(previous)} makes has one in ${other.label} as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON CONFLICT (${other.ref.name}) DO UPDATE where it is not the one that made the row of ${label}.`,
          ]),
    ],
    notes: movedNotes(moved, context),
  };
}

export const definitionOf = (column: {
  readonly name: string;
  readonly type: ColumnDefinition['type'];
  readonly collation?: ColumnDefinition['collation'];
}): ColumnDefinition => ({
  name: column.name,
  at: { start: 0, end: 0 },
  type: column.type,
  notNull: false,
  ...(column.collation ? { collation: column.collation } : {}),
  constraints: [],
});
