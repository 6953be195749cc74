import type { Answer } from '../contract/answer.ts';
import type { Contract } from '../contract/contract.ts';
import { type Column, findColumn, findRelation, type Relation, type Table, type View } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { RuleContext } from './rule.ts';

/** The table and column a change is about, now and as the previous server was released with them. */
export interface Subject {
  readonly table: Table | undefined;
  readonly column: Column | undefined;
  /** `users.email`, as people write it. */
  readonly label: string;
  readonly tableLabel: string;
  /** The table existed when the previous server was released. */
  readonly released: { readonly table: Table | undefined; readonly column: Column | undefined };
  /** The table, or column, came into being in this release: nobody else knows it. */
  readonly isNew: boolean;
}

export function subjectOf(context: RuleContext, name: Name, columnName?: string, catalog = context.before): Subject {
  const relation = findRelation(catalog, name);
  const table = relation?.kind === 'table' ? relation : undefined;
  const column = columnName === undefined ? undefined : table?.columns.find((c) => c.name === columnName);
  const tableLabel = context.name(table ?? name);
  const old = table && context.base.relations.get(table.id);
  const releasedTable = old?.kind === 'table' ? old : undefined;
  const releasedColumn = column && releasedTable?.columns.find((c) => c.id === column.id);
  const isNew =
    table !== undefined && (releasedTable === undefined || (column !== undefined && releasedColumn === undefined));
  return {
    table,
    column,
    label: columnName === undefined ? tableLabel : `${tableLabel}.${columnName}`,
    tableLabel,
    released: { table: releasedTable, column: releasedColumn },
    isNew,
  };
}

/** Nothing is known of an object the migrations never made: it may be used. */
export const neverCreated = (label: string): Answer => ({
  verdict: 'unknown',
  evidence: [],
  why: `the migrations never create ${label}, so what it is can't be told`,
});

/** What the released name means once the whole release has run: renames and stand-in views counted. */
export function standIn(context: RuleContext, released: Relation): Table | View | undefined {
  const found = findRelation(context.target, { schema: released.schema, name: released.name });
  return found?.kind === 'table' || found?.kind === 'view' ? found : undefined;
}

/** The column that answers to the released name once the whole release has run, if any does. */
export function standInColumn(
  context: RuleContext,
  table: Table,
  column: Column,
): { readonly id: number; readonly name: string } | undefined {
  return findColumn(standIn(context, table), column.name);
}

/** The table's column once the whole release has run, renames counted. */
export function inTarget(
  context: RuleContext,
  table: Table | undefined,
  column: Column | undefined,
): Column | undefined {
  const found = table && context.target.relations.get(table.id);
  return found?.kind === 'table' ? found.columns.find((c) => c.id === column?.id) : undefined;
}

/** Whether a server leaves a column out of the rows it inserts; one released without the column always does. */
export function insertsWithout(contract: Contract, table: Table, column: Column): Answer {
  const own = contract.catalog.relations.get(table.id);
  const knows = own?.kind === 'table' && own.columns.some((c) => c.id === column.id);
  return knows ? contract.omits({ relation: table.id, column: column.id }) : contract.inserts(table.id).answer;
}
