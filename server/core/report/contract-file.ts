import type { Evidence } from '../contract/answer.ts';
import type { Contract } from '../contract/contract.ts';
import { displayName, type Relation } from '../schema/catalog.ts';

type Places = readonly string[];

interface TableUse {
  reads: Record<string, Places>;
  writes: Record<string, Places>;
  inserts: { columns: readonly string[]; at: string; positional?: true }[];
  /** Places that read all columns with `*`. */
  star: Places;
  /** Columns of which it can't be told whether they are used, and why. */
  unknown: Record<string, string>;
}

/**
 * What a server version uses, as a file: published with a release, compared with the one before. Tables and columns have
 * the names they were released with; places are `file:line`. A column that is in none of the lists is not used.
 */
export function contractFile(contract: Contract): string {
  const { server, searched, catalog } = contract;
  const tables: Record<string, TableUse> = {};
  const relations = [...catalog.relations.values()]
    .filter((relation) => relation.kind === 'table' || relation.kind === 'view')
    .sort((a, b) => compare(displayName(catalog, a), displayName(catalog, b)));
  for (const relation of relations) {
    const use = useOf(contract, relation);
    if (use) tables[displayName(catalog, relation)] = use;
  }
  const object = {
    contract: 1,
    ...(server.service ? { service: server.service } : {}),
    version: server.service ? (server.ref ?? server.version) : server.version,
    ...(server.commit ? { commit: server.commit } : {}),
    searched,
    tables,
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}

function useOf(contract: Contract, relation: Relation): TableUse | undefined {
  if (!('columns' in relation) || contract.relation(relation.id).verdict === 'unused') return undefined;
  const use: TableUse = { reads: {}, writes: {}, inserts: [], star: [], unknown: {} };
  const names = new Map<number, string>();
  for (const column of relation.columns) {
    names.set(column.id, column.name);
    const id = { relation: relation.id, column: column.id };
    const any = contract.column(id);
    if (any.verdict === 'unknown') use.unknown[column.name] = any.why;
    if (any.verdict !== 'used') continue;
    const written = contract.written(id);
    const writes = new Set(written.map(key));
    const reads = any.evidence.filter((evidence) => !writes.has(key(evidence)));
    if (reads.length > 0) use.reads[column.name] = places(reads);
    if (writes.size > 0) use.writes[column.name] = places(written);
  }
  use.inserts = contract.inserts(relation.id).statements.map((insert) => ({
    columns: insert.columns.map((id) => names.get(id) ?? '').filter(Boolean),
    at: place(insert.evidence),
    ...(insert.positional ? { positional: true as const } : {}),
  }));
  use.star = places(
    contract.statements
      .filter(({ resolution }) => resolution.stars.some((star) => star.relation === relation.id))
      .map(({ evidence }) => evidence),
  );
  return use;
}

const key = ({ file, line, how }: Evidence): string => `${file}\0${line}\0${how}`;
const place = ({ file, line }: Evidence): string => `${file}:${line}`;
const places = (evidence: readonly Evidence[]): Places => [...new Set(evidence.map(place))];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
