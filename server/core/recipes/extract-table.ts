import { apply } from '../schema/apply.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { missingRows, planMove } from './move-plan.ts';
import {
  isReason,
  isUnique,
  type Moved,
  movedBy,
  type Other,
  otherOf,
  rowsNotMade,
  severalRows,
} from './moved-columns.ts';
import { meansSame, mentions } from './names.ts';
import { defineRecipe, type Plan, type RecipeContext, type Refusal } from './recipe.ts';
import { doing } from './statements.ts';
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
  if (deferrable(created, other.ref.name))
    return `The foreign key of ${other.label}.${other.ref.name} is DEFERRABLE, so a row may be there before the one that it refers to.`;
  const reason = rowsNotMade(other, moved);
  if (reason !== undefined) return reason;
  if (!isUnique(other.table, other.ref)) return severalRows(other, moved);
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

function planFor(moved: Moved, { other, changes, rows, all }: Made, context: RecipeContext): Plan | Refusal {
  const { label } = moved;
  const servers = Versions(context.previous);
  return planMove(
    {
      recipe: 'extract-table',
      moved,
      other,
      rows,
      all,
      changes,
      unmade: [doing({ kind: 'drop-table', table: moved.into, ifExists: false, cascade: false })],
      servers: [
        rows === 'removed'
          ? `A row of ${other.label} comes and goes with the value, whichever server writes it.`
          : missingRows(label, other, servers),
      ],
    },
    context,
  );
}
