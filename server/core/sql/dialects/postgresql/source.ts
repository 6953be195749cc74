import { Encoding } from '../../../text/encoding.ts';
import type { Span } from '../../../text/span.ts';
import type { Token } from '../../lex.ts';
import { tokenize } from '../../lex.ts';

/** A run of tokens by index: `from` included, `to` not. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The text of one statement with its tokens: finds the places the parser keeps silent about. Offsets taken by the methods
 * are in this text; spans handed out are in the outermost statement, which matters for SQL inside a DO block or function.
 */
export class Source {
  private readonly encoding: Encoding;
  private list: readonly Token[] | undefined;
  /** JOIN … USING lists already given out, by token index; the tree tells no position for them. */
  readonly taken = new Set<number>();

  /** `outer` maps an offset of this text to one of the outermost statement; `bytes` maps parser offsets where a part was left out. */
  constructor(
    readonly text: string,
    readonly outer: (offset: number) => number = (offset) => offset,
    private readonly moved: (offset: number) => number = (offset) => offset,
    parsed: string = text,
  ) {
    this.encoding = new Encoding(parsed);
  }

  /** The tokens without comments. */
  get tokens(): readonly Token[] {
    this.list ??= tokenize(this.text, 'postgresql').filter(
      (token) => token.kind !== 'comment' && token.kind !== 'data',
    );
    return this.list;
  }

  /** UTF-16 offset of a parser location, which is a byte offset; an absent location is 0. */
  offset(location: number | undefined): number {
    return this.moved(this.encoding.fromByte(Math.max(0, location ?? 0)));
  }

  fromCodePoint(points: number): number {
    return this.moved(this.encoding.fromCodePoint(points));
  }

  span(start: number, end: number): Span {
    const from = this.outer(start);
    return { start: from, end: end > start ? this.outer(end - 1) + 1 : from };
  }

  /** From the first token to the last, without a closing semicolon. */
  get whole(): Span {
    const { tokens } = this;
    let to = tokens.length;
    while (to > 1 && this.mark(to - 1, ';')) to--;
    return to > 0 ? this.spanOf({ from: 0, to }) : this.span(0, this.text.length);
  }

  spanOf(run: Run): Span {
    const first = this.tokens[run.from];
    const last = this.tokens[run.to - 1];
    return first && last && run.to > run.from ? this.span(first.start, last.end) : this.whole;
  }

  textOf(run: Run): string {
    const first = this.tokens[run.from];
    const last = this.tokens[run.to - 1];
    return first && last && run.to > run.from ? this.text.slice(first.start, last.end) : '';
  }

  raw(index: number): string {
    const token = this.tokens[index];
    return token ? this.text.slice(token.start, token.end) : '';
  }

  /** Index of the first token that starts at or after a parser location. */
  tokenAt(location: number | undefined): number {
    return this.tokenFrom(this.offset(location));
  }

