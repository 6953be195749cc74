import type { Span } from '../text/span.ts';
import {
  blockEnd,
  bracketEnd,
  digitsEnd,
  dollarEnd,
  escapedEnd,
  isBlank,
  isDigit,
  isLetter,
  isWordPart,
  lineEnd,
  numberEnd,
  quotedEnd,
} from './literals.ts';

export type SqlFlavour = 'postgresql' | 'mysql' | 'sqlite';

/**
 * One lexical unit; the text is `text.slice(start, end)`. Blanks are not tokens.
 * - `string` holds its prefix and quotes (`E'…'`, `$tag$…$tag$`); an unterminated one runs to the end of the section.
 * - `parameter`: `$1`, `:name`, `@name` (also a user variable of MySQL), and `?` in MySQL and SQLite. In PostgreSQL a
 *   bare `?` is an operator of jsonb.
 * - `punctuation` is one code unit, except `::`, a client's delimiter, and the two fences of MySQL's conditional code
 *   (a comment whose first character is `!`, perhaps with a version: `50003`).
 * - `meta`: a line for the client program (`\connect`, `DELIMITER //`, `.mode`); `data`: the rows after
 *   `COPY … FROM stdin;`, with the closing `\.`.
 */
export interface Token {
  readonly kind:
    | 'word'
    | 'quoted-name'
    | 'string'
    | 'number'
    | 'comment'
    | 'parameter'
    | 'punctuation'
    | 'meta'
    | 'data';
  readonly start: number;
  readonly end: number;
}

/** Every token of a text, comments too. Never throws; half-typed text gives the tokens that are there. Linear time. */
export function tokenize(text: string, flavour: SqlFlavour): Token[] {
  const tokens: Token[] = [];
  const lexer = new Lexer(text, flavour);
  while (lexer.next()) tokens.push({ kind: lexer.kind, start: lexer.start, end: lexer.end });
  return tokens;
}

