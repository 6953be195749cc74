import type { Table } from '../catalog.ts';
import type { Change } from '../change.ts';
import { sameType } from '../types.ts';
import type { Draft } from './draft.ts';

/**
 * Counts the versions of a MySQL table's rows: each statement that adds or drops columns instantly makes one, and the server
 * keeps 64 of them, 255 since 9.1, until all rows are written anew. `together`: all changes of the statement.
 */
export function countRowVersion(
  draft: Draft,
  change: Change,
  together: readonly Change[],
  old: Table | undefined,
): void {
  if (!old) return;
  const table = draft.catalog.relations.get(old.id);
  if (table?.kind !== 'table') return;
  if (writesAnew(change, old)) {
    if (table.rowVersions !== undefined) draft.put({ ...table, rowVersions: 0 });
  } else if (isCounted(change) && (together.find(isCounted) ?? change) === change) {
    draft.put({ ...table, rowVersions: (table.rowVersions ?? 0) + 1 });
  }
}

/** Virtual columns are not stored in rows. */
const isCounted = (change: Change): boolean =>
  change.kind === 'drop-column' ||
  (change.kind === 'add-column' && (change.column.generated === undefined || change.column.generated.stored));

/** Whether the server writes all rows anew for it, whatever its version. */
function writesAnew(change: Change, old: Table): boolean {
  switch (change.kind) {
    case 'redefine-column': {
      const column = old.columns.find((c) => c.name === change.column);
      const { definition } = change;
      return !column || column.notNull !== definition.notNull || !sameType(column.type, definition.type);
    }
    case 'set-table-option':
      return (
        ['engine', 'row-format', 'tablespace'].includes(change.option) ||
        change.value.startsWith('convert') ||
        /^(FORCE|ALGORITHM\s*=?\s*COPY)/i.test(change.value)
      );
    case 'add-constraint':
      return change.constraint.type !== 'unique';
    case 'drop-constraint':
      return change.constraint === 'PRIMARY';
    case 'vacuum':
    case 'truncate':
      return true;
    default:
      return false;
  }
}