  tokenFrom(offset: number): number {
    const { tokens } = this;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle] as Token).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the token is this unquoted word, given in lower case. */
  word(index: number, ...words: string[]): boolean {
    const token = this.tokens[index];
    if (token?.kind !== 'word') return false;
    const length = token.end - token.start;
    return words.some((word) => word.length === length && this.raw(index).toLowerCase() === word);
  }

  mark(index: number, mark: string): boolean {
    const token = this.tokens[index];
    return (
      token?.kind === 'punctuation' &&
      this.text.startsWith(mark, token.start) &&
      token.end - token.start === mark.length
    );
  }

  /** The identifier a token stands for, folded and unquoted as the server does. */
  identifier(index: number): string | undefined {
    const token = this.tokens[index];
    if (token?.kind === 'word') return clip(foldCase(this.raw(index)));
    if (token?.kind !== 'quoted-name') return undefined;
    const raw = this.raw(index);
    if (/^u&/i.test(raw)) {
      const custom = this.word(index + 1, 'uescape') ? this.raw(index + 2).charAt(1) : '\\';
      return clip(unicodeEscapes(unquote(raw.slice(2)), custom));
    }
    return clip(unquote(raw));
  }

  /** After a dotted name that starts at `index`: the index of its last part. */
  lastPart(index: number): number {
    let last = index;
    while (this.mark(last + 1, '.') && this.tokens[last + 2]) last += 2;
    return last;
  }

  /** Steps over the words that are there, each at most once and in this order; `a|b` are alternatives. */
  skip(index: number, ...words: string[]): number {
    let at = index;
    for (const word of words) if (this.word(at, ...word.split('|'))) at++;
    return at;
  }

  /** Steps over IF EXISTS or IF NOT EXISTS. */
  skipIf(index: number): number {
    if (!this.word(index, 'if')) return index;
    const after = this.word(index + 1, 'not') ? index + 2 : index + 1;
    return this.word(after, 'exists') ? after + 1 : index;
  }

  /** Index of the bracket that closes the one at `index`, or of the last token. */
  close(index: number): number {
    let depth = 0;
    for (let i = index; i < this.tokens.length; i++) {
      if (this.mark(i, '(') || this.mark(i, '[')) depth++;
      else if ((this.mark(i, ')') || this.mark(i, ']')) && --depth <= 0) return i;
    }
    return this.tokens.length - 1;
  }

  /** Index of the first `,`, unmatched `)` or `;` from `index` on, or the end. */
  elementEnd(index: number, to = this.tokens.length): number {
    for (let i = index; i < to; i++) {
      if (this.mark(i, ',') || this.mark(i, ')') || this.mark(i, ';') || this.mark(i, ']')) return i;
      if (this.mark(i, '(') || this.mark(i, '[')) i = this.close(i);
    }
    return to;
  }

  /** The comma-separated parts from `index` to an unmatched `)`, `;` or the end. */
  parts(index: number): Run[] {
    const parts: Run[] = [];
    for (let from = index; from <= this.tokens.length; ) {
      const to = this.elementEnd(from);
      if (to > from) parts.push({ from, to });
      if (!this.mark(to, ',')) break;
      from = to + 1;
    }
    return parts;
  }

  /** First unquoted word outside of brackets in a run, or -1. */
  find(run: Run, ...words: string[]): number {
    for (let i = run.from; i < run.to; i++) {
      if (this.word(i, ...words)) return i;
      if (this.mark(i, '(') || this.mark(i, '[')) i = this.close(i);
    }
    return -1;
  }

  /** Span of the last part of the dotted name at `index` if it folds to `name`, else of the next such token in the run. */
  named(index: number, name: string, to = this.tokens.length): Span {
    const last = this.lastPart(index);
    if (this.identifier(last) === name) return this.spanOf({ from: last, to: last + 1 });
    for (let i = index; i < to; i++) {
      if (this.identifier(i) === name) return this.spanOf({ from: i, to: i + 1 });
    }
    return this.whole;
  }

  /** Span of a name whose location the parser tells; qualified or not, the last part. */
  namedAt(location: number | undefined, name: string): Span {
    return this.named(this.tokenAt(location), name);
  }

  get all(): Run {
    return { from: 0, to: this.tokens.length };
  }
}

/** PostgreSQL folds ASCII letters only, in a UTF-8 database. */
const foldCase = (word: string): string => word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const unquote = (quoted: string): string => {
  const inner = quoted.slice(1, quoted.endsWith('"') && quoted.length > 1 ? -1 : undefined);
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
};

/** Decodes `\0061` and `\+000061`. */
export function unicodeEscapes(text: string, sign: string): string {
  const mark = sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(
    new RegExp(`${mark}(?:(${mark})|\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))`, 'g'),
    (whole, twice, six, four) => {
      const code = Number.parseInt(six ?? four, 16);
      return twice ? sign : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The server cuts identifiers off at 63 bytes, never inside a character. */
function clip(name: string): string {
  if (name.length <= 15) return name;
  let bytes = 0;
  let end = 0;
  for (const character of name) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > 63) return name.slice(0, end);
    end += character.length;
  }
  return name;
}
