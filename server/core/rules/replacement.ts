import { type Column, findTable, type Table } from '../schema/catalog.ts';
import type { Question, ReleaseChange, RuleContext } from './rule.ts';
import { inTarget } from './subject.ts';

/** A column that came into being in this release to take a dropped one's place. */
export interface Replacement {
  readonly column: Column;
  readonly at: ReleaseChange;
}

/** The new column of the same table that an UPDATE of this release fills from the dropped one: expand and contract at once. */
export function copiedTo(context: RuleContext, table: Table, dropped: Column): Replacement | undefined {
  const candidates = addedColumns(context, table);
  if (candidates.length === 0) return undefined;
  for (const entry of context.release.slice(0, context.position)) {
    if (entry.change.kind !== 'update-rows') continue;
    const { query } = entry.change;
    if (findTable(entry.before, entry.change.table)?.id !== table.id) continue;
    if (!query.references.some((reference) => reference.name === dropped.name)) continue;
    const filled = candidates.find(({ column }) =>
      query.assignments?.some((assignment) => assignment.name === column.name),
    );
    if (filled) return filled;
  }
  return undefined;
}

/**
 * The new column of the same type that the same file adds to the same table while nothing copies the old values: what
 * schema-diff tools write for a rename.
 */
export function replacedBy(context: RuleContext, table: Table, dropped: Column): Replacement | undefined {
  const { file } = context.place;
  const candidates = addedColumns(context, table).filter(({ at }) => at.file === file);
  if (candidates.length !== 1) return undefined;
  const drops = context.release.filter(
    (entry) =>
      entry.file === file &&
      entry.change.kind === 'drop-column' &&
      findTable(entry.before, entry.change.table)?.id === table.id,
  );
  const alike = candidates.filter(
    ({ column }) => context.dialect.compareTypes(dropped.type, column.type, context.before) === 'same',
  );
  // With several candidates on either side nobody can tell which took the place of which.
  return alike.length === 1 && drops.length === 1 ? alike[0] : undefined;
}

const addedColumns = (context: RuleContext, table: Table): readonly Replacement[] =>
  context.asked(added, table.id) ?? [];

/** Columns a release adds and keeps, by table. */
const added: Question<Replacement[]> = {
  collect: (context) => {
    const byTable = new Map<number, Replacement[]>();
    for (const at of context.release) {
      if (at.change.kind !== 'add-column') continue;
      const name = at.change.column.name;
      const after = findTable(at.after, at.change.table);
      const column = after?.columns.find((c) => c.name === name);
      if (!after || !column || !inTarget(context, after, column)) continue;
      byTable.set(after.id, [...(byTable.get(after.id) ?? []), { column, at }]);
    }
    return byTable;
  },
};
