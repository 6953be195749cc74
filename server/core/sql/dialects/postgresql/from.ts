import type { NameAt } from '../../../schema/names.ts';
import type { FromItem, FunctionCall, RelationItem } from '../../../schema/query.ts';
import type { Alias, JoinExpr, Node, RangeVar } from './ast.ts';
import { items, strings } from './ast.ts';
import { given } from './given.ts';
import { relationName } from './names.ts';
import { readQueryTree } from './queries.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

/** Reads one item of FROM or USING; function arguments and join conditions go to the scope. */
export function fromItem(node: Node, scope: Scope): FromItem[] {
  if (node.RangeVar) return [relationItem(node.RangeVar, scope.source)];
  if (node.RangeSubselect) {
    const { subquery, lateral = false, alias } = node.RangeSubselect;
    const query = subquery && readQueryTree(subquery, scope.source);
    return query ? [{ kind: 'query', query, ...aliased(alias), lateral }] : [];
  }
  if (node.RangeFunction) return rangeFunction(node.RangeFunction, scope);
  if (node.RangeTableSample) {
    scope.walk([node.RangeTableSample.args ?? [], node.RangeTableSample.repeatable ?? []]);
    return node.RangeTableSample.relation ? fromItem(node.RangeTableSample.relation, scope) : [];
  }
  if (node.JoinExpr) return [join(node.JoinExpr, scope)];
  const table = node.RangeTableFunc ?? node.JsonTable;
  if (!table) return [];
  const { alias, columns, ...rest } = table;
  scope.walk(rest);
  const names = (columns ?? []).flatMap(
    (column) => column.RangeTableFuncCol?.colname ?? column.JsonTableColumn?.name ?? [],
  );
  const index = scope.source.tokenAt(table.location);
  const call: FunctionCall = {
    name: { name: node.JsonTable ? 'json_table' : 'xmltable' },
    arguments: 0,
    literals: [],
    at: scope.source.spanOf({ from: index, to: index + 1 }),
  };
  const own = aliased(alias);
  return [{ kind: 'function', call, ...own, columnAliases: own.columnAliases.length > 0 ? own.columnAliases : names }];
}

export function relationItem(relation: RangeVar | undefined, source: Source): RelationItem {
  const name = relationName(relation);
  return { kind: 'relation', name, at: source.namedAt(relation?.location, name.name), ...aliased(relation?.alias) };
}

function aliased(alias: Alias | undefined): { alias?: string; columnAliases: readonly string[] } {
  return { ...given({ alias: alias?.aliasname }), columnAliases: strings(alias?.colnames) };
}

/** ROWS FROM (f(), g()) stands side by side: a join without a condition. */
function rangeFunction(node: NonNullable<Node['RangeFunction']>, scope: Scope): FromItem[] {
  const defined = (node.coldeflist ?? []).flatMap((column) => column.ColumnDef?.colname ?? []);
  scope.walk(
    (node.coldeflist ?? []).map((column) => column.ColumnDef?.typeName && { TypeName: column.ColumnDef.typeName }),
  );
  const found: FromItem[] = [];
  for (const pair of node.functions ?? []) {
    const [expression] = items(pair);
    if (!expression) continue;
    const before = scope.calls.length;
    const call = expression.FuncCall ? scope.call(expression.FuncCall) : undefined;
    if (!call) scope.walk(expression);
    const own = aliased(node.alias);
    found.push({
      kind: 'function',
      call: call ?? scope.calls[before] ?? { name: { name: '' }, arguments: 0, literals: [], at: scope.source.whole },
      ...own,
      columnAliases: own.columnAliases.length > 0 ? own.columnAliases : defined,
    });
  }
  const [first, ...others] = found;
  if (!first) return [];
  return [others.reduce<FromItem>((left, right) => ({ kind: 'join', left, right, natural: false, using: [] }), first)];
}

function join(node: JoinExpr, scope: Scope): FromItem {
  const nothing: FromItem = { kind: 'relation', name: { name: '' }, at: scope.source.whole, columnAliases: [] };
  const left = node.larg ? (fromItem(node.larg, scope)[0] ?? nothing) : nothing;
  const right = node.rarg ? (fromItem(node.rarg, scope)[0] ?? nothing) : nothing;
  scope.walk(node.quals);
  return {
    kind: 'join',
    left,
    right,
    natural: node.isNatural ?? false,
    using: usingColumns(strings(node.usingClause), node, scope.source),
    ...given({ alias: node.alias?.aliasname ?? node.join_using_alias?.aliasname }),
  };
}

/** The tree has no position for USING: it is the first list of these names after the join's right side, inner joins served first. */
function usingColumns(names: readonly string[], node: JoinExpr, source: Source): NameAt[] {
  if (names.length === 0) return [];
  for (let i = source.tokenAt(lastLocation(node.rarg)); i < source.tokens.length; i++) {
    if (!source.word(i, 'using') || !source.mark(i + 1, '(') || source.taken.has(i)) continue;
    const parts = source.parts(i + 2);
    if (parts.length !== names.length || parts.some((part, n) => source.identifier(part.from) !== names[n])) continue;
    source.taken.add(i);
    return parts.map((part, n) => ({ name: names[n] as string, at: source.spanOf(part) }));
  }
  return names.map((name) => ({ name, at: source.named(0, name) }));
}

function lastLocation(value: unknown): number {
  let last = 0;
  if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      last = Math.max(last, key === 'location' ? (child as number) : lastLocation(child));
    }
  }
  return last;
}
