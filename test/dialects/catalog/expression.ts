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
    const simple = simplify(at(value, 'ResTarget', 'val'));
    // DEFAULT NULL is no default.
    return simple === null ? '' : JSON.stringify(simple);
  } catch {
    return expression;
  }
}

/** The same of an element of an index, whose collation the server keeps apart. */
export function normalElement(expression: string): string {
  return normalForm(expression.replace(/\s+COLLATE\s+("[^"]+"|\w+)\s*$/i, ''));
}

function at(node: Node, ...path: (string | number)[]): Node {
  return path.reduce<Node>((value, key) => (value as Fields | undefined)?.[key], node);
}

const rewrites: Readonly<Record<string, (fields: Fields) => Node>> = {
  TypeCast: ({ arg, typeName }) => {
    const value = simplify(arg);
    return typeof value === 'string' && lastName(at(typeName, 'names')) === 'interval' ? interval(value) : value;
  },
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
      .map(([key, value]) => [key, simplify(value)])
      // CASE without ELSE is printed with ELSE NULL.
      .filter(([key, value]) => !noise.has(key as string) && value !== null),
  );

const lastName = (names: Node): Node => at((names as Node[]).at(-1), 'String', 'sval') ?? '*';

function constant(fields: Fields): Node {
  if (fields.isnull) return null;
  if ('boolval' in fields) return at(fields, 'boolval', 'boolval') === true ? 'true' : 'false';
  const value = at(fields, 'sval', 'sval') ?? at(fields, 'fval', 'fval') ?? at(fields, 'bsval', 'bsval');
  return typeof value === 'string' ? literal(value) : 'sval' in fields ? '' : String(at(fields, 'ival', 'ival') ?? 0);
}

/** The server reads a literal when it stores an expression, and prints the value in its own way. */
function literal(text: string): string {
  if (text === 't') return 'true';
  if (text === 'f') return 'false';
  if (text === 'epoch') return moment('1970-01-01');
  if (/^\d{4}-\d\d-\d\d\b/.test(text)) return moment(text);
  // An empty bytea.
  if (text === '\\x') return '';
  if (!/^[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), (_, value) => (isObject(value) ? sorted(value) : value));
  } catch {
    return text.replace(/, +/g, ',');
  }
}

/** A date, with or without the time and its zone, as a moment in UTC. */
function moment(text: string): string {
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))? ?(UTC|Z|[+-]\d\d(?::\d\d)?)?$/.exec(text) ?? [];
  const value = new Date(`${day}T${time}${zone.replace('UTC', 'Z').replace(/^([+-]\d\d)$/, '$1:00')}`);
  return Number.isNaN(value.valueOf()) ? text : value.toJSON();
}

const seconds: Readonly<Record<string, number>> = { s: 1, sec: 1, second: 1, min: 60, minute: 60, h: 3600, hour: 3600 };

/** `1 year`, `12 months`, `24:00:00` as months, days and seconds; anything else as it is. */
function interval(text: string): string {
  const total = { months: 0, days: 0, seconds: 0 };
  const rest = text.replace(
    /(-?\d+(?:\.\d+)?)\s*([a-z]+?)s?\b|(\d+):(\d\d)(?::(\d\d))?/gi,
    (whole, n, unit, h, m, s) => {
      const name = String(unit ?? '').toLowerCase();
      if (unit === undefined) total.seconds += Number(h) * 3600 + Number(m) * 60 + Number(s ?? 0);
      else if (name === 'year' || name === 'month') total.months += Number(n) * (name === 'year' ? 12 : 1);
      else if (name === 'week' || name === 'day') total.days += Number(n) * (name === 'week' ? 7 : 1);
      else if (seconds[name] !== undefined) total.seconds += Number(n) * seconds[name];
      else return whole;
      return '';
    },
  );
  return rest.trim() === '' ? `${total.months} months ${total.days} days ${total.seconds} seconds` : text;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: Fields): Fields => Object.fromEntries(Object.entries(value).sort());

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
      if (Array.isArray(list) && list.length === 1) return of(operator, left, list[0]);
      return of(`${operator} ${operator === '<>' ? 'every' : 'some'}`, left, list ?? right);
    case 'AEXPR_BETWEEN':
      return { all: 'AND_EXPR', of: [of('>=', left, low), of('<=', left, high)] };
    case 'AEXPR_NOT_BETWEEN':
      return { all: 'OR_EXPR', of: [of('<', left, low), of('>', left, high)] };
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return of(operator, left, right);
    case 'AEXPR_NOT_DISTINCT':
      return { all: 'NOT_EXPR', of: [{ kind: 'AEXPR_DISTINCT', ...of(operator, left, right) }] };
    default:
      return { kind: fields.kind, ...of(operator, left, right) };
  }
}
