/**
 * Whether a constant satisfies a CHECK over one column, as far as it can be told from the text: comparisons with numbers and
 * strings, IN, BETWEEN, IS NULL, NOT, AND and OR. `unknown` for all else. NULL satisfies what comes out as NULL, as in SQL.
 * `value`: a number or string as SQL has it, or null.
 */
export function satisfies(check: string, column: string, value: string | null): 'yes' | 'no' | 'unknown' {
  const words = [
    ...check.matchAll(
      /'(?:[^']|'')*'|"[^"]+"|`[^`]+`|[\p{L}_][\p{L}\p{N}_$]*|-?\d+(?:\.\d+)?|::|<=|>=|<>|!=|[<>=]|\S/gu,
    ),
  ].map(([all]) => all);
  const reader = new Reader(words, column, value === null ? null : constant(value));
  const result = reader.or();
  if (!reader.ended || result === 'unknown') return 'unknown';
  return result === false ? 'no' : 'yes';
}

/** A number, or a string with its quotes, without casts around them; undefined: no constant. */
function constant(text: string): number | string | undefined {
  const [, inner] =
    /^\(*\s*('(?:[^']|'')*'|-?\d+(?:\.\d+)?)\s*\)*(?:\s*::\s*[\w ]+(?:\(\d+\))?)?\s*\)*$/.exec(text.trim()) ?? [];
  if (inner === undefined) return undefined;
  return inner.startsWith("'") ? inner : Number(inner);
}

/** SQL's three values, and what can't be told. */
type Truth = boolean | null | 'unknown';
type Value = number | string | null | undefined;

class Reader {
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly column: string,
    private readonly value: Value,
  ) {}

  get ended(): boolean {
    return this.at === this.words.length;
  }

  or(): Truth {
    let result = this.and();
    while (this.takes('or')) result = either(result, this.and());
    return result;
  }

  private and(): Truth {
    let result = this.not();
    while (this.takes('and')) result = negate(either(negate(result), negate(this.not())));
    return result;
  }

  private not(): Truth {
    if (this.takes('not')) return negate(this.not());
    if (this.words[this.at] === '(') {
      const start = this.at++;
      const inner = this.or();
      if (this.takes(')') && !this.continues()) return inner;
      this.at = start;
    }
    return this.test();
  }

  /** After a bracket: what it held was a value, not a condition. */
  private continues(): boolean {
    return /^(=|<|>|<=|>=|<>|!=|is|in|not|between|::)$/i.test(this.words[this.at] ?? '');
  }

  private test(): Truth {
    const left = this.operand();
    if (this.takes('is')) {
      const not = this.takes('not');
      if (!this.takes('null') || left === undefined) return this.fail();
      return (left === null) !== not;
    }
    const not = this.takes('not');
    if (this.takes('in')) {
      if (!this.takes('(')) return this.fail();
      let result: Truth = false;
      do result = either(result, compare(left, '=', this.operand()));
      while (this.takes(','));
      if (!this.takes(')')) return this.fail();
      return not ? negate(result) : result;
    }
    if (this.takes('between')) {
      const low = compare(left, '>=', this.operand());
      if (!this.takes('and')) return this.fail();
      const within = negate(either(negate(low), negate(compare(left, '<=', this.operand()))));
      return not ? negate(within) : within;
    }
    const operator = this.words[this.at++] ?? '';
    return not ? this.fail() : compare(left, operator, this.operand());
  }

  private operand(): Value {
    let value: Value;
    if (this.takes('(')) {
      value = this.operand();
      if (!this.takes(')')) this.fail();
    } else {
      const word = this.words[this.at++] ?? '';
      const isColumn = word === this.column || word.replace(/^["`]|["`]$/g, '') === this.column;
      value = isColumn ? this.value : word.toLowerCase() === 'null' ? null : constant(word);
    }
    if (this.takes('::')) while (/^[\p{L}_]\w*$/u.test(this.words[this.at] ?? '') && !this.keyword()) this.at++;
    return value;
  }

  private keyword(): boolean {
    return /^(and|or|is|in|not|between)$/i.test(this.words[this.at] ?? '');
  }

  private takes(word: string): boolean {
    if (this.words[this.at]?.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  private fail(): 'unknown' {
    this.at = this.words.length + 1;
    return 'unknown';
  }
}

const negate = (truth: Truth): Truth => (typeof truth === 'boolean' ? !truth : truth);

function either(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  if (a === 'unknown' || b === 'unknown') return 'unknown';
  return a === null || b === null ? null : false;
}

function compare(left: Value, operator: string, right: Value): Truth {
  if (left === undefined || right === undefined) return 'unknown';
  if (!/^(=|<>|!=|<|>|<=|>=)$/.test(operator)) return 'unknown';
  if (left === null || right === null) return null;
  if (operator === '=') return typeof left === typeof right ? left === right : 'unknown';
  if (operator === '<>' || operator === '!=') return typeof left === typeof right ? left !== right : 'unknown';
  // How strings sort depends on the collation.
  if (typeof left !== 'number' || typeof right !== 'number') return 'unknown';
  return operator === '<'
    ? left < right
    : operator === '>'
      ? left > right
      : operator === '<='
        ? left <= right
        : left >= right;
}
