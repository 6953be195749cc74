import type { Name } from '../../../schema/names.ts';
import type { ColumnReference, FunctionCall, Output, Query } from '../../../schema/query.ts';
import type { Span } from '../../../text/span.ts';
import type { ColumnRef, FuncCall, Node, ResTarget, TypeName } from './ast.ts';
import { strings } from './ast.ts';
import { given } from './given.ts';
import { listName, withoutSystemSchema } from './names.ts';
import type { Source } from './source.ts';
import { typeReference } from './types.ts';

/** Collects what the expressions of one query level name. Sub-selects are handed to `readNested`. */
export class Scope {
  readonly references: ColumnReference[] = [];
  readonly nested: Query[] = [];
  readonly calls: FunctionCall[] = [];
  readonly types: { name: Name; at: Span }[] = [];

  constructor(
    readonly source: Source,
    private readonly readNested: (node: Node, source: Source) => Query | undefined,
  ) {}

  /** Walks any part of the tree: an expression, a list of them, a sort or window clause. */
  walk(value: unknown): void {
    if (Array.isArray(value)) {
      for (const element of value) this.walk(element);
    } else if (value !== null && typeof value === 'object') {
      for (const key in value) this.enter(key, (value as Record<string, unknown>)[key]);
    }
  }

  private enter(key: string, child: unknown): void {
    switch (key) {
      case 'ColumnRef':
        this.column(child as ColumnRef);
        break;
      case 'FuncCall':
        this.call(child as FuncCall);
        break;
      case 'SubLink': {
        const { testexpr, subselect } = child as { testexpr?: Node; subselect?: Node };
        this.walk(testexpr);
        const query = subselect && this.readNested(subselect, this.source);
        if (query) this.nested.push(query);
        break;
      }
      case 'typeName':
      case 'TypeName':
        this.type(child as TypeName);
        break;
      case 'MultiAssignRef': {
        // (a, b) = (SELECT …): every column carries the same source.
        const { colno, source } = child as { colno?: number; source?: Node };
        if (colno === 1) this.walk(source);
        break;
      }
      default:
        if (child !== null && typeof child === 'object') this.walk(child);
    }
  }

  /** Elements of ORDER BY, DISTINCT ON or GROUP BY: a name that stands alone may be a result column's. */
  sorting(clause: 'order' | 'group', nodes: readonly Node[] | undefined): void {
    for (const node of nodes ?? []) {
      const inner = node.SortBy?.node ?? node;
      if (inner.ColumnRef) this.column(inner.ColumnRef, inner.ColumnRef.fields?.length === 1 ? clause : undefined);
      else if (inner.GroupingSet) this.sorting(clause, inner.GroupingSet.content);
      else this.walk(inner);
    }
  }

  column(ref: ColumnRef, clause?: 'order' | 'group'): ColumnReference {
    const fields = ref.fields ?? [];
    const parts = strings(fields);
    const star = fields.some((field) => field.A_Star !== undefined);
    const name = star ? '*' : (parts.at(-1) ?? '');
    const reference = {
      qualifier: star ? parts : parts.slice(0, -1),
      name,
      star,
      at: this.columnSpan(ref, name, star),
      ...given({ clause: star ? undefined : clause }),
    };
    this.references.push(reference);
    return reference;
  }

  private columnSpan(ref: ColumnRef, name: string, star: boolean): Span {
    const index = this.source.tokenAt(ref.location);
    if (!star) return this.source.named(index, name);
    const last = this.source.lastPart(index);
    return this.source.spanOf({ from: last, to: last + 1 });
  }

  call(call: FuncCall): FunctionCall {
    const found = functionCall(call, this.source);
    this.calls.push(found);
    this.walk([call.args ?? [], call.agg_order ?? [], call.agg_filter ?? [], call.over ?? []]);
    return found;
  }

  private type(type: TypeName): void {
    const reference = typeReference(type);
    if (reference.name === '' || strings(type.names)[0] === 'pg_catalog') return;
    const written = listName(type.names);
    this.types.push({ name: written, at: this.source.namedAt(type.location, written.name) });
  }

