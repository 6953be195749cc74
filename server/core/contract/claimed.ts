import type { Catalog, Table } from '../schema/catalog.ts';
import { findTable } from '../schema/catalog.ts';
import type { Answer } from './answer.ts';
import type { Contract } from './contract.ts';

/** What a manifest claims to be unused: a table, or a column of it. */
export interface ClaimedUnused {
  /** As it is written there. */
  readonly object: string;
  readonly table: number;
  /** Absent: the whole table. */
  readonly column?: number;
}

/** The objects that are claimed, as far as the catalog knows them: `orders`, `orders.note`, `app.orders`, `app.orders.note`. */
export function claimedIn(catalog: Catalog, objects: readonly string[]): ClaimedUnused[] {
  return objects.flatMap((object): ClaimedUnused[] => {
    const parts = object.split('.');
    const whole = tableNamed(catalog, parts);
    if (whole) return [{ object, table: whole.id }];
    const table = tableNamed(catalog, parts.slice(0, -1));
    const column = table?.columns.find((each) => each.name === parts.at(-1));
    return table && column ? [{ object, table: table.id, column: column.id }] : [];
  });
}

function tableNamed(catalog: Catalog, parts: readonly string[]): Table | undefined {
  const [first, second] = parts;
  if (first === undefined || parts.length > 2) return undefined;
  return findTable(catalog, second === undefined ? { name: first } : { schema: first, name: second });
}

/** The contract with "it can't be told" turned into "not used" for what is claimed. What a source shows stays as it is. */
export function withClaims(contract: Contract, objects: readonly string[]): Contract {
  const claims = claimedIn(contract.catalog, objects);
  if (claims.length === 0) return contract;
  const tables = new Map(claims.flatMap((c) => (c.column === undefined ? [[c.table, c.object] as const] : [])));
  const columns = new Map(
    claims.flatMap((c) => (c.column === undefined ? [] : [[`${c.table}.${c.column}`, c.object] as const])),
  );
  const settle = (answer: Answer, claim: string | undefined): Answer =>
    claim === undefined || answer.verdict !== 'unknown'
      ? answer
      : {
          verdict: 'unused',
          evidence: [],
          why: `the manifest says that nothing uses ${claim}, and no source shows a use`,
        };
  const ofColumn = (id: { relation: number; column: number }): string | undefined =>
    columns.get(`${id.relation}.${id.column}`) ?? tables.get(id.relation);
  return {
    server: contract.server,
    catalog: contract.catalog,
    searched: contract.searched,
    code: contract.code,
    get statements() {
      return contract.statements;
    },
    column: (id, how, apart) => settle(contract.column(id, how, apart), ofColumn(id)),
    written: (id) => contract.written(id),
    relation: (id, how) => settle(contract.relation(id, how), tables.get(id)),
    inserts: (id) => {
      const inserts = contract.inserts(id);
      return { ...inserts, answer: settle(inserts.answer, tables.get(id)) };
    },
    leavesNull: (id, filled) => settle(contract.leavesNull(id, filled), ofColumn(id)),
    omits: (id) => settle(contract.omits(id), ofColumn(id)),
    writes: (id) => settle(contract.writes(id), tables.get(id)),
    named: (name) => contract.named(name),
    unmade: (name, column) => contract.unmade(name, column),
  };
}
