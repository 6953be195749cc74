import type { Change } from '../../../schema/change.ts';
import { lockModes } from '../../lock-modes.ts';
import type { DefElem, Node, Nodes, RangeVar, SelectStmt } from './ast.ts';
import { strings } from './ast.ts';
import { given } from './given.ts';
import { relationName } from './names.ts';
import { readQueryTree } from './queries.ts';
import { functionCall } from './scope.ts';
import { folded } from './session.ts';
import type { Source } from './source.ts';
import { createTableAs } from './tables.ts';

/** SELECT: a query, a table made by SELECT INTO, or a setting made by set_config(). */
export function select(statement: SelectStmt, source: Source): Change[] {
  const into = statement.intoClause ?? statement.larg?.intoClause;
  if (into) return createTableAs(into, { SelectStmt: statement }, false, source);
  const setting = setConfig(statement, source);
  return setting ?? plainQuery({ SelectStmt: statement }, source);
}

function setConfig(statement: SelectStmt, source: Source): Change[] | undefined {
  const [target, ...others] = statement.targetList ?? [];
  const call = target?.ResTarget?.val?.FuncCall;
  if (!call || others.length > 0 || statement.fromClause || strings(call.funcname).at(-1) !== 'set_config')
    return undefined;
  const [setting, value, local] = (call.args ?? []).map(
    (argument) => argument.A_Const ?? argument.TypeCast?.arg?.A_Const,
  );
  const name = setting?.sval?.sval?.toLowerCase();
  if (name === undefined || !value?.sval) return undefined;
  const written = value.sval.sval ?? '';
  return [
    {
      kind: 'set',
      setting: name,
      value: name === 'search_path' ? folded(written) : written,
      local: local?.boolval?.boolval === true || local?.sval?.sval === 't' || local?.sval?.sval === 'true',
      at: functionCall(call, source).at,
    },
  ];
}

/** What only reads: SELECT, VALUES, TABLE, DECLARE CURSOR, COPY (query) TO. */
export function plainQuery(node: Node, source: Source): Change[] {
  const query = readQueryTree(node, source);
  return query ? [{ kind: 'select', query, ...given({ locking: locking(node) }), at: source.whole }] : [];
}

function locking({ SelectStmt: statement }: Node): readonly string[] | undefined {
  const clauses = (statement?.lockingClause ?? []).flatMap((clause) => clause.LockingClause ?? []);
  if (clauses.length === 0) return undefined;
  const named = clauses.map(({ lockedRels }) => (lockedRels ?? []).flatMap((node) => node.RangeVar?.relname ?? []));
  return named.some((names) => names.length === 0) ? [] : named.flat();
}

export function write(node: Node, source: Source): Change[] {
  const query = readQueryTree(node, source);
  if (!query?.target) return [];
  const { verb, target } = query;
  const shared = { table: target.name, query, at: target.at };
  if (verb === 'insert') return [{ kind: 'insert-rows', ...shared, filtered: false }];
  if (verb === 'merge') return [{ kind: 'merge-rows', ...shared, filtered: true }];
  const filtered = (node.UpdateStmt ?? node.DeleteStmt)?.whereClause !== undefined;
  return [{ kind: verb === 'update' ? 'update-rows' : 'delete-rows', ...shared, filtered }];
}

export function copy(statement: Nodes['CopyStmt'], source: Source): Change[] {
  if (statement.query)
    return statement.query.SelectStmt ? plainQuery(statement.query, source) : write(statement.query, source);
  const table = relationName(statement.relation);
  return [
    {
      kind: 'copy-rows',
      table,
      columns: strings(statement.attlist),
      direction: statement.is_from ? 'from' : 'to',
      at: source.namedAt(statement.relation?.location, table.name),
    },
  ];
}

export function truncate(statement: Nodes['TruncateStmt'], source: Source): Change[] {
  const relations = (statement.relations ?? []).flatMap((node) => node.RangeVar ?? []);
  const [first] = relations;
  return [
    {
      kind: 'truncate',
      tables: relations.map(relationName),
      ...onlyThese(relations),
      cascade: statement.behavior === 'DROP_CASCADE',
      at: first ? source.namedAt(first.location, first.relname ?? '') : source.whole,
    },
  ];
}

const onlyThese = (relations: readonly RangeVar[]): { readonly only?: true } =>
  relations.length > 0 && relations.every((relation) => relation.inh !== true) ? { only: true } : {};

export function lockTable(statement: Nodes['LockStmt'], source: Source): Change[] {
  const relations = (statement.relations ?? []).flatMap((node) => node.RangeVar ?? []);
  const [first] = relations;
  return [
    {
      kind: 'lock-table',
      tables: relations.map(relationName),
      ...onlyThese(relations),
      mode: lockModes[(statement.mode ?? 8) - 1] ?? 'ACCESS EXCLUSIVE',
      at: first ? source.namedAt(first.location, first.relname ?? '') : source.whole,
    },
  ];
}

export function maintain(statement: Nodes['VacuumStmt'], source: Source): Change[] {
  const kind = statement.is_vacuumcmd ? 'vacuum' : 'analyze';
  const full = (statement.options ?? []).some(({ DefElem: option }) => option?.defname === 'full' && isOn(option));
  const relations = (statement.rels ?? []).flatMap((node) => node.VacuumRelation?.relation ?? []);
  if (relations.length === 0) return [{ kind, full, at: source.whole }];
  return relations.map((relation) => ({
    kind,
    table: relationName(relation),
    full,
    at: source.namedAt(relation.location, relation.relname ?? ''),
  }));
}

/** An option of VACUUM, REINDEX and the like is on unless it says otherwise: `(FULL)`, `(FULL true)`, `(FULL off)`. */
export const isOn = (option: DefElem): boolean =>
  !/^(false|off|0)$/i.test(
    strings([option.arg ?? {}])[0] ?? String(option.arg?.Integer?.ival ?? (option.arg?.Integer ? 0 : '')),
  );

export function cluster({ relation, indexname }: Nodes['ClusterStmt'], source: Source): Change[] {
  const at = relation ? source.namedAt(relation.location, relation.relname ?? '') : source.whole;
  return [
    { kind: 'cluster', ...given({ table: relation && relationName(relation), index: indexname }), full: false, at },
  ];
}