/** Whether the word at `start` is `word`, which must be given in lower-case letters. */
function isWord(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if ((text.charCodeAt(start + i) | 32) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/**
 * Walks over a section of a text, one token at a time and without allocating; the current token is in the fields.
 * It keeps the little it must know about statements: whether one has begun, the client's delimiter, and whether rows
 * follow a COPY.
 */
export class Lexer {
  kind: Token['kind'] = 'punctuation';
  start: number;
  end: number;
  /** Whether the token can end a statement. `delimiter` is the one set by DELIMITER, or `\g` and its relatives. */
  ends: '' | 'semicolon' | 'delimiter' = '';
  /** Whether the token is the first on its line. */
  opensLine = true;
  /** Inside MySQL's conditional code. */
  conditional = false;
  /** The token is one of the two fences of conditional code. */
  fence = false;
  /** The token is a comment that nothing closes; it may have swallowed statements, so it must not pass for a comment. */
  unclosed = false;
  /** The delimiter in force, empty while it is the semicolon. */
  delimiter: string;

  private readonly from: number;
  private readonly to: number;
  private readonly mysql: boolean;
  private readonly postgresql: boolean;
  /** No token of the current statement has been seen. */
  private fresh = true;
  /** How much of `COPY … FROM stdin` the statement has shown: 1 COPY, 2 FROM, 3 stdin. */
  private copy = 0;
  private rowsFollow = false;
  /** No `\.` is left in the section; keeps many a COPY without rows from searching it again. */
  private noRows = false;

  constructor(
    private readonly text: string,
    readonly flavour: SqlFlavour,
    section: Span = { start: 0, end: text.length },
    delimiter = '',
  ) {
    this.from = this.start = this.end = section.start;
    this.to = section.end;
    this.delimiter = delimiter;
    this.mysql = flavour === 'mysql';
    this.postgresql = flavour === 'postgresql';
  }

  /** Moves to the next token; false at the end of the section. */
  next(): boolean {
    const { text, to } = this;
    let at = this.end;
    let line = at === this.from;
    for (; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === 32) continue;
      if (code === 10 || code === 13) {
        line = true;
        if (code === 10 && this.rowsFollow && this.rows(at + 1)) return true;
      } else if (!isBlank(code) && !(code === 0xfeff && at === this.from)) break;
    }
    this.start = at;
    this.opensLine = line;
    this.ends = '';
    this.fence = this.unclosed = false;
    if (at >= to) {
      this.end = at;
      return false;
    }
    this.end = this.scan(at, text.charCodeAt(at));
    if (this.kind !== 'comment') this.follow();
    return true;
  }

  /** Sets the kind of the token at `at` and gives its end. */
  private scan(at: number, code: number): number {
    const { text, to, mysql, postgresql } = this;
    const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
    if (this.delimiter !== '' && this.atDelimiter(at)) {
      // PostgreSQL itself splits at semicolons, so there a foreign delimiter counts only where nothing else can stand.
      if (!postgresql || this.fresh || this.opensLine) {
        this.ends = 'delimiter';
        return this.be('punctuation', at + this.delimiter.length);
      }
    }
    if (isLetter(code)) return this.word(at, code);
    if (isDigit(code)) return this.number(at);
    switch (code) {
      case 59: // ;
        this.ends = 'semicolon';
        return this.be('punctuation', at + 1);
      case 39: // '
        return this.be('string', quotedEnd(text, at, to, mysql));
      case 34: // "
        return this.be(mysql ? 'string' : 'quoted-name', quotedEnd(text, at, to, mysql));
      case 96: // `
        if (!postgresql) return this.be('quoted-name', quotedEnd(text, at, to, false));
        break;
      case 91: // [
        if (this.flavour === 'sqlite') return this.be('quoted-name', bracketEnd(text, at, to));
        break;
      case 45: // -
        if (next === 45 && this.dashesComment(at))
          return this.be('comment', lineEnd(this.text, at + 2, this.to, this.postgresql));
        break;
      case 35: // #
        if (mysql) return this.be('comment', lineEnd(this.text, at + 1, this.to, this.postgresql));
        break;
      case 47: // /
        if (next === 42) return this.block(at);
        break;
      case 42: // *
        if (next === 47 && this.conditional) {
          this.conditional = false;
          this.fence = true;
          return this.be('punctuation', at + 2);
        }
        break;
      case 36: // $
        return this.dollar(at, next);
      case 46: // .
        if (isDigit(next)) return this.number(at);
        if (this.flavour === 'sqlite' && this.fresh && this.opensLine && isLetter(next)) {
          return this.be('meta', lineEnd(this.text, at, this.to, this.postgresql));
        }
        break;
      case 58: // :
        if (next === 58) return this.be('punctuation', at + 2);
        // After a name or a number it is a label or an array slice.
        if (isLetter(next) && !(at > this.from && isWordPart(text.charCodeAt(at - 1)))) {
          return this.be('parameter', this.wordEnd(at + 1));
        }
        break;
      case 64: // @
        if (mysql && next === 64) return this.be('parameter', this.wordEnd(at + 2));
        // `<@` is an operator of PostgreSQL.
        if (isLetter(next) && !(postgresql && at > this.from && text.charCodeAt(at - 1) === 60)) {
          return this.be('parameter', this.wordEnd(at + 1));
        }
        break;
      case 63: // ?
        if (!postgresql) return this.be('parameter', this.wordEnd(at + 1));
        break;
      case 92: // \
        return this.backslash(at, next);
    }
    return this.be('punctuation', at + 1);
  }

  private be(kind: Token['kind'], end: number): number {
    this.kind = kind;
    return end;
  }

  /** Notes what a token means for the statement around it. */
  private follow(): void {
    if (this.ends !== '') {
      if (this.copy === 3) this.rowsFollow = true;
      this.copy = 0;
      this.fresh = true;
      return;
    }
    if (this.postgresql && (this.fresh || this.copy > 0)) {
      const { text, start, end } = this;
      if (this.fresh) this.copy = this.kind === 'word' && isWord(text, start, end, 'copy') ? 1 : 0;
      else if (this.copy === 2 && isWord(text, start, end, 'stdin')) this.copy = 3;
      else if (this.copy < 3) this.copy = isWord(text, start, end, 'from') ? 2 : 1;
    }
    this.fresh = this.kind === 'meta' ? this.fresh || this.opensLine : this.fresh && this.fence;
  }

  private word(at: number, code: number): number {
    const { text, to } = this;
    const end = this.wordEnd(at + 1);
    if (end === at + 1 && end < to) {
      const after = text.charCodeAt(end);
      if (after === 39) {
        const prefix = code | 32;
        if (prefix === 101 && this.postgresql) return this.be('string', escapedEnd(text, end, to)); // e
        if (prefix === 98 || prefix === 110 || prefix === 120) {
          return this.be('string', quotedEnd(text, end, to, this.mysql)); // b n x
        }
      }
      if (after === 38 && (code | 32) === 117 && this.postgresql) {
        const quote = end + 1 < to ? text.charCodeAt(end + 1) : 0;
        if (quote === 39) return this.be('string', quotedEnd(text, end + 1, to, false)); // U&'…'
        if (quote === 34) return this.be('quoted-name', quotedEnd(text, end + 1, to, false));
      }
    }
    if ((this.fresh || this.opensLine) && this.flavour !== 'sqlite' && isWord(text, at, end, 'delimiter')) {
      const set = this.readDelimiter(end);
      if (set >= 0) return this.be('meta', set);
    }
    return this.be('word', end);
  }

  private wordEnd(at: number): number {
    const { text, to } = this;
    const delimiter = this.delimiter === '' ? -1 : this.delimiter.charCodeAt(0);
    while (at < to) {
      const code = text.charCodeAt(at);
      // MySQL's client looks for its delimiter everywhere: `END$$` is a word and a delimiter.
      if (!isWordPart(code) || (code === delimiter && this.mysql && this.atDelimiter(at))) break;
      at++;
    }
    return at;
  }

  private number(at: number): number {
    const end = numberEnd(this.text, at, this.to);
    // In MySQL a name may begin with a digit: `1st_key`.
    if (this.mysql && end < this.to && isLetter(this.text.charCodeAt(end))) return this.be('word', this.wordEnd(end));
    return this.be('number', end);
  }

  /** `$1`, `$tag$…$tag$`, SQLite's `$name`; in MySQL a dollar sign is a letter. */
  private dollar(at: number, next: number): number {
    if (this.mysql) return this.be('word', this.wordEnd(at + 1));
    if (this.postgresql) {
      if (isDigit(next)) return this.be('parameter', digitsEnd(this.text, at + 1, this.to));
      const end = dollarEnd(this.text, at, this.to);
      if (end >= 0) return this.be('string', end);
    } else if (isLetter(next)) return this.be('parameter', this.wordEnd(at + 1));
    return this.be('punctuation', at + 1);
  }

  private block(at: number): number {
    const { text, to } = this;
    const mark = at + (text.charCodeAt(at + 2) === 77 ? 3 : 2); // MariaDB's own: /*M!
    if (this.mysql && mark < to && text.charCodeAt(mark) === 33) {
      this.conditional = this.fence = true;
      return this.be('punctuation', digitsEnd(text, mark + 1, to));
    }
    const end = blockEnd(text, at, to, this.postgresql);
    this.unclosed = end < 0;
    return this.be('comment', end < 0 ? to : end);
  }

  /**
   * MySQL wants a blank after the dashes. Two exceptions, because no MySQL statement can hold them and migration tools
   * write them: `-->` of Drizzle, and dashes where a statement would begin (`--changeset` of Liquibase).
   */
  private dashesComment(at: number): boolean {
    if (!this.mysql || this.fresh || at + 2 >= this.to) return true;
    const code = this.text.charCodeAt(at + 2);
    return code <= 32 || code === 127 || code === 62;
  }

  /** psql's commands; `\g` and its relatives send the statement, as does `\G` in MySQL's client. */
  private backslash(at: number, next: number): number {
    if (this.mysql) {
      if (next !== 71 && next !== 103) return this.be('punctuation', at + 1);
      this.ends = 'delimiter';
      return this.be('meta', at + 2);
    }
    if (!this.postgresql) return this.be('punctuation', at + 1);
    if (next === 59) {
      this.ends = 'delimiter';
      return this.be('meta', at + 2); // \;
    }
    const end = lineEnd(this.text, at, this.to, this.postgresql);
    if (!this.fresh) {
      const name = this.wordEnd(at + 1);
      const sends =
        next === 103 || isWord(this.text, at + 1, name, 'crosstabview') || isWord(this.text, at + 1, name, 'watch');
      if (sends) this.ends = 'delimiter';
    } else if (isWord(this.text, at + 1, this.wordEnd(at + 1), 'copy')) {
      this.rowsFollow = /\bfrom\s+stdin\b/i.test(this.text.slice(at, end));
    }
    return this.be('meta', end);
  }

  /** Takes the rows that begin at `at`. Without a closing `\.` there are none: better to read rows as SQL than SQL as rows. */
  private rows(at: number): boolean {
    this.rowsFollow = false;
    if (this.noRows) return false;
    const { text, to } = this;
    for (let i = at; i < to; i++) {
      if (text.charCodeAt(i) === 92 && text.charCodeAt(i + 1) === 46 && i + 1 < to) {
        let end = i + 2;
        while (end < to && (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 13)) end++;
        if (end >= to || text.charCodeAt(end) === 10) {
          this.kind = 'data';
          this.start = at;
          this.end = i + 2;
          this.ends = '';
          this.fence = false;
          this.opensLine = true;
          return true;
        }
      }
      while (i < to && text.charCodeAt(i) !== 10) i++;
    }
    this.noRows = true;
    return false;
  }

  private atDelimiter(at: number): boolean {
    return at + this.delimiter.length <= this.to && this.text.startsWith(this.delimiter, at);
  }

  /** Reads what DELIMITER sets, on its own line or alone on the next; gives its end, or -1 if this is no such command. */
  private readDelimiter(at: number): number {
    const { text, to } = this;
    let start = at;
    let lines = 0;
    while (start < to && isBlank(text.charCodeAt(start))) if (text.charCodeAt(start++) === 10) lines++;
    let end = start;
    let letters = 0;
    while (end < to && !isBlank(text.charCodeAt(end))) if (isWordPart(text.charCodeAt(end++))) letters++;
    const value = text.slice(start, end);
    if (start === at || value === '' || lines > 1 || value.length > 16) return -1;
    if (lines === 1) {
      if (letters === value.length || /^(--|#|\/\*)/.test(value) || !this.blankTo(end)) return -1;
    }
    // In the middle of a statement it may be a column of that name; only marks after it make it a command.
    if (!this.fresh && (letters > 0 || !this.blankTo(end))) return -1;
    this.delimiter = value === ';' || (this.postgresql && value.startsWith('$')) ? '' : value;
    return end;
  }

  private blankTo(at: number): boolean {
    while (at < this.to && isBlank(this.text.charCodeAt(at))) if (this.text.charCodeAt(at++) === 10) return true;
    return at >= this.to;
  }
}
