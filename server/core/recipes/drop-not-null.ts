import { ask } from '../contract/ask.ts';
import { type Column, displayName, findTable, type Table, tableById } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../schema/change.ts';
import { changesOnly } from './modify.ts';
import { alone, online } from './online-alter.ts';
import { again } from './put-off.ts';
import { readsOf } from './reads.ts';
import { defineRecipe, type PlanStatement } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions, versions } from './wording.ts';
import { writtenLater } from './written-later.ts';

type Loosening = ChangeOf<'drop-not-null' | 'redefine-column'>;

export default defineRecipe({
  id: 'drop-not-null',
  on: ['drop-not-null', 'redefine-column'],
  title: 'Teach the new server to read NULL, and allow it in the next release',
  about:
    'Keeps NOT NULL as long as a server runs that never saw the column empty: the new server learns to read NULL and still writes a value, which the database sees to. In the next release NOT NULL is dropped, and NULL may be written. It refuses where no previous server reads the column, as NOT NULL can be dropped at once then, a MODIFY that changes more, and columns of the primary key.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, phone text NOT NULL);',
    change: 'ALTER TABLE users ALTER COLUMN phone DROP NOT NULL;',
  },
  plan(change, context) {
    const { before, previous, dialect, version } = context;
    const table = findTable(before, change.table);
    const column = table?.columns.find((c) => c.name === change.column);
    if (!table || !column)
      return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
    const label = `${displayName(before, table)}.${column.name}`;
    if (!column.notNull) return { refused: `${label} may be NULL already.` };
    if (table.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id)))
      return { refused: `${label} is part of the primary key, which holds no NULL.` };
    const above = table.parents
      .map((id) => tableById(before, id))
      .find((parent) => parent?.columns.some((c) => c.name === column.name && c.notNull));
    if (above && column.inherited)
      return {
        refused: `${label} has its NOT NULL from ${displayName(before, above)}, where the server wants it dropped.`,
      };
    const identity =
      typeof table.replicaIdentity === 'number' ? before.relations.get(table.replicaIdentity) : undefined;
    if (identity?.kind === 'index' && identity.reads.includes(column.id))
      return {
        refused: `${identity.name} is what REPLICA IDENTITY of ${displayName(before, table)} names, and ${column.name} is part of it: the server keeps its NOT NULL. Choose another identity first.`,
      };
    if (
      change.kind === 'redefine-column' &&
      (change.definition.notNull || !changesOnly('not null', change, column, context))
    )
      return {
        refused: `The statement changes more of ${label} than that it may be NULL. Give each change a statement of its own.`,
      };
    const read = ask(previous, (contract) => readsOf(contract.column({ relation: table.id, column: column.id })));
    if (read.answer.verdict === 'unused')
      return { refused: `${Versions(previous)} does not read ${label}: NOT NULL can be dropped at once.` };

    const written = writtenLater(table, [column.name], context);
    if (written)
      return {
        refused: `Further down the release writes to ${label} (${written.kind.replaceAll('-', ' ')}), perhaps NULL, which NOT NULL still forbids then. Put that into a migration of the next release first.`,
      };
    const other = again(change, context);
    if (other)
      return {
        refused: `Further down the release does something else to ${label} (${other.kind.replaceAll('-', ' ')}). Leave one of the two to the next release.`,
      };
    const plain = alone(change);
    return {
      recipe: 'drop-not-null',
      title: `Let ${label} be NULL in the next release`,
      steps: [
        // Before the server that writes NULL is there.
        step('expand', `Let ${label} be NULL`, [dialect.id === 'mysql' ? (online(plain, context) ?? plain) : plain], {
          release: 'next',
          down: [back(change, table, column, version)],
        }),
      ],
      servers: [
        `The new server can read NULL in ${column.name}, and still writes a value to it in every row; it may write NULL, with the help of a switch, once the step of the next release has run.`,
        `${Versions(previous)} never saw ${label} empty, and does not as long as it runs.`,
      ],
      notes: [
        `Until the step of the next release a row without ${column.name} is refused, those of the new server as well: that is what keeps NULL from ${versions(previous)}, in the overlap and after a rollback.`,
        `The way back from it fails while there are rows in which ${column.name} is NULL; give them a value first.`,
      ],
    };
  },
});

function back(change: Loosening, table: Table, column: Column, version: number): PlanStatement {
  const at = { table: change.table, column: column.name };
  const named = table.constraints.find((c) => c.type === 'not-null' && c.columns[0] === column.id);
  // From 18 on it has a name, and what it was called is worth keeping.
  if (change.kind === 'drop-not-null' && named && version >= 18)
    return doing({
      kind: 'add-constraint',
      table: change.table,
      constraint: {
        type: 'not-null',
        name: named.name,
        at: { start: 0, end: 0 },
        column: column.name,
        ...(named.noInherit && { noInherit: true }),
      },
    });
  if (change.kind === 'drop-not-null') return doing({ kind: 'set-not-null', ...at });
  const { default: _, ...rest } = change.definition;
  const definition: ColumnDefinition = {
    ...rest,
    notNull: true,
    ...(column.default ? { default: column.default } : {}),
  };
  return doing({ kind: 'redefine-column', ...at, definition });
}
