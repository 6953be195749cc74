import { renameInExpression } from '../schema/apply/expressions.ts';
import type { Index } from '../schema/catalog.ts';
import type { Expression, IndexElement } from '../schema/change.ts';
import { indexOptions, ofColumn } from './index-definition.ts';
import type { PlanStatement, PlanStep, RecipeContext } from './recipe.ts';
import { type Rename, schemaOf } from './rename-subject.ts';
import { doing, freeName, step } from './statements.ts';

/** A column and the one beside it that an index is to be copied to. */
export interface Copied extends Pick<Rename, 'table' | 'label' | 'column' | 'attached'> {
  readonly change: Pick<Rename['change'], 'table' | 'to'>;
}

/**
 * The new server looks rows up by the new name, and upserts on it. `all`: whatever the index's method. `made`: the same indexes, for a
 * transaction that has the table locked anyway.
 */
export function indexCopies(rename: Copied, { before, dialect }: RecipeContext, all = false) {
  const { change, table, label, column, attached } = rename;
  const copies: { readonly index: Index; readonly copy: string }[] = [];
  const made: PlanStatement[] = [];
  const notes: string[] = [];
  const steps: PlanStep[] = [];
  for (const index of attached.indexes) {
    if (table.partitionBy || (!all && (index.method ?? 'btree') !== 'btree')) {
      notes.push(`${index.name} is not copied: until the contract step, queries by ${change.to} do without it.`);
      continue;
    }
    // It would refuse at once what the constraint allows until COMMIT.
    const loose = table.constraints.some((c) => c.index === index.id && c.deferrable);
    const name = freeName(index.name, `_${change.to}`, dialect.maxIdentifier, (n) =>
      before.names.has(`${table.schema}.${n}`),
    );
    const create = copyOf(loose ? { ...index, unique: false } : index, name, rename, dialect.quote);
    copies.push({ index, copy: name });
    made.push(doing({ ...create, concurrently: false }));
    const gone = doing({
      kind: 'drop-index',
      index: { ...schemaOf(change), name },
      concurrently: true,
      ifExists: true,
      cascade: false,
    });
    steps.push(
      step('backfill', `Index ${label}.${change.to} as ${index.name} does ${column.name}`, [gone, doing(create)], {
        transaction: false,
        down: [gone],
      }),
    );
  }
  return { steps, notes, copies, made };
}

/** A plain word, so that the new name can be quoted by the dialect afterwards. */
const STAND_IN = '_renamed_column_';

/** The same index with the new column in the old one's place. */
function copyOf(index: Index, name: string, { change, table, column }: Copied, quote: (name: string) => string) {
  const renamed = (expression: Expression): Expression => {
    const { text, columns, ...rest } = renameInExpression(expression, column.name, STAND_IN);
    return {
      ...rest,
      text: text.replaceAll(STAND_IN, quote(change.to)),
      columns: columns.map((name) => (name === STAND_IN ? change.to : name)),
    };
  };
  const elements = index.elements.map(({ columnId, statistics: _, ...element }): IndexElement => {
    if (columnId !== undefined) {
      // The index of a constraint has names as the catalog has them, without quotes.
      const name = columnId === column.id ? change.to : table.columns.find((c) => c.id === columnId)?.name;
      return name === undefined ? element : ofColumn(element, name, quote);
    }
    const columns = element.expression?.columns ?? [];
    const { text } = renamed({ text: element.text, form: 'expression', columns, calls: [] });
    return { ...element, ...(element.expression ? { expression: renamed(element.expression) } : {}), text };
  });
  const include = index.include.map((id) =>
    id === column.id ? change.to : (table.columns.find((c) => c.id === id)?.name ?? ''),
  );
  return {
    kind: 'create-index',
    index: name,
    table: change.table,
    elements,
    include,
    unique: index.unique,
    ...(index.method ? { method: index.method } : {}),
    ...(index.where ? { where: renamed(index.where) } : {}),
    ...(index.unique && index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
    ...indexOptions(index),
    concurrently: true,
    ifNotExists: false,
    only: false,
  } as const;
}
