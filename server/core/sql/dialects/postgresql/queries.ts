import type { NameAt } from '../../../schema/names.ts';
import type { Assignment, CommonTable, ConflictTarget, FromItem, Query } from '../../../schema/query.ts';
import type { InsertStmt, Node, Nodes, ResTarget, SelectStmt, WithClause } from './ast.ts';
import { items, strings } from './ast.ts';
import { fromItem, relationItem } from './from.ts';
import { given } from './given.ts';
import { Scope } from './scope.ts';
import type { Source } from './source.ts';

/** The query in a statement's tree; undefined when the statement is none. */
export function readQueryTree(node: Node, source: Source): Query | undefined {
  if (node.SelectStmt) return readSelect(node.SelectStmt, source);
  if (node.InsertStmt) return readInsert(node.InsertStmt, source);
  if (node.UpdateStmt) return readUpdate(node.UpdateStmt, source);
  if (node.DeleteStmt) return readDelete(node.DeleteStmt, source);
  if (node.MergeStmt) return readMerge(node.MergeStmt, source);
  const inner = node.DeclareCursorStmt?.query ?? node.PrepareStmt?.query ?? node.ExplainStmt?.query;
  if (inner) {
    const read = readQueryTree(inner, source);
    return read && node.PrepareStmt ? { ...read, prepared: true } : read;
  }
  if (node.ReturnStmt) {
    const scope = newScope(source);
    scope.walk(node.ReturnStmt);
    return query('select', scope);
  }
  return undefined;
}

/** Like `readQueryTree`, and the statements that name several relations or rows without being a query. */
export function readQueries(node: Node, source: Source): Query[] {
  const found = readQueryTree(node, source);
  if (found) return [found];
  if (node.CopyStmt) return [readCopy(node.CopyStmt, source)];
  if (node.CallStmt?.funccall) {
    const scope = newScope(source);
    scope.walk({ FuncCall: node.CallStmt.funccall });
    return [query('select', scope)];
  }
  // Nothing but its name counts.
  const refreshed = node.RefreshMatViewStmt?.relation;
  if (refreshed) return [query('select', newScope(source), { from: [relationItem(refreshed, source)] })];
  const relations = node.TruncateStmt?.relations ?? node.LockStmt?.relations ?? [];
  const verb = node.TruncateStmt ? 'truncate' : 'lock';
  return relations.map((relation) =>
    query(verb, newScope(source), { target: relationItem(relation.RangeVar, source) }),
  );
}

export const newScope = (source: Source): Scope => new Scope(source, readQueryTree);

function query(verb: Query['verb'], scope: Scope, more: Partial<Query> = {}): Query {
  return {
    verb,
    with: [],
    from: [],
    references: scope.references,
    outputs: [],
    nested: scope.nested,
    branches: [],
    calls: scope.calls,
    types: scope.types,
    ...more,
  };
}

export function readSelect(select: SelectStmt, source: Source): Query {
  const scope = newScope(source);
  const common = commonTables(select.withClause, source);
  if (select.op && select.op !== 'SETOP_NONE') {
    // ORDER BY of a union names result columns only, which belong to its branches.
    scope.walk([select.limitCount ?? [], select.limitOffset ?? []]);
    const distinct = select.all ? {} : { distinct: true as const };
    return query('select', scope, { with: common, branches: branches(select, source), ...distinct });
  }
  const from = fromItems(select.fromClause, scope);
  const outputs = scope.outputs(select.targetList);
  scope.sorting('order', select.distinctClause);
  scope.walk(select.whereClause);
  scope.sorting('group', select.groupClause);
  scope.walk([select.havingClause ?? [], select.windowClause ?? [], select.valuesLists ?? []]);
  scope.sorting('order', select.sortClause);
  scope.walk([select.limitCount ?? [], select.limitOffset ?? []]);
  const [row] = select.valuesLists ?? [];
  const columns = row ? items(row).map((_, index) => ({ name: `column${index + 1}` })) : outputs;
  // DISTINCT ON (…) compares only what it names.
  const whole = select.distinctClause?.length === 1 && Object.keys(select.distinctClause[0] ?? {}).length === 0;
  return query('select', scope, { with: common, from, outputs: columns, ...(whole ? { distinct: true } : {}) });
}

