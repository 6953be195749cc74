import { apply } from '../schema/apply.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import type { Of } from './fill-statement.ts';
import { missingRows, planMove } from './move-plan.ts';
import {
  isReason,
  isUnique,
  type Moved,
  movedBy,
  type Other,
  otherOf,
  refusing,
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
    'For a migration that makes a table, copies columns of another one into it row by row, and drops the columns. The new table comes with this release and is kept in step with the old columns by triggers on both, each writing only where the other side differs; rows that are there are copied in batches; the next release looks once more that both sides agree, and fails if they do not, before it drops triggers and columns. The statements must be plain (INSERT INTO … (…) SELECT … FROM …, perhaps WHERE … IS NOT NULL) and the new table must refer to the old one by a unique foreign key ON DELETE CASCADE. An array becomes rows, one for each element, by unnest(…) WITH ORDINALITY. It refuses where a server truncates the table or changes its key, where the new table has rules that the previous server could break, and where a column has a default or something else needs it. Triggers of MySQL and MariaDB may not write to a table that the statement names which set them off: it refuses where a server writes to one of the two in a statement that names both, and where a trigger writes the values again.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, bio text);',
    change:
      'CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio text);\nINSERT INTO profiles (user_id, bio) SELECT id, bio FROM users;\nALTER TABLE users DROP COLUMN bio;',
  },
  plan(change, context) {
    const moved = movedBy(change, 'insert', context);
    if (isReason(moved)) return refusing(moved);
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
  if (fill.kind !== 'insert') return 'The statement makes no rows.';
  const created = migration.find(
    (each): each is ChangeOf<'create-table'> => each.kind === 'create-table' && meansSame(each.table, fill.into, at),
  );
  if (!created || created.inside || created.ifNotExists || created.query)
    return `The migration does not make ${fill.into.name}, so other servers may know it already.`;
  const about = migration.filter((each) => each !== moved.fillChange && mentions(each, fill.into, at));
  const changes = about.filter(
    (each) => each === created || (each.kind === 'create-index' && !each.concurrently) || says(each),
  );
  const more = about.find(
    (each) => !changes.includes(each) && each.kind !== 'grant' && each.kind !== 'set-row-security',
  );
  if (more)
    return `The migration does more to ${fill.into.name} (${more.kind.replaceAll('-', ' ')}). Say it in CREATE TABLE.`;
  let catalog = at;
  for (const each of changes) catalog = apply(catalog, each).catalog;
  const placeOf = (wanted: Of): string | undefined =>
    fill.columns[fill.values.findIndex((value) => JSON.stringify(value) === JSON.stringify(wanted))];
  const names = fill.elements ? [placeOf('element') ?? ''] : columns.map(({ name }) => placeOf({ column: name }) ?? '');
  const number = fill.elements && placeOf('number');
  const other = otherOf(moved, catalog, placeOf({ column: key.name }), names, number);
  if (isReason(other)) return other;
  if (deferrable(created, other.ref.name))
    return `The foreign key of ${other.label}.${other.ref.name} is DEFERRABLE, so a row may be there before the one that it refers to.`;
  const reason = rowsNotMade(other, moved);
  if (reason !== undefined) return reason;
  if (fill.elements) return elements(other, moved, changes);
  if (!isUnique(other.table, other.ref)) return severalRows(other, moved);
  const { given } = fill;
  if (given.length > 0 && (given.length !== columns.length || columns.some(({ name }) => !given.includes(name))))
    return `The statement copies only some rows of ${label}: triggers would keep the others in step as well.`;
  const strict = other.columns.filter((column) => column.notNull);
  if (strict.length > 0 && (columns.length > 1 || given.length === 0))
    return `${other.label}.${strict[0]?.name} is NOT NULL, and ${label} has rows without such a value.`;
  return { other, changes, rows: strict.length > 0 ? 'removed' : 'made', all: given.length === 0 };
}

/** A row for each element of an array. */
function elements(other: Other, { columns: [array], label }: Moved, changes: readonly Change[]): Made | string {
  const { table, number, columns } = other;
  const [element] = columns;
  if (!array || !element || array.type.dimensions !== 1 || !number)
    return 'The statement does not copy each element of an array with its number.';
  if (!isUnique(table, other.ref, number))
    return `${other.label} is not unique by ${other.ref.name} and ${number.name}, which tell its rows from one another.`;
  if (!/^(integer|bigint)$/.test(number.type.name)) return `${other.label}.${number.name} is no integer.`;
  const check = table.constraints.find((c) => c.type === 'check' && c.expression?.columns.includes(number.name));
  if (check)
    return `The constraint ${check.name} of ${other.label} may refuse the number of an element. Add it in the next release.`;
  if (element.notNull)
    return `${other.label}.${element.name} is NOT NULL, and ${label}.${array.name} may hold a NULL among its elements. Let it be NULL until the next release.`;
  return { other, changes, rows: 'made', all: false };
}

/** Says how the new table is kept and what it is for, and refuses no row. */
const says = (change: Change): boolean =>
  change.kind === 'set-table-option'
    ? /^(owner|storage-parameters|replica-identity)$/.test(change.option)
    : /^(comment|create-statistics|set-column-option)$/.test(change.kind);

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
        other.number
          ? `What counts are the elements in their order: ${servers} finds ${label}.${moved.columns[0]?.name} empty where ${other.label} has no rows, and its elements one after the other where numbers have gaps. Two servers that add an element at once may get a unique violation, and must try again.`
          : rows === 'removed'
            ? `A row of ${other.label} comes and goes with the value, whichever server writes it.`
            : missingRows(label, other, context),
      ],
    },
    context,
  );
}
