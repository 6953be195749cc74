import {
  type Catalog,
  type Column,
  dependentsOf,
  displayName,
  type Statistics,
  type Table,
} from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { descendants } from './attached.ts';
import { ofColumn } from './index-definition.ts';
import { nameIn } from './object-names.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

type Option = ChangeOf<'set-column-option'>;

/** What the planner is told of a column; it does not depend on its type. */
export const plannedAs = (table: Name, column: string, { statistics, options }: Column): PlanStatement[] => [
  ...(statistics === undefined ? [] : [set(table, column, 'statistics', { value: String(statistics) })]),
  ...(options ? [set(table, column, 'options', { value: '', settings: options })] : []),
];

/** The same taken back. */
export const plannedAsUsual = (table: Name, column: string, { statistics, options }: Column): PlanStatement[] => [
  ...(statistics === undefined ? [] : [set(table, column, 'statistics', { value: '-1' })]),
  ...(options
    ? [
        set(table, column, 'options', {
          value: '',
          settings: Object.fromEntries(Object.keys(options).map((name) => [name, null])),
        }),
      ]
    : []),
];

/** How the values of a column are kept, which goes by its type. */
export const keptAs = (table: Name, column: string, { storage, compression }: Column): PlanStatement[] => [
  ...(storage === undefined ? [] : [set(table, column, 'storage', { value: storage })]),
  ...(compression === undefined ? [] : [set(table, column, 'compression', { value: compression })]),
];

const set = (
  table: Name,
  column: string,
  option: Option['option'],
  said: Pick<Option, 'value' | 'settings'>,
): PlanStatement => doing({ kind: 'set-column-option', table, column, option, ...said });

export const commentOnColumn = (table: Name, column: string, text: string | null): PlanStatement =>
  doing({ kind: 'comment', on: 'column', object: table, column, text });

/** Extended statistics about a column, which go with it. */
export const statisticsOf = ({ statistics = [] }: Table, column: Column): readonly Statistics[] =>
  statistics.filter((each) => each.reads.includes(column.id));

export const dropStatistics = (each: Statistics, catalog: Catalog): PlanStatement =>
  doing({ kind: 'drop-statistics', statistics: nameIn(catalog, each), ifExists: false });

/** Statistics as they were made; what a change of a column's type takes from them is in {@link statisticsSaid}. */
export const statisticsAgain = (
  each: Statistics,
  owner: Table,
  catalog: Catalog,
  quote: (name: string) => string,
): PlanStatement[] => [
  doing({
    kind: 'create-statistics',
    statistics: nameIn(catalog, each),
    table: nameIn(catalog, owner),
    // A column may have another name by now.
    elements: each.elements.map(({ columnId, ...element }) => {
      const name = owner.columns.find((c) => c.id === columnId)?.name;
      return name === undefined ? element : ofColumn(element, name, quote);
    }),
    kinds: each.kinds,
    ifNotExists: false,
  }),
  ...(each.comment === undefined
    ? []
    : [doing({ kind: 'comment', on: 'statistics', object: nameIn(catalog, each), text: each.comment })]),
];

/** How much is looked at for them, and whose they are. */
export const statisticsSaid = (each: Statistics, catalog: Catalog): PlanStatement[] => [
  ...(each.target === undefined
    ? []
    : [doing({ kind: 'alter-statistics', statistics: nameIn(catalog, each), target: each.target })]),
  ...(each.owner === undefined
    ? []
    : [doing({ kind: 'alter-statistics', statistics: nameIn(catalog, each), owner: each.owner })]),
];

/** Makes an index the one by which logical replication tells rows apart. */
export const identifiedBy = (table: Name, index: string, quote: (name: string) => string): PlanStatement =>
  doing({ kind: 'set-table-option', table, option: 'replica-identity', value: `USING INDEX ${quote(index)}` });

/** By the primary key, as usual. */
export const identifiedByKey = (table: Name): PlanStatement =>
  doing({ kind: 'set-table-option', table, option: 'replica-identity', value: 'DEFAULT' });

/** What partitions have on a column for themselves, by name: it would go with theirs. */
export function onPartitionsAlone(catalog: Catalog, table: Table, column: Column): string[] {
  return descendants(catalog, table).flatMap((child) => {
    const own = child.columns.find((c) => c.name === column.name);
    if (!own) return [];
    const label = displayName(catalog, child);
    const indexes = dependentsOf(catalog, child.id).filter(
      (r) => r.kind === 'index' && r.table === child.id && r.parent === undefined && r.reads.includes(own.id),
    );
    const constraints = child.constraints.filter(
      (c) => !c.inherited && c.columns.includes(own.id) && c.type !== 'not-null',
    );
    // What is said of the parent's column alone does not reach theirs.
    const alone = (['comment', 'options'] as const).filter((key) => own[key] !== undefined);
    const other = (['statistics', 'default'] as const).filter(
      (key) => own[key] !== undefined && JSON.stringify(own[key]) !== JSON.stringify(column[key]),
    );
    const set = [...alone, ...other];
    return [
      ...indexes.map(({ name }) => name),
      ...constraints.map(({ name }) => name).filter((name) => !indexes.some((index) => index.name === name)),
      ...statisticsOf(child, own).map(({ name }) => name),
      ...set.map((key) => `the ${key} of ${label}.${own.name}`),
    ];
  });
}
