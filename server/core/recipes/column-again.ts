import { type Catalog, type Column, indexesOf, type Table } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { columnGrants } from './column-privileges.ts';
import {
  commentOnColumn,
  identifiedBy,
  plannedAs,
  statisticsAgain,
  statisticsOf,
  statisticsSaid,
} from './column-settings.ts';
import { commentOnConstraint, constraintAgain } from './constraint-definition.ts';
import { definitionOf, saidOf } from './index-definition.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

/**
 * All that went with columns of a PostgreSQL table when they were dropped, once they are there again: comments, statistics, indexes and
 * constraints. `exact`: they have the values they had, so that what is unique may be so again; else only what no value can break.
 */
export function hungOn(
  columns: readonly Column[],
  table: Table,
  name: Name,
  { before, dialect, exact }: { readonly before: Catalog; readonly dialect: Dialect; readonly exact: boolean },
): PlanStatement[] {
  const ids = columns.map(({ id }) => id);
  const constraints = table.constraints.filter(
    (c) => c.type !== 'not-null' && c.columns.some((id) => ids.includes(id)),
  );
  const indexes = indexesOf(before, table.id).filter((index) => index.reads.some((id) => ids.includes(id)));
  const keyed = table.constraints.flatMap(({ index }) => index ?? []);
  const statistics = new Set(columns.flatMap((column) => statisticsOf(table, column)));
  const identity = indexes.find(({ id }) => exact && id === table.replicaIdentity);
  return [
    ...columns.flatMap((column) => [
      ...(column.comment === undefined ? [] : [commentOnColumn(name, column.name, column.comment)]),
      ...plannedAs(name, column.name, column),
      ...columnGrants(name, column.name, table, dialect),
    ]),
    ...indexes
      .filter((index) => !keyed.includes(index.id) && (exact || !index.unique))
      .flatMap((index) => [doing(definitionOf(index, table, before, dialect)), ...saidOf(index, before)]),
    ...constraints.flatMap((constraint) => {
      const again = constraintAgain(constraint, table, before, dialect);
      const late = constraint.type === 'check' || constraint.type === 'foreign-key';
      if (!again || !(exact || late)) return [];
      const index = indexes.find(({ id }) => id === constraint.index);
      return [
        doing({
          kind: 'add-constraint',
          table: name,
          // Partitioned tables take no foreign key NOT VALID before 18.
          constraint: late && constraint.enforced && !table.partitionBy ? { ...again, notValid: true } : again,
        }),
        ...commentOnConstraint(constraint, name),
        ...(index ? saidOf(index, before) : []),
      ];
    }),
    ...[...statistics].flatMap((each) => [
      ...statisticsAgain(each, table, before, dialect.quote),
      ...statisticsSaid(each, before),
    ]),
    ...(identity ? [identifiedBy(name, identity.name, dialect.quote)] : []),
  ];
}
