import { apply, inServerOrder } from '../../../server/core/schema/apply.ts';
import {
  type Catalog,
  childrenOf,
  emptyCatalog,
  findRelation,
  findTable,
  type Relation,
  type Table,
} from '../../../server/core/schema/catalog.ts';
import type { Change } from '../../../server/core/schema/change.ts';
import type { Name } from '../../../server/core/schema/names.ts';
import type { Facts } from '../../../server/core/sql/dialect.ts';
import { facts } from '../../../server/core/sql/dialects/postgresql/facts.ts';
import { createPostgresqlReader } from '../../../server/core/sql/dialects/postgresql/read.ts';
import { split } from '../../../server/core/sql/split.ts';

const reader = createPostgresqlReader();

/** A catalog that SQL made, and which of its tables have rows. */
export interface World {
  readonly catalog: Catalog;
  readonly filled: ReadonlySet<number>;
}

export const emptyWorld: World = { catalog: emptyCatalog('public'), filled: new Set() };

/** Changes by statement: those of one are carried out together. */
const statementsOf = (sql: string): (readonly Change[])[] =>
  split(sql, 'postgresql').map(({ span }) => inServerOrder(reader.read(sql.slice(span.start, span.end)).changes));

/** What was said of one change, and the catalog it was said of. */
export interface Told {
  readonly change: Change;
  readonly facts: Facts;
  readonly before: Catalog;
}

/** Runs SQL on a world; `told` gets the facts of each change on a server of that version. */
export function run(world: World, sql: string, told?: { readonly version: number; readonly list: Told[] }): World {
  let { catalog } = world;
  const filled = new Set(world.filled);
  for (const changes of statementsOf(sql)) {
    for (const change of changes) {
      told?.list.push({ change, facts: facts(change, catalog, told.version), before: catalog });
      catalog = apply(catalog, change, changes).catalog;
      for (const table of fills(change, catalog)) filled.add(table.id);
    }
  }
  return { catalog, filled };
}

/** The relation that facts name: `schema.name`, or a name in the default schema. */
export function relationOf(name: string, catalog: Catalog): Relation | undefined {
  const [schema, own] = name.includes('.') ? (name.split('.') as [string, string]) : [catalog.defaultSchema, name];
  return findRelation(catalog, { schema, name: own });
}

function fills(change: Change, catalog: Catalog): Table[] {
  const name: Name | undefined =
    change.kind === 'insert-rows' || (change.kind === 'create-table' && change.query) ? change.table : undefined;
  const table = name && findTable(catalog, name);
  return table ? [table, ...(table.partitionBy ? childrenOf(catalog, table.id) : [])] : [];
}

/** Which rows a query looks at is up to the planner, so facts say nothing of it. */
export const planned = (told: readonly Told[]): boolean =>
  told.some(({ change }) => {
    if (change.kind === 'select' || change.kind === 'merge-rows') return true;
    return 'filtered' in change && (change.filtered || change.query.source !== undefined);
  });

/** Of several changes, the strongest lock on each relation, by its id. */
export function strongest(list: readonly Told[]): Map<number, string> {
  const locks = new Map<number, string>();
  for (const { facts, before } of list) {
    for (const [name, mode] of Object.entries(facts.locks)) {
      const id = relationOf(name, before)?.id;
      if (id === undefined) continue;
      if (strength.indexOf(mode) > strength.indexOf(locks.get(id) ?? '')) locks.set(id, mode);
    }
  }
  return locks;
}

export const strength: readonly string[] = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
];
