import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { TablesInStep } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { attachedTo } from './attached.ts';
import { missingRows, planMove } from './move-plan.ts';
import {
  isReason,
  isUnique,
  type Moved,
  movedBy,
  type Other,
  otherOf,
  referenceOf,
  refusing,
  rowsNotMade,
  severalRows,
} from './moved-columns.ts';
import { meansSame, mentions } from './names.ts';
import { defineRecipe, type RecipeContext } from './recipe.ts';
import { doing } from './statements.ts';
import { newColumnNotes, versions } from './wording.ts';

export default defineRecipe({
  id: 'move-column',
  on: ['drop-column'],
  title: 'Split the move: the columns in both tables, kept in step',
  about:
    'For a migration that adds columns to a table, fills them from those of another one row by row, and drops the old ones. The new columns come with this release, without defaults, and triggers on both tables keep them in step with the old ones, each writing only where the other side differs; rows that are there are copied in batches; the next release looks once more that every value has arrived, and fails if one has not, before it drops triggers and columns. The statement must be a plain UPDATE … SET … FROM … WHERE one column = another (on MySQL UPDATE … JOIN … ON … SET), by a unique foreign key. It refuses where the new server deletes rows of the second table by themselves, where keys change, where a column has a default or is NOT NULL, and where it can not be told whether the previous server uses the second table. Triggers of MySQL and MariaDB may not write to a table that the statement names which set them off: it refuses where a server writes to one of the two in a statement that names both, and where a trigger writes the values again.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY, bio text);\nCREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, lang text);',
    change:
      'ALTER TABLE profiles ADD COLUMN bio text;\nUPDATE profiles SET bio = users.bio FROM users WHERE profiles.user_id = users.id;\nALTER TABLE users DROP COLUMN bio;',
  },
  plan(change, context) {
    const moved = movedBy(change, 'update', context);
    if (isReason(moved)) return refusing(moved);
    const into = intoTable(moved, context);
    if (isReason(into)) return { refused: into };
    const { other, adds, rows } = into;
    return planMove(
      {
        recipe: 'move-column',
        moved,
        other,
        rows,
        all: false,
        changes: adds,
        unmade: adds.map(({ column }) =>
          doing({ kind: 'drop-column', table: moved.into, column: column.name, ifExists: false, cascade: false }),
        ),
        servers:
          rows === 'made'
            ? [missingRows(moved.label, other, context)]
            : [
                `A value of ${moved.label} without a row of ${other.label} waits there, unseen by the new server, until one of the servers makes that row, which then has it.`,
              ],
        notes: [
          ...(rows === 'made'
            ? [`Rows of ${other.label} are made for values that have none; the UPDATE would have lost those values.`]
            : [
                `Values without a row of ${other.label} would be lost: the contract step fails as long as there are any. Make their rows, or set them to NULL.`,
              ]),
          ...newColumnNotes(other.table, other.label, context.previous),
        ],
      },
      context,
    );
  },
});

interface Into {
  readonly other: Other;
  readonly adds: readonly ChangeOf<'add-column'>[];
  readonly rows: TablesInStep['rows'];
}

function intoTable(moved: Moved, { migration, previous, next }: RecipeContext): Into | string {
  const { fill, at, label, fillChange, columns } = moved;
  if (fill.kind !== 'update') return 'The statement makes rows.';
  const places = columns.map(({ name }) => fill.assignments.find(({ value }) => value === name)?.column ?? '');
  const about = migration.filter((each) => each !== fillChange && mentions(each, fill.into, at));
  const adds = places.flatMap((place) =>
    about.filter(
      (each): each is ChangeOf<'add-column'> =>
        each.kind === 'add-column' && each.column.name === place && meansSame(each.table, fill.into, at),
    ),
  );
  if (adds.length !== places.length)
    return `The migration does not add ${list(places)} to ${fill.into.name}, so other servers may know it already.`;
  const harmless = new Set<string>(['create-index', 'comment', 'grant']);
  const more = about.find((each) => !adds.includes(each as never) && !harmless.has(each.kind));
  if (more)
    return `The migration does more to ${fill.into.name} (${more.kind.replaceAll('-', ' ')}). Leave that to another one.`;
  const strict = adds.find(
    ({ column, ifNotExists, inside }) => column.notNull || column.default || column.serial || ifNotExists || inside,
  );
  if (strict)
    return `${fill.into.name}.${strict.column.name} must come without NOT NULL and default: a value must mean that a server wrote it.`;
  let catalog = at;
  for (const each of adds) catalog = apply(catalog, each).catalog;
  const other = otherOf(moved, catalog, fill.joined.into, places);
  if (isReason(other)) return other;
  if (!isUnique(other.table, other.ref)) return severalRows(other, moved);
  if (!referenceOf(other, moved))
    return `${other.label}.${other.ref.name} has no foreign key to ${label} (${moved.key.name}).`;
  const copying = attachedTo(catalog, other.table, other.ref).rowCopies;
  if (copying.length > 0)
    return `${list(copying)} copies whole rows of ${other.label}, which fails when they have one column more.`;
  const { verdict } = ask(previous, (contract) => contract.relation(other.table.id)).answer;
  if (previous.length > 0 && verdict === 'unknown')
    return `It can't be told whether ${versions(previous)} makes rows of ${other.label}.`;
  if (verdict === 'unused') return rowsNotMade(other, moved) ?? { other, adds, rows: 'made' };
  for (const contract of [...previous, ...[next() ?? []].flat()]) {
    for (const { resolution, evidence } of contract.statements) {
      const place = `${contract.server.version} (${evidence.file}:${evidence.line})`;
      const uses = resolution.relations.filter(({ relation }) => relation === other.table.id);
      if (!previous.includes(contract) && uses.some(({ use }) => use === 'delete'))
        return `${place} deletes rows of ${other.label} by themselves, and the old columns would keep their values.`;
      if (uses.some(({ use }) => use === 'truncate'))
        return `${place} truncates ${other.label}, which no trigger for rows sees.`;
      if (resolution.writes.some((write) => write.relation === other.table.id && write.column === other.ref.id))
        return `${place} changes ${other.label}.${other.ref.name}, by which rows of the two tables belong together.`;
    }
  }
  return { other, adds, rows: 'theirs' };
}
