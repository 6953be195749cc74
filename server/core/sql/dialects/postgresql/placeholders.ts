import type { Span } from '../../../text/span.ts';
import type { Token } from '../../lex.ts';
import { tokenize } from '../../lex.ts';
import { Source } from './source.ts';

/**
 * The query with the placeholders of drivers and query tools made into PostgreSQL's own, length kept, so that every offset
 * stays: `:name`, `@name`, `%s`, `%(name)s`, `sqlc.arg(x)` → `$1` and blanks; `?` → `0`, as two characters don't fit;
 * `sqlc.embed(t)` → `t.*`. Without this `@name` reads as a column `name`, and `sqlc.arg(x)` as one `x`.
 */
export function readPlaceholders(text: string): Source {
  if (!/[?:@%]|sqlc|\b(?:in|values)\s+\$/i.test(text)) return new Source(text);
  const rewriter = new Rewriter(text);
  return new Source(rewriter.rewrite(), (offset) => rewriter.original(offset));
}

class Rewriter {
  private readonly tokens: readonly Token[];
  private readonly edits: { start: number; end: number; text: string }[] = [];
  /** Tables of `sqlc.embed()`: where they stand, and where they were put. */
  private readonly embedded: { start: number; end: number; table: Span }[] = [];
  /** Drivers that take `%s` want a plain percent sign doubled. */
  private readonly percent: boolean;

  constructor(private readonly text: string) {
    this.tokens = tokenize(text, 'postgresql').filter((token) => token.kind !== 'comment');
    this.percent = /%(?:s\b|\()/.test(text);
  }

  rewrite(): string {
    for (let i = 0; i < this.tokens.length; ) i = this.visit(i);
    let result = '';
    let at = 0;
    for (const { start, end, text } of this.edits.sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      result += this.text.slice(at, start) + text.padEnd(end - start);
      at = end;
    }
    return result + this.text.slice(at);
  }

  /** Where a character of the rewritten text stands: only `sqlc.embed()` moves any. */
  original(offset: number): number {
    const moved = this.embedded.find(({ start, end }) => start <= offset && offset < end);
    return moved ? Math.min(moved.table.start + offset - moved.start, moved.table.end - 1) : offset;
  }

  /** Reads the placeholder at token `i`, if it is one, and gives the token to go on with. */
  private visit(i: number): number {
    const token = this.tokens[i] as Token;
    if (token.kind === 'parameter') return this.named(i, token);
    if (token.kind === 'word') return this.sqlc(i, token);
    if (token.kind !== 'punctuation') return i + 1;
    switch (this.raw(i)) {
      case '?':
        return this.question(i, token);
      case '%':
        return this.percentSign(i, token);
      case ':': // psql: :'value', :"name"
        if (
          this.joined(i) &&
          ['string', 'quoted-name'].includes(this.tokens[i + 1]?.kind ?? '') &&
          !this.operandBefore(i)
        ) {
          this.edit(token.start, token.end, '');
        }
        return i + 1;
      default:
        return i + 1;
    }
  }

  /** `$1`, `:name`, `@name`. */
  private named(i: number, token: Token): number {
    const mark = this.text.charAt(token.start);
    if (mark === '@' && /[@<]/.test(this.text.charAt(token.start - 1))) return i + 1; // @@ and <@ are operators
    if (mark === '$') {
      this.place(i, token.start, token.end, this.raw(i));
      return i + 1;
    }
    let { end } = token;
    let next = i + 1;
    // pgtyped: :user.name, :id!   Named lists: :ids*
    while (this.text.charAt(end) === '.' && this.tokens[next + 1]?.kind === 'word' && this.joined(next)) {
      end = (this.tokens[next + 1] as Token).end;
      next += 2;
    }
    const after = this.text.slice(end, end + 40);
    if (/^!(?!=)/.test(after) || /^\*\s*(?:[),;]|$)/.test(after)) {
      end++;
      next++;
    }
    this.place(i, token.start, end, '$1');
    return next;
  }