/** The branches of `a UNION b UNION c` in order; a loop, since such chains lean left and can be long. */
function branches(select: SelectStmt, source: Source): Query[] {
  const right: SelectStmt[] = [];
  let left: SelectStmt | undefined = select;
  while (left?.op && left.op !== 'SETOP_NONE' && (left === select || !left.withClause)) {
    if (left.rarg) right.push(left.rarg);
    left = left.larg;
  }
  return [...(left ? [left] : []), ...right.reverse()].map((branch) => readSelect(branch, source));
}

function readInsert(insert: InsertStmt, source: Source): Query {
  const scope = newScope(source);
  const common = commonTables(insert.withClause, source);
  const select = insert.selectStmt?.SelectStmt;
  const plain = select?.valuesLists && !select.withClause;
  let rows: Partial<Query>;
  if (!select) rows = { insertColumns: [], insertWidth: 0, insertValues: [] };
  else if (plain) {
    scope.walk([select.valuesLists ?? [], select.sortClause ?? [], select.limitCount ?? [], select.limitOffset ?? []]);
    const first = items(select.valuesLists?.[0]);
    rows = { insertWidth: first.length, insertValues: first.map(valueForm) };
  } else {
    const branch = leftmost(select);
    const targets = branch.valuesLists
      ? items(branch.valuesLists[0])
      : (branch.targetList ?? []).map((t) => t.ResTarget?.val);
    const counted = !targets.some((target) => hasStar(target));
    rows = {
      source: readSelect(select, source),
      ...(counted ? { insertWidth: targets.length, insertValues: targets.map(valueForm) } : {}),
    };
  }
  const conflict = insert.onConflictClause;
  const assignments = conflict ? readAssignments(conflict.targetList, scope) : [];
  scope.walk(conflict?.whereClause);
  scope.walk(conflict?.infer?.whereClause);
  const outputs = scope.outputs(insert.returningClause?.exprs);
  const overriding = { OVERRIDING_SYSTEM_VALUE: 'system', OVERRIDING_USER_VALUE: 'user' } as const;
  return query('insert', scope, {
    target: relationItem(insert.relation, source),
    ...rows,
    ...given({
      insertColumns: insert.cols ? targetNames(insert.cols, source) : rows.insertColumns,
      overriding: overriding[insert.override as keyof typeof overriding],
      conflict: conflict && readConflict(conflict, scope),
    }),
    ...(conflict?.targetList ? { assignments } : {}),
    with: common,
    outputs,
  });
}

function readConflict(conflict: NonNullable<InsertStmt['onConflictClause']>, scope: Scope): ConflictTarget {
  const { source } = scope;
  const on = source.tokenAt(conflict.location);
  const target = source.skip(on, 'on', 'conflict');
  const end = source.find({ from: target, to: source.tokens.length }, 'do');
  const at = source.spanOf({ from: on, to: end < 0 ? target : end });
  const update = conflict.action === 'ONCONFLICT_UPDATE';
  const { indexElems, conname } = conflict.infer ?? {};
  if (conname !== undefined) {
    const name = source.skip(target, 'on', 'constraint');
    return { at, columns: [], constraint: { name: conname, at: source.named(name, conname) }, update };
  }
  const parts = indexElems ? source.parts(target + 1) : [];
  const columns: NameAt[] = [];
  (indexElems ?? []).forEach((element, index) => {
    const { name, expr } = element.IndexElem ?? {};
    if (expr) scope.walk(expr);
    if (name !== undefined) columns.push({ name, at: source.named(parts[index]?.from ?? target, name) });
  });
  const filtered = conflict.infer?.whereClause ? { filtered: true as const } : {};
  return { at, columns, expressions: (indexElems ?? []).length - columns.length, ...filtered, update };
}

function readUpdate(update: Nodes['UpdateStmt'], source: Source): Query {
  const scope = newScope(source);
  const common = commonTables(update.withClause, source);
  const from = fromItems(update.fromClause, scope);
  const assignments = readAssignments(update.targetList, scope);
  scope.walk(update.whereClause);
  const outputs = scope.outputs(update.returningClause?.exprs);
  return query('update', scope, {
    target: relationItem(update.relation, source),
    with: common,
    from,
    assignments,
    outputs,
  });
}

function readDelete(statement: Nodes['DeleteStmt'], source: Source): Query {
  const scope = newScope(source);
  const common = commonTables(statement.withClause, source);
  const from = fromItems(statement.usingClause, scope);
  scope.walk(statement.whereClause);
  const outputs = scope.outputs(statement.returningClause?.exprs);
  return query('delete', scope, { target: relationItem(statement.relation, source), with: common, from, outputs });
}

