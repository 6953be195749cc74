import type { Node } from './ast.ts';
import { strings } from './ast.ts';

/** The text an expression always gives: a literal, literals joined by `||`, `format()` and `quote_ident()` of literals. */
export function foldText(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.A_Const) {
    const { sval, ival } = node.A_Const;
    return sval ? (sval.sval ?? '') : ival ? String(ival.ival ?? 0) : undefined;
  }
  if (node.TypeCast) return foldText(node.TypeCast.arg);
  if (node.A_Expr?.name?.[0]?.String?.sval === '||') {
    const left = foldText(node.A_Expr.lexpr);
    const right = left === undefined ? undefined : foldText(node.A_Expr.rexpr);
    return right === undefined ? undefined : left + right;
  }
  if (!node.FuncCall) return undefined;
  const values = (node.FuncCall.args ?? []).map(foldText);
  const [first, ...others] = values;
  if (first === undefined || others.includes(undefined)) return undefined;
  switch (strings(node.FuncCall.funcname).at(-1)) {
    case 'format':
      return format(first, others as string[]);
    case 'quote_ident':
      return identifier(first);
    case 'quote_literal':
      return literal(first);
    case 'concat':
      return values.join('');
    default:
      return undefined;
  }
}

/** `format()` with plain `%s`, `%I`, `%L`, `%%`; a width or position is not folded. */
function format(template: string, values: readonly string[]): string | undefined {
  let next = 0;
  let complete = true;
  const text = template.replace(/%(.)/gs, (_, letter: string) => {
    if (letter === '%') return '%';
    const value = values[next++];
    if (value === undefined || !'sIL'.includes(letter)) complete = false;
    return letter === 'I' ? identifier(value ?? '') : letter === 'L' ? literal(value ?? '') : (value ?? '');
  });
  return complete ? text : undefined;
}

const identifier = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