  /** Result columns of a select list or RETURNING, named as the server would (`FigureColname` in parse_target.c). */
  outputs(targets: readonly Node[] | undefined): Output[] {
    return (targets ?? []).flatMap((target) => (target.ResTarget ? [this.output(target.ResTarget)] : []));
  }

  private output({ name, val }: ResTarget): Output {
    if (val?.ColumnRef) {
      const reference = this.column(val.ColumnRef);
      return reference.star ? { reference } : { name: name ?? reference.name, reference };
    }
    this.walk(val);
    const star = val?.A_Indirection?.indirection?.some((step) => step.A_Star !== undefined);
    return star ? {} : { name: name ?? outputName(val) ?? '?column?' };
  }
}

export function functionCall(call: FuncCall, source: Source): FunctionCall {
  const name = withoutSystemSchema(listName(call.funcname));
  const index = source.tokenAt(call.location);
  const last = source.lastPart(index);
  // EXTRACT, SUBSTRING … FROM and their like are written otherwise than they are called.
  const at = source.identifier(last) === name.name ? last : index;
  const named = (call.args ?? []).flatMap((arg) => arg.NamedArgExpr?.name ?? []);
  return {
    name,
    arguments: call.args?.length ?? 0,
    ...(named.length > 0 ? { named } : {}),
    literals: (call.args ?? []).flatMap(literal),
    at: source.spanOf({ from: at, to: at + 1 }),
  };
}

function literal(node: Node): string[] {
  const inner = node.TypeCast?.arg ?? node.NamedArgExpr?.arg;
  if (inner) return literal(inner);
  return node.A_Const?.sval ? [node.A_Const.sval.sval ?? ''] : [];
}

function outputName(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.ColumnRef) return strings(node.ColumnRef.fields).at(-1);
  if (node.FuncCall) return strings(node.FuncCall.funcname).at(-1);
  if (node.A_Indirection) {
    return strings(node.A_Indirection.indirection).at(-1) ?? outputName(node.A_Indirection.arg);
  }
  if (node.TypeCast) return outputName(node.TypeCast.arg) ?? strings(node.TypeCast.typeName?.names).at(-1);
  if (node.CollateClause) return outputName(node.CollateClause.arg);
  if (node.CaseExpr) return outputName(node.CaseExpr.defresult) ?? 'case';
  if (node.A_ArrayExpr) return 'array';
  if (node.MinMaxExpr) return node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
  if (node.A_Expr) return node.A_Expr.kind === 'AEXPR_NULLIF' ? 'nullif' : undefined;
  if (node.SQLValueFunction) return valueFunction(node.SQLValueFunction.op);
  if (node.SubLink) {
    if (node.SubLink.subLinkType === 'EXISTS_SUBLINK') return 'exists';
    if (node.SubLink.subLinkType === 'ARRAY_SUBLINK') return 'array';
    const target = node.SubLink.subselect?.SelectStmt?.targetList?.[0]?.ResTarget;
    return node.SubLink.subLinkType === 'EXPR_SUBLINK' ? (target?.name ?? outputName(target?.val)) : undefined;
  }
  const [tag] = Object.keys(node);
  return tag === undefined ? undefined : NAMED_BY_TAG[tag];
}

const NAMED_BY_TAG: Readonly<Record<string, string>> = {
  CoalesceExpr: 'coalesce',
  RowExpr: 'row',
  GroupingFunc: 'grouping',
  MergeSupportFunc: 'merge_action',
  XmlSerialize: 'xmlserialize',
  JsonParseExpr: 'json',
  JsonScalarExpr: 'json_scalar',
  JsonSerializeExpr: 'json_serialize',
  JsonObjectConstructor: 'json_object',
  JsonArrayConstructor: 'json_array',
  JsonArrayQueryConstructor: 'json_array',
  JsonObjectAgg: 'json_objectagg',
  JsonArrayAgg: 'json_arrayagg',
};

/** `SVFOP_CURRENT_TIMESTAMP_N` → `current_timestamp`. */
const valueFunction = (op: string | undefined): string | undefined =>
  op
    ?.replace(/^SVFOP_/, '')
    .replace(/_N$/, '')
    .toLowerCase();