function readMerge(merge: Nodes['MergeStmt'], source: Source): Query {
  const scope = newScope(source);
  const common = commonTables(merge.withClause, source);
  const from = merge.sourceRelation ? fromItem(merge.sourceRelation, scope) : [];
  scope.walk(merge.joinCondition);
  let assignments: Assignment[] | undefined;
  let inserts: Partial<Query> = {};
  let deletes: true | undefined;
  for (const { MergeWhenClause: when } of merge.mergeWhenClauses ?? []) {
    scope.walk(when?.condition);
    if (when?.commandType === 'CMD_DELETE') deletes = true;
    if (when?.commandType === 'CMD_UPDATE') {
      assignments = [...(assignments ?? []), ...readAssignments(when.targetList, scope)];
    } else if (when?.commandType === 'CMD_INSERT') {
      scope.walk(when.values);
      const values = (when.values ?? []).map(valueForm);
      const columns = when.targetList ? targetNames(when.targetList, source) : undefined;
      inserts = { ...given({ insertColumns: columns }), insertWidth: values.length, insertValues: values };
    }
  }
  const outputs = scope.outputs(merge.returningClause?.exprs);
  return query('merge', scope, {
    target: relationItem(merge.relation, source),
    ...inserts,
    ...(deletes ? { deletes } : {}),
    ...given({ assignments }),
    with: common,
    from,
    outputs,
  });
}

function readCopy(copy: Nodes['CopyStmt'], source: Source): Query {
  const inner = copy.query && readQueryTree(copy.query, source);
  if (inner) return inner;
  const scope = newScope(source);
  scope.walk(copy.whereClause);
  const target = relationItem(copy.relation, source);
  const open = source.lastPart(source.tokenAt(copy.relation?.location)) + 1;
  const parts = copy.attlist ? source.parts(open + 1) : [];
  const columns = strings(copy.attlist).map((name, i) => ({ name, at: source.named(parts[i]?.from ?? open, name) }));
  if (copy.is_from) return query('copy', scope, { target, ...(copy.attlist ? { insertColumns: columns } : {}) });
  // COPY … TO only reads.
  const references = copy.attlist
    ? columns.map((column) => ({ qualifier: [], ...column, star: false }))
    : [{ qualifier: [], name: '*', star: true, at: target.at }];
  return query('select', scope, {
    from: [target],
    references,
    outputs: references.map((reference) => ({ reference })),
  });
}

function readAssignments(targets: readonly Node[] | undefined, scope: Scope): Assignment[] {
  return (targets ?? []).flatMap(({ ResTarget: target }) => {
    if (target?.name === undefined) return [];
    scope.walk(target.indirection);
    scope.walk(target.val);
    return [{ ...nameOf(target, scope.source), value: valueForm(target.val) }];
  });
}

const targetNames = (targets: readonly Node[], source: Source): NameAt[] =>
  targets.flatMap(({ ResTarget: target }) => (target ? [nameOf(target, source)] : []));

function nameOf(target: ResTarget, source: Source): NameAt {
  const name = target.name ?? '';
  const index = source.tokenAt(target.location);
  const here = source.identifier(index) === name;
  return { name, at: here ? source.spanOf({ from: index, to: index + 1 }) : source.named(index, name) };
}

function commonTables(clause: WithClause | undefined, source: Source): CommonTable[] {
  return (clause?.ctes ?? []).flatMap(({ CommonTableExpr: table }) => {
    const inner = table?.ctequery && readQueryTree(table.ctequery, source);
    if (!table || !inner) return [];
    return [
      {
        name: table.ctename ?? '',
        columns: strings(table.aliascolnames),
        recursive: clause?.recursive ?? false,
        query: inner,
      },
    ];
  });
}

const fromItems = (nodes: readonly Node[] | undefined, scope: Scope): FromItem[] =>
  (nodes ?? []).flatMap((node) => fromItem(node, scope));

function valueForm(node: Node | undefined): 'null' | 'default' | 'value' {
  if (node?.TypeCast) return valueForm(node.TypeCast.arg);
  return node?.A_Const?.isnull ? 'null' : node?.SetToDefault ? 'default' : 'value';
}

const hasStar = (node: Node | undefined): boolean =>
  (node?.ColumnRef?.fields ?? node?.A_Indirection?.indirection ?? []).some((field) => field.A_Star !== undefined);

function leftmost(select: SelectStmt): SelectStmt {
  let left = select;
  while (left.larg) left = left.larg;
  return left;
}
