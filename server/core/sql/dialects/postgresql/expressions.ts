import type { Expression } from '../../../schema/change.ts';
import type { Node } from './ast.ts';
import { newScope } from './queries.ts';
import type { Run, Source } from './source.ts';

/** A scalar expression whose text is a run of tokens. Columns of sub-selects are left out: they belong to other tables. */
export function expression(node: Node | undefined, run: Run, source: Source): Expression {
  const scope = newScope(source);
  scope.walk(node);
  const nested = scope.nested.flatMap((query) => query.calls);
  return {
    text: source.textOf(run),
    form: formOf(node),
    columns: [...new Set(scope.references.map((reference) => (reference.star ? '*' : reference.name)))],
    calls: [...scope.calls, ...nested],
  };
}

/** An expression in the brackets that follow the first of `words` in a run. */
export function bracketed(node: Node | undefined, open: number, source: Source): Expression {
  return expression(node, { from: open + 1, to: source.close(open) }, source);
}

function formOf(node: Node | undefined): Expression['form'] {
  if (!node) return 'expression';
  if (node.A_Const) return node.A_Const.isnull ? 'null' : 'constant';
  if (node.TypeCast) return formOf(node.TypeCast.arg);
  if (node.CollateClause) return formOf(node.CollateClause.arg);
  if (node.A_ArrayExpr) {
    return (node.A_ArrayExpr.elements ?? []).every((element) => formOf(element) !== 'expression')
      ? 'constant'
      : 'expression';
  }
  const sign = node.A_Expr?.lexpr ? undefined : node.A_Expr?.name?.[0]?.String?.sval;
  if (sign === '-' || sign === '+') return formOf(node.A_Expr?.rexpr);
  return 'expression';
}