  /** A bare `?` where a value is due is a placeholder; after a value it is an operator of jsonb (`?`, `?|`, `?&`). */
  private question(i: number, token: Token): number {
    if (this.operandBefore(i)) {
      let last = i;
      while (this.joined(last) && /^[?|&]$/.test(this.raw(last + 1))) last++;
      return last + 1;
    }
    const number = this.joined(i) && this.tokens[i + 1]?.kind === 'number' ? this.tokens[i + 1] : undefined;
    this.place(i, token.start, number?.end ?? token.end, number ? '$1' : '0');
    return i + (number ? 2 : 1);
  }

  private percentSign(i: number, token: Token): number {
    if (!this.joined(i)) return i + 1;
    const next = this.tokens[i + 1] as Token;
    if (this.raw(i + 1) === 's') {
      this.place(i, token.start, next.end, '$1');
      return i + 2;
    }
    const name = /^%\([^()\s]*\)s\b/.exec(this.text.slice(token.start, token.start + 200));
    if (name) {
      const end = token.start + name[0].length;
      this.place(i, token.start, end, '$1');
      let last = i + 1;
      while (last < this.tokens.length && (this.tokens[last] as Token).start < end) last++;
      return last;
    }
    if (this.percent && this.raw(i + 1) === '%') {
      this.edit(token.start, token.end, '');
      return i + 2;
    }
    return i + 1;
  }

  /** sqlc.arg(x), sqlc.narg(x), sqlc.slice(x), sqlc.embed(t). */
  private sqlc(i: number, token: Token): number {
    if (this.lower(i) !== 'sqlc' || this.raw(i + 1) !== '.' || this.raw(i + 3) !== '(') return i + 1;
    let close = i + 4;
    while (close < this.tokens.length && this.raw(close) !== ')') close++;
    const end = this.tokens[close]?.end;
    if (end === undefined) return i + 1;
    switch (this.lower(i + 2)) {
      case 'arg':
      case 'narg':
      case 'slice':
        this.place(i, token.start, end, '$1');
        return close + 1;
      case 'embed': {
        const table = { start: this.tokens[i + 4]?.start ?? end, end: this.tokens[close - 1]?.end ?? end };
        this.embedded.push({ start: token.start, end, table });
        this.edit(token.start, end, `${this.text.slice(table.start, table.end)}.*`);
        return close + 1;
      }
      default:
        return i + 1;
    }
  }

  /**
   * Writes a value. Where a driver spreads a list the grammar wants brackets that don't fit: `IN ?` becomes `=  0`,
   * and `VALUES ?` becomes `SELECT *`, whose width nobody knows either.
   */
  private place(i: number, start: number, end: number, value: string): void {
    const before = this.tokens[i - 1];
    const word = before?.kind === 'word' ? this.lower(i - 1) : '';
    if (before && word === 'in') {
      const not = this.lower(i - 2) === 'not' ? this.tokens[i - 2] : undefined;
      this.edit((not ?? before).start, before.end, not ? '<>' : '=');
    } else if (before && word === 'values') {
      this.edit(before.start, before.end, 'SELECT');
      this.edit(start, end, '*');
      return;
    }
    if (this.text.slice(start, end) !== value) this.edit(start, end, value);
  }

  /** Whether a value ends right before token `i`. */
  private operandBefore(i: number): boolean {
    const before = this.tokens[i - 1];
    if (!before) return false;
    if (before.kind === 'word') return !BEFORE_VALUES.has(this.lower(i - 1));
    if (before.kind === 'punctuation') {
      const last = this.edits.at(-1);
      return /[)\]]/.test(this.raw(i - 1)) || (last?.end === before.end && last.text !== '');
    }
    return true;
  }

  /** Token `i` and the next one touch. */
  private joined(i: number): boolean {
    return this.tokens[i + 1] !== undefined && this.tokens[i]?.end === this.tokens[i + 1]?.start;
  }

  private edit(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  private raw(i: number): string {
    const token = this.tokens[i];
    return token ? this.text.slice(token.start, token.end) : '';
  }

  private lower(i: number): string {
    return this.raw(i).toLowerCase();
  }
}

/** Keywords a value follows. After any other word a `?` is an operator. */
const BEFORE_VALUES = new Set(
  (
    'all and any array as between by case distinct else end except exists fetch first from having ilike in intersect interval is like ' +
    'limit next not offset on or overlaps return returning select set similar some then to union using values when where with'
  ).split(' '),
);
