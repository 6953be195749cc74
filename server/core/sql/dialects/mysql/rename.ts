import type { Change } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';

/** A rename may move the table to another database as well; the move comes first. */
export function renameTable(table: Name, to: Name, at: Span): Change[] {
  const moves = to.schema !== undefined && to.schema !== table.schema;
  const moved: Name = moves && to.schema !== undefined ? { schema: to.schema, name: table.name } : table;
  return [
    ...(moves && to.schema !== undefined ? [{ kind: 'set-table-schema', table, schema: to.schema, at } as const] : []),
    ...(moves && to.name === table.name ? [] : [{ kind: 'rename-table', table: moved, to: to.name, at } as const]),
  ];
}
