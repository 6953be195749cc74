import { type Catalog, findRelation, type Table, type View } from '../catalog.ts';
import { showName } from '../names.ts';
import type { FromItem, FunctionCall, Query, RelationItem } from '../query.ts';
import type { Resolution } from '../resolve.ts';
import type { Findings } from './findings.ts';
import {
  type Commons,
  findCommon,
  functionColumns,
  type ResultColumns,
  type Source,
  type SourceColumn,
  systemSchemas,
} from './scope.ts';

/** What stands in FROM, or is written to, as a source of columns. */

export type Use = Resolution['relations'][number]['use'];

export function relationSource(
  item: RelationItem,
  commons: Commons | undefined,
  use: Use,
  findings: Findings,
  /** Why a view can't be read any more, if so. */
  invalid: (view: View) => string | undefined,
): Source {
  const { name, alias, at } = item;
  const { catalog } = findings;
  const shown = alias ?? name.name;
  const common = name.schema === undefined && use === 'read' ? findCommon(commons, name.name) : undefined;
  if (common) return { name: shown, columns: rename(common.columns, item.columnAliases), open: common.open };
  const relation = findRelation(catalog, name);
  if (!relation || relation.kind === 'index') {
    const system = isSystem(item, findings.mysql);
    const written = showName(name);
    if (!system && written !== '') findings.problem('no-relation', written, `there is no table ${written}`, at);
    return { name: shown, columns: [], open: true, system };
  }
  findings.resolution.relations.push({ relation: relation.id, use, at });
  const why = relation.kind === 'view' ? invalid(relation) : undefined;
  if (why !== undefined)
    findings.problem('no-relation', relation.name, `the view ${relation.name} is invalid: ${why}`, at);
  const columns = relation.kind === 'sequence' ? sequenceColumns : columnsOf(relation);
  return {
    name: shown,
    ...(alias === undefined && { schema: relation.schema }),
    columns: rename(columns, item.columnAliases),
    open: relation.kind !== 'sequence' && relation.open === true,
    relation: relation.id,
    table: relation.kind === 'table' || (relation.kind === 'view' && relation.materialized),
  };
}

const isSystem = ({ name }: RelationItem, mysql: boolean): boolean =>
  name.schema !== undefined
    ? systemSchemas.has(name.schema.toLowerCase())
    : name.name.startsWith('pg_') || (mysql && name.name.toLowerCase() === 'dual');

export function functionSource(item: Extract<FromItem, { kind: 'function' }>, catalog: Catalog): Source {
  const name = item.alias ?? item.call.name.name;
  const known = functionResult(item.call, name, catalog);
  const open = known.open && item.columnAliases.length === 0;
  return { name, columns: rename(known.columns, item.columnAliases), open };
}

function functionResult(call: FunctionCall, alias: string, catalog: Catalog): ResultColumns {
  for (const schema of call.name.schema ? [call.name.schema] : catalog.searchPath) {
    const [routine, ...others] = catalog.functions.get(`${schema}.${call.name.name}`) ?? [];
    if (!routine) continue;
    const open = others.length > 0;
    const out = routine.arguments.filter((a) => a.mode === 'table' || a.mode === 'out' || a.mode === 'inout');
    if (out.length > 0) {
      return { columns: out.map((a) => ({ name: a.name ?? alias, type: a.type, direct: false })), open };
    }
    const row = routine.returns && findRelation(catalog, routine.returns);
    if (row?.kind === 'table' || row?.kind === 'view') return { columns: columnsOf(row), open };
    return { columns: [unknown(alias)], open: true };
  }
  const names = functionColumns[call.name.name.toLowerCase()];
  if (!names) return { columns: [unknown(alias)], open: true };
  // WITH ORDINALITY adds a column that the query does not tell of.
  return { columns: [...(names.length > 0 ? names : [alias]), 'ordinality'].map(unknown), open: false };
}

const unknown = (name: string): SourceColumn => ({ name, direct: false });

const columnsOf = (relation: Table | View): readonly SourceColumn[] =>
  relation.columns.map(({ id, name, type }) => ({
    name,
    ...(type && { type }),
    source: { relation: relation.id, column: id },
    direct: true,
  }));

const sequenceColumns = ['last_value', 'log_cnt', 'is_called'].map(unknown);

/** Column aliases rename from the left; the rest keep their names. */
export const rename = (columns: readonly SourceColumn[], names: readonly string[]): readonly SourceColumn[] =>
  names.length === 0
    ? columns
    : [...columns.map((c, at) => ({ ...c, name: names[at] ?? c.name })), ...names.slice(columns.length).map(unknown)];

/** Result column names as the query itself tells them. */
export const namesOf = (query: Query, names: readonly string[]): readonly SourceColumn[] =>
  rename(
    query.outputs.filter((o) => !o.reference?.star).map((o) => unknown(o.name ?? '?column?')),
    names,
  );
