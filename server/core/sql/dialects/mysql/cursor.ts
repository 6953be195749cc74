import type { Name, NameAt } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import { type Token as LexToken, tokenize } from '../../lex.ts';

/** A token with what the reader asks of it most: its text as read, and in capitals when it is a bare word. */
export interface Token extends LexToken {
  readonly text: string;
  /** The word in capitals, or the punctuation; empty for strings and quoted names. */
  readonly word: string;
}

/**
 * A statement prepared for reading. `masked` has the length of `text`: comments are blank, conditional code
 * (`/*!50003 … *​/`) is bare, and what migration tools fill in (`{$NAMESPACE}`, `${schema}`) looks like a name.
 */
export interface Source {
  readonly text: string;
  readonly masked: string;
  readonly tokens: readonly Token[];
}

const templates = /\{\$\w+\}|\$\{[\w.:-]+\}|\{\{[^{}]*\}\}/g;

export function prepare(text: string): Source {
  const open = text.includes('{') ? text.replace(templates, (found) => found.replace(/\W/g, '_')) : text;
  const lexed = tokenize(open, 'mysql');
  let masked = '';
  let done = 0;
  const tokens: Token[] = [];
  for (const token of lexed) {
    const { kind, start, end } = token;
    const piece = open.slice(start, end);
    masked += blank(open.slice(done, start));
    const fence = kind === 'punctuation' && (piece === '*/' || piece.startsWith('/*'));
    const hidden = fence || kind === 'comment' || kind === 'meta' || kind === 'data';
    masked += hidden ? blank(piece) : piece;
    done = end;
    if (hidden) continue;
    const word = kind === 'word' ? piece.toUpperCase() : kind === 'punctuation' ? piece : '';
    tokens.push({ kind, start, end, text: text.slice(start, end), word });
  }
  while (tokens.at(-1)?.word === ';') tokens.pop();
  const end = tokens.at(-1)?.end ?? 0;
  return { text, masked: masked.slice(0, end) + blank(text.slice(end)), tokens };
}

/** The same number of blanks; line ends stay, so that a line comment can't swallow what follows. */
export const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The value of a string literal as MySQL reads it: doubled quotes and backslash escapes undone. */
export function stringValue(literal: string): string {
  const body = literal.replace(/^[a-z]?(['"])([\s\S]*?)\1?$/i, '$2');
  const quote = literal.includes('"') && !literal.startsWith("'") ? '"' : "'";
  return body
    .replaceAll(quote + quote, quote)
    .replace(/\\([\s\S])/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r', b: '\b', '0': '\0', Z: '\x1a' })[c] ?? c);
}

/** Walks over the tokens of a statement, or of a part of it. */
export class Cursor {
  index = 0;

  constructor(
    readonly source: Source,
    readonly tokens: readonly Token[] = source.tokens,
  ) {}

  get done(): boolean {
    return this.index >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  /** The words (or punctuation) that come next are these. */
  is(...words: string[]): boolean {
    return words.every((word, i) => this.peek(i)?.word === word);
  }

  take(...words: string[]): boolean {
    const found = this.is(...words);
    if (found) this.index += words.length;
    return found;
  }

  /** Takes the first of these that is next, each given as words with a blank between. */
  takeAny(...phrases: string[]): string | undefined {
    return phrases.find((phrase) => this.take(...phrase.split(' ')));
  }

  /** An identifier, bare or quoted; a word in single or double quotes is none here. */
  name(): NameAt | undefined {
    const token = this.peek();
    if (token?.kind !== 'word' && token?.kind !== 'quoted-name') return undefined;
    this.index++;
    return { name: identifier(token), at: { start: token.start, end: token.end } };
  }

  /** `name` or `schema.name`, with the span of all of it. */
  qualified(): { name: Name; at: Span } | undefined {
    const first = this.name();
    if (!first) return undefined;
    if (!this.is('.')) return { name: { name: first.name }, at: first.at };
    this.index++;
    const second = this.name();
    if (!second) return undefined;
    return { name: { schema: first.name, name: second.name }, at: { start: first.at.start, end: second.at.end } };
  }

  /** What stands between the parenthesis that comes next and its closing one. */
  group(): Cursor | undefined {
    if (!this.is('(')) return undefined;
    const start = this.index + 1;
    const close = this.close(this.index);
    this.index = Math.min(close + 1, this.tokens.length);
    return new Cursor(this.source, this.tokens.slice(start, close));
  }

  /** Splits the rest at commas outside parentheses. */
  list(): Cursor[] {
    const parts: Cursor[] = [];
    let start = this.index;
    for (let i = this.index; i <= this.tokens.length; i++) {
      const word = this.tokens[i]?.word;
      if (word === '(') i = this.close(i);
      else if (i === this.tokens.length || word === ',') {
        if (i > start || parts.length > 0 || word === ',') {
          parts.push(new Cursor(this.source, this.tokens.slice(start, i)));
        }
        start = i + 1;
      }
    }
    this.index = this.tokens.length;
    return parts;
  }

  /** Index of the token that closes the parenthesis at `open`; past the end if none does. */
  private close(open: number): number {
    let depth = 0;
    for (let i = open; i < this.tokens.length; i++) {
      const word = this.tokens[i]?.word;
      if (word === '(') depth++;
      else if (word === ')' && --depth === 0) return i;
    }
    return this.tokens.length;
  }

  /** From the next token to the last one. */
  get span(): Span {
    const first = this.peek() ?? this.tokens.at(-1);
    return { start: first?.start ?? 0, end: Math.max(first?.end ?? 0, this.tokens.at(-1)?.end ?? 0) };
  }

  /** The text of the rest, comments and all. */
  get rest(): string {
    return this.done ? '' : this.source.text.slice(this.span.start, this.span.end);
  }
}

/** Without parentheses around all of it. */
export function unwrapped(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.word === '(') depth++;
    else if (token.word === ')') depth--;
    if (depth === 0 && i < tokens.length - 1) return tokens;
  }
  return tokens[0]?.word === '(' && tokens.length > 2 ? unwrapped(tokens.slice(1, -1)) : tokens;
}

export const identifier = (token: Token): string =>
  token.kind === 'quoted-name'
    ? token.text.slice(1, token.text.endsWith('`') ? -1 : undefined).replaceAll('``', '`')
    : token.text;

/** Words of a text that may be names, in lower case, each once. */
export function wordsOf(tokens: readonly Token[]): string[] {
  const words = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'word' || token.kind === 'quoted-name') words.add(identifier(token).toLowerCase());
    else if (token.kind === 'string')
      for (const word of token.text.match(/[\p{L}_$][\p{L}\d_$]*/gu) ?? []) words.add(word.toLowerCase());
  }
  return [...words];
}
