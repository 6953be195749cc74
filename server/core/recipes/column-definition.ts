import type { Column } from '../schema/catalog.ts';
import type { ColumnDefinition } from '../schema/change.ts';

/** A column as a statement would define it; what is not said in a definition, as settings and constraints, is left out. */
export const columnDefinition = (column: Column): ColumnDefinition => ({
  name: column.name,
  at: { start: 0, end: 0 },
  type: column.type,
  notNull: column.notNull,
  ...(column.default ? { default: column.default } : {}),
  ...(column.collation ? { collation: column.collation } : {}),
  ...(column.comment === undefined ? {} : { comment: column.comment }),
  constraints: [],
});
