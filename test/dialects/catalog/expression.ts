import { parseSync } from 'libpg-query';

type Node = unknown;
type Fields = Record<string, Node>;

/**
 * An expression in a form in which what a migration wrote and what the server prints of it are equal: casts, schemas and
 * parentheses are gone, BETWEEN, IN and LIKE are spelled out, constants are text. Needs `loadModule` first. What does
 * not parse comes back as it is.
 */
export function normalForm(expression: string): string {
  try {
    const tree = parseSync(`SELECT ${expression}`) as Fields;
    const [value] = (at(tree, 'stmts', 0, 'stmt', 'SelectStmt', 'targetList') as Node[]) ?? [];
    return JSON.stringify(simplify(at(value, 'ResTarget', 'val')));
  } catch {
    return expression;
  }
}

function at(node: Node, ...path: (string | number)[]): Node {
  return path.reduce<Node>((value, key) => (value as Fields | undefined)?.[key], node);
}

const rewrites: Readonly<Record<string, (fields: Fields) => Node>> = {
  TypeCast: ({ arg }) => simplify(arg),
  A_Const: constant,
  ColumnRef: ({ fields }) => ({ column: lastName(fields) }),
  FuncCall: ({ funcname, args, ...rest }) => {
    const call = lastName(funcname);
    const values = simplify(args ?? []) as Node[];
    // The server names the sequence by its full name where the search path does not find it.
    const plain = call === 'nextval' ? values.map((v) => String(v).replace(/^.*\./, '').replaceAll('"', '')) : values;
    return { call, args: plain, ...(simplifyFields(rest) as Fields) };
  },
  A_Expr: comparison,
  BoolExpr: ({ boolop, args }) => {
    const parts = (simplify(args) as Node[]).flatMap((part) => (at(part, 'all') === boolop ? at(part, 'of') : part));
    return { all: boolop, of: parts };
  },
};

function simplify(node: Node): Node {
  if (Array.isArray(node)) return node.map(simplify);
  if (typeof node !== 'object' || node === null) return node;
  const [[kind, fields] = []] = Object.entries(node);
  const rewrite = kind === undefined ? undefined : rewrites[kind];
  return rewrite ? rewrite(fields as Fields) : simplifyFields(node as Fields);
}

const noise = new Set(['location', 'list_start', 'list_end', 'rexpr_list_start', 'rexpr_list_end', 'funcformat']);

const simplifyFields = (fields: Fields): Node =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => !noise.has(key))
      .map(([key, value]) => [key, simplify(value)]),
  );

const lastName = (names: Node): Node => at((names as Node[]).at(-1), 'String', 'sval') ?? '*';

function constant(fields: Fields): Node {
  if (fields.isnull) return null;
  if ('boolval' in fields) return at(fields, 'boolval', 'boolval') === true ? 'true' : 'false';
  const value = at(fields, 'sval', 'sval') ?? at(fields, 'fval', 'fval') ?? at(fields, 'bsval', 'bsval');
  if (typeof value !== 'string') return 'sval' in fields ? '' : String(at(fields, 'ival', 'ival') ?? 0);
  if (value === 't') return 'true';
  if (value === 'f') return 'false';
  // jsonb is printed with its own spacing.
  if (!/^[{[]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
}

function comparison(fields: Fields): Node {
  const operator = lastName(fields.name);
  const left = simplify(fields.lexpr);
  const right = simplify(fields.rexpr);
  const of = (name: Node, a: Node, b: Node) => ({ op: name, left: a, right: b });
  const list = at(right, 'List', 'items') ?? at(right, 'A_ArrayExpr', 'elements');
  const [low, high] = (list as Node[] | undefined) ?? [];
  switch (fields.kind) {
    case 'AEXPR_IN':
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL':
      return of(`${operator} ${operator === '<>' ? 'every' : 'some'}`, left, list ?? right);
    case 'AEXPR_BETWEEN':
      return { all: 'AND_EXPR', of: [of('>=', left, low), of('<=', left, high)] };
    case 'AEXPR_NOT_BETWEEN':
      return { all: 'OR_EXPR', of: [of('<', left, low), of('>', left, high)] };
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return of(operator, left, right);
    default:
      return { kind: fields.kind, ...of(operator, left, right) };
  }
}
