/** Stands for a hole in the text of a query: one character nobody writes. */
export const holeMark = '\uE000';

/** A place of a query that the running program fills. Offsets in the text. */
export interface SqlHole {
  readonly start: number;
  readonly end: number;
  /** `value`: it can only be a value. `rows`: rows of VALUES. `quoted`: text in quotes. `part`: anything else, names included. */
  readonly kind: 'value' | 'rows' | 'quoted' | 'part';
  /** What may stand there for the rest to be read, when it is a part. */
  readonly guess: string;
}

/**
 * Finds the places that are filled: `holeMark`s, verbs of format functions (`%s`, `%[1]d`, `%(name)s`), braces (`{}`, `{name}`).
 * `placeholders`: `%s` is the driver's, for values, and not a format function's. Nothing if a quote or comment stays open.
 */
export function findHoles(sql: string, placeholders: boolean, backslashes: boolean): readonly SqlHole[] | undefined {
  const holes: SqlHole[] = [];
  const seen = new Position();
  const tokens = backslashes ? withBackslashes : plain;
  tokens.lastIndex = 0;
  for (let match = tokens.exec(sql); match; match = tokens.exec(sql)) {
    const [token] = match;
    const start = match.index;
    const end = start + token.length;
    const c = token[0] as string;
    if (c === "'") {
      if (token.length < 2 || !token.endsWith("'")) return undefined;
      for (let at = sql.indexOf(holeMark, start); at >= 0 && at < end; at = sql.indexOf(holeMark, at + 1))
        holes.push({ start: at, end: at + 1, kind: 'quoted', guess: 'x' });
      seen.token("''");
    } else if (c === '"' || c === '`') {
      if (token.length < 2 || !token.endsWith(c)) return undefined;
      if (filled.test(token)) holes.push({ start: start + 1, end: end - 1, kind: 'part', guess: 'x' });
      seen.token('name');
    } else if (
      token.startsWith('--') ||
      token.startsWith('/*') ||
      (c === '$' && token.length > 1 && token.endsWith('$'))
    ) {
      if (token.startsWith('/*') && !token.endsWith('*/')) return undefined;
      if (token.includes(holeMark)) holes.push({ start, end, kind: 'part', guess: '' });
      if (c === '$') seen.token("''");
    } else if (c === holeMark || (c === '%' && token.length > 1) || c === '{') {
      const glued = /[\w.$"`\uE000]/.test(sql[start - 1] ?? ' ') || /[\w.$"`(\uE000{%]/.test(sql[end] ?? ' ');
      const kind = glued ? 'part' : seen.kind(placeholders && c === '%');
      holes.push({ start, end, kind, guess: glued ? 'x' : seen.guess() });
      seen.token(kind === 'part' ? 'part' : 'value');
    } else seen.token(token.toLowerCase());
  }
  return holes;
}

const verb = String.raw`%(?:\(\w+\)|\[\d+\]|\d+\$|<\w+>|\{\w+\})?[-+#]?\d*(?:\.\d+)?(?:[sdvqtixXfgeu](?!\w)|(?<=\}))`;
const rest = String.raw`"[^"]*"?|${'`[^`]*`?'}|--[^\n]*|/\*(?:[\s\S]*?\*/|[\s\S]*)|\$\w*\$|\uE000|${verb}|\{\{[^{}]*\}\}|\{[^{}\n]*\}|[\w$]+|[<>=!~]+|\|\||[^\s]`;
const plain = new RegExp(`'[^']*'?|${rest}`, 'g');
const withBackslashes = new RegExp(String.raw`'(?:[^'\\]|\\[\s\S])*'?|${rest}`, 'g');
const filled = new RegExp(String.raw`\uE000|${verb}|\{[^{}]*\}`);

/** Words that begin a part of a query; what stands before is over. */
const clauses = new Set(
  'select from where set values returning having group order limit offset on join into update using delete insert with union'.split(
    ' ',
  ),
);
const comparisons = /^(?:[<>=!~]+|like|ilike|limit|offset)$/;

/** What a walk over a query's tokens knows about the place it has reached. */
class Position {
  private clause = '';
  private before = '';
  private previous = '';
  private between = false;
  /** Open parentheses: what they are, and the clause around them. */
  private readonly open: { readonly kind: 'values' | 'in' | 'call' | 'group'; readonly clause: string }[] = [];

  token(token: string): void {
    if (token === '(') {
      const { previous } = this;
      const kind =
        this.clause === 'values' || this.open.at(-1)?.kind === 'values'
          ? 'values'
          : previous === 'in' || previous === 'any' || previous === 'all'
            ? 'in'
            : /^\w+$/.test(previous) && !words.has(previous)
              ? 'call'
              : 'group';
      this.open.push({ kind, clause: this.clause });
      this.clause = kind === 'group' ? '' : this.clause;
    } else if (token === ')') this.clause = this.open.pop()?.clause ?? this.clause;
    else if (clauses.has(token)) {
      this.clause = token;
      if (token === 'select' && this.open.length > 0) this.open.push({ ...(this.open.pop() as Open), kind: 'group' });
    } else if (token === 'between') this.between = true;
    this.before = this.previous;
    this.previous = token;
    if (this.before === 'and' && this.between) this.between = false;
  }

  /** What a hole at this place is. `placeholder`: it is known to be a driver's. */
  kind(placeholder: boolean): 'value' | 'rows' | 'part' {
    const { previous, clause } = this;
    const paren = this.open.at(-1)?.kind;
    if (clause === 'values' && (previous === 'values' || (previous === ',' && paren !== 'values' && paren !== 'call')))
      return 'rows';
    if (comparisons.test(previous)) return clause === 'on' && !placeholder ? 'part' : 'value';
    if (previous === 'between' || (previous === 'and' && this.between)) return 'value';
    if ((previous === '(' || previous === ',') && (paren === 'values' || paren === 'in')) return 'value';
    if (!placeholder) return 'part';
    if (previous === 'in') return 'value';
    if ((previous === '(' || previous === ',') && paren === 'call' && clause !== 'into') return 'value';
    return /^(?:then|else|case|when|[-+/*[]|\|\||interval|any|from_unixtime|select)$/.test(previous) ? 'value' : 'part';
  }

  /** What may stand at this place. */
  guess(): string {
    const { previous } = this;
    if (/^(?:where|and|or|on|having|not)$/.test(previous)) return 'TRUE';
    if (/^(?:from|join|into|update|table|by|select|returning|set|,|\(|as|distinct|[<>=!~]+|[-+*/])$/.test(previous))
      return 'x';
    return '';
  }
}

type Open = { readonly kind: 'values' | 'in' | 'call' | 'group'; readonly clause: string };

/** Words before a parenthesis that are no function. */
const words = new Set([
  ...clauses,
  ...'and or not as by exists when then else case distinct over filter key conflict only lateral partition'.split(' '),
]);
