import { type Catalog, type Index, indexesOf, type Table } from '../schema/catalog.ts';

/**
 * A column to walk a table along in batches: never NULL, and first in an index, so that each batch is found without reading the
 * rest. It need not be unique: a batch takes all rows of its last value. Undefined where there is none.
 */
export function walkingKey(catalog: Catalog, table: Table): string | undefined {
  const primary = table.constraints.find((constraint) => constraint.type === 'primary-key')?.index;
  const usable = indexesOf(catalog, table.id).filter(
    (index) => index.valid && !index.where && (index.method ?? 'btree') === 'btree' && first(table, index),
  );
  const rank = (index: Index): number =>
    (index.unique && index.elements.length === 1 ? 0 : 2) + (index.id === primary ? 0 : 1) + (index.unique ? 0 : 4);
  const [best] = usable.sort((a, b) => rank(a) - rank(b));
  if (best) return first(table, best)?.name;
  const [leading] = table.constraints.find((constraint) => constraint.type === 'primary-key')?.columns ?? [];
  return table.columns.find((column) => column.id === leading)?.name;
}

function first(table: Table, index: Index) {
  const id = index.elements[0]?.columnId;
  return table.columns.find((column) => column.id === id && column.notNull);
}
