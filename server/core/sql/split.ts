import type { Span } from '../text/span.ts';
import { Lexer, type SqlFlavour } from './lex.ts';
import { isBlank } from './literals.ts';
import { Program, type ProgramSort } from './program.ts';

/** One statement, client command or block of COPY rows, as spans of the text it was found in. */
export interface StatementText {
  /** From the first to the last code unit that is not blank, comment or terminator. An unclosed comment counts as text. */
  readonly span: Span;
  /** With the leading comments and the terminator; never reaches over a forced boundary. */
  readonly full: Span;
  /** `meta` is a line for the client (`\connect`, `DELIMITER //`); `copy-data` the rows after `COPY … FROM stdin;`. */
  readonly kind: 'sql' | 'meta' | 'copy-data';
  /** Ended by a semicolon or by the client's delimiter, not by a boundary or the end of the text. */
  readonly terminated: boolean;
  /** Every comment between the statement before and this one, in order. */
  readonly leadingComments: Span[];
}

export interface SplitOptions {
  /** Offsets no statement reaches over, whatever is there: the marks of a migration tool, such as goose's StatementEnd. */
  readonly breaks?: readonly number[];
  /** Only this section of the text. Spans still count from the start of the text. */
  readonly from?: Span;
}

/**
 * Cuts a text into statements. Never throws; linear in the length of the text. Empty statements are left out.
 *
 * Semicolons in the bodies of stored programs do not end a statement. In a section with its own DELIMITER they still
 * end any other statement, as the server splits there too.
 */
export function split(text: string, flavour: SqlFlavour, options: SplitOptions = {}): StatementText[] {
  const start = Math.max(0, options.from?.start ?? 0);
  const end = Math.min(text.length, options.from?.end ?? text.length);
  const splitter = new Splitter(text, flavour);
  let at = start;
  for (const cut of [...(options.breaks ?? [])].sort((a, b) => a - b)) {
    if (cut <= at || cut >= end) continue;
    splitter.section({ start: at, end: cut });
    at = cut;
  }
  if (at < end) splitter.section({ start: at, end });
  return splitter.statements;
}

class Splitter {
  readonly statements: StatementText[] = [];
  private delimiter = '';
  private comments: Span[] = [];
  /** Where the comments of this section begin in `comments`; earlier ones stand before a forced boundary. */
  private ownComments = 0;

  private first = -1;
  private last = -1;
  private program: Program | undefined;
  /** How far the head of the statement has been understood. */
  private head: 'new' | 'begin' | 'create' | 'definer' | 'known' = 'new';

  constructor(
    private readonly text: string,
    private readonly flavour: SqlFlavour,
  ) {}

  section(section: Span): void {
    const lexer = new Lexer(this.text, this.flavour, section, this.delimiter);
    this.ownComments = this.comments.length;
    while (lexer.next()) {
      if (lexer.kind === 'comment' && !lexer.unclosed) {
        if (this.first < 0) this.comments.push({ start: lexer.start, end: lexer.end });
      } else if (lexer.ends !== '') this.terminator(lexer);
      else if (lexer.kind === 'meta' && (this.first < 0 || lexer.opensLine)) {
        this.finish();
        this.push('meta', lexer.start, trimmed(this.text, lexer.start, lexer.end), lexer.end, true);
      } else if (lexer.kind === 'data') {
        this.finish();
        const end = lexer.end - 2; // without the `\.`
        this.push('copy-data', lexer.start, trimmed(this.text, lexer.start, end), lexer.end, true);
      } else this.token(lexer);
    }
    this.finish();
    this.delimiter = lexer.delimiter;
  }

  private token(lexer: Lexer): void {
    if (this.first < 0) this.first = lexer.start;
    this.last = lexer.end;
    if (lexer.fence || (this.head === 'known' && this.program === undefined)) return;
    if (lexer.kind === 'word') {
      // No keyword that matters here is longer than nine letters.
      const word = lexer.end - lexer.start > 9 ? '' : this.text.slice(lexer.start, lexer.end).toUpperCase();
      if (this.head !== 'known') this.readHead(word);
      else this.program?.word(word);
    } else if (this.head === 'new' || this.head === 'begin') this.head = 'known';
    else if (lexer.kind === 'punctuation') this.program?.mark(this.text.charCodeAt(lexer.start));
    else this.program?.other();
  }

  private terminator(lexer: Lexer): void {
    if (lexer.ends === 'semicolon') {
      if (lexer.conditional) return;
      if (this.program !== undefined) {
        this.program.mark(59);
        if (this.program.open || (lexer.delimiter !== '' && this.flavour === 'mysql')) return;
      }
    }
    this.finish(lexer.end);
  }

  /** Finds out from the first words whether the statement may hold semicolons. */
  private readHead(word: string): void {
    const { flavour } = this;
    const mysql = flavour === 'mysql';
    const was = this.head;
    this.head = 'known';
    if (was === 'new') {
      if (word === 'CREATE' || (mysql && word === 'ALTER')) this.head = 'create';
      else if (mysql && word === 'BEGIN') this.head = 'begin';
      else if (mysql && BLOCKS.has(word)) this.begin('block', word);
    } else if (was === 'begin') {
      if (word === 'NOT') this.begin('block', 'BEGIN'); // MariaDB's BEGIN NOT ATOMIC; a plain BEGIN opens a transaction
    } else {
      const sort = PROGRAMS[flavour][word];
      if (sort !== undefined) this.begin(sort, word);
      else if (mysql && word === 'DEFINER') this.head = 'definer';
      else if (MODIFIERS.has(word) || (was === 'definer' && word !== 'VIEW')) this.head = was;
    }
  }

  private begin(sort: ProgramSort, word: string): void {
    this.program = new Program(this.flavour, sort);
    this.program.word(word);
  }

  /** Writes down the statement under way, if there is one, and the end of its terminator, if it has one. */
  private finish(terminatorEnd?: number): void {
    if (this.first >= 0) {
      const last = trimmed(this.text, this.first, this.last); // an unclosed string may end in blanks
      this.push('sql', this.first, last, terminatorEnd ?? last, terminatorEnd !== undefined);
    }
    this.first = this.last = -1;
    this.program = undefined;
    this.head = 'new';
  }

  private push(kind: StatementText['kind'], start: number, end: number, fullEnd: number, terminated: boolean): void {
    const leadingComments = this.comments;
    const fullStart = leadingComments[this.ownComments]?.start ?? start;
    this.statements.push({
      span: { start, end },
      full: { start: fullStart, end: fullEnd },
      kind,
      terminated,
      leadingComments,
    });
    this.comments = [];
    this.ownComments = 0;
  }
}

const BLOCKS = new Set(['IF', 'CASE', 'LOOP', 'REPEAT', 'WHILE', 'FOR']);
const MODIFIERS = new Set(['OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'AGGREGATE']);
const PROGRAMS: Readonly<Record<SqlFlavour, Readonly<Record<string, ProgramSort | undefined>>>> = {
  postgresql: { FUNCTION: 'routine', PROCEDURE: 'routine', RULE: 'rule' },
  mysql: { FUNCTION: 'routine', PROCEDURE: 'routine', TRIGGER: 'trigger', EVENT: 'event' },
  sqlite: { TRIGGER: 'trigger' },
};

const trimmed = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
};

/**
 * Candidate cut points in a statement that could not be read: the starts of lines that look like a new statement, in
 * order, without the statement's own start. Looks at raw text, so that an unclosed quote hides nothing; a point may thus
 * lie in a string, a comment or a function's body. Take the first one from which the text reads.
 *
 * After an unclosed quote the span's own end is in doubt too: quotes open and close the wrong way round from there. So
 * split anew from the chosen point to the end of the section, not only to the end of the span.
 */
export function resplitPoints(text: string, span: Span): number[] {
  const points: number[] = [];
  const end = Math.min(span.end, text.length);
  let at = Math.max(0, span.start);
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code <= 32) {
      at++;
      continue;
    }
    const wordEnd = lettersEnd(text, at, end);
    if (at > span.start && wordEnd > at && opensStatement(text, at, wordEnd, end)) points.push(at);
    while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  }
  return points;
}

function opensStatement(text: string, start: number, wordEnd: number, end: number): boolean {
  if (wordEnd - start > 10) return false;
  const clauses = OPENERS.get(text.slice(start, wordEnd).toUpperCase());
  if (clauses === undefined) return false;
  let next = wordEnd;
  while (next < end && text.charCodeAt(next) <= 32) next++;
  const following = text.slice(next, Math.min(lettersEnd(text, next, end), next + 12)).toUpperCase();
  return clauses.only ? clauses.words.has(following) : !clauses.words.has(following);
}

function lettersEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetterOrUnderscore(text.charCodeAt(at))) at++;
  return at;
}

const isLetterOrUnderscore = (code: number): boolean => ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;

const clauses = (only: boolean, words: string) => ({ only, words: new Set(words.split(' ')) });
const ALWAYS = clauses(false, '-');

/**
 * Words that open a statement, and the words after which they open only a clause (or `only` those after which they open
 * a statement): `DROP COLUMN` continues an ALTER TABLE, `COMMENT 'x'` an option.
 */
const OPENERS = new Map<string, { only: boolean; words: ReadonlySet<string> }>([
  ['ALTER', clauses(false, 'COLUMN CONSTRAINT CHECK')],
  ['DROP', clauses(false, 'COLUMN CONSTRAINT DEFAULT NOT EXPRESSION IDENTITY PRIMARY FOREIGN KEY CHECK PARTITION')],
  ['INSERT', clauses(false, 'ON')],
  ['UPDATE', clauses(false, 'ON OF OR')],
  ['DELETE', clauses(false, 'ON OR')],
  ['TRUNCATE', clauses(false, 'ON PARTITION')],
  ['WITH', clauses(false, 'CHECK NO DATA TIME ORDINALITY TIES GRANT ADMIN')],
  ['RENAME', clauses(true, 'TABLE USER')],
  ['COMMENT', clauses(true, 'ON')],
  ['SECURITY', clauses(true, 'LABEL')],
  ['START', clauses(true, 'TRANSACTION SLAVE REPLICA')],
  ['ATTACH', clauses(false, 'PARTITION')],
  ['DETACH', clauses(false, 'PARTITION')],
  ['OPTIMIZE', clauses(false, 'PARTITION')],
  ['ANALYZE', clauses(false, 'PARTITION')],
  ['REPAIR', clauses(false, 'PARTITION')],
  ['REPLACE', clauses(false, 'VIEW FUNCTION PROCEDURE TRIGGER')],
  ['EXECUTE', clauses(false, 'FUNCTION PROCEDURE')],
  ['IMPORT', clauses(true, 'FOREIGN')],
  ...(
    'CREATE SELECT SET DO CALL COPY GRANT REVOKE BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE ABORT LOCK UNLOCK VACUUM REINDEX ' +
    'CLUSTER REFRESH REASSIGN RESET SHOW EXPLAIN PREPARE DEALLOCATE DISCARD LISTEN UNLISTEN NOTIFY LOAD MERGE CHECKPOINT ' +
    'USE FLUSH KILL PURGE INSTALL UNINSTALL HANDLER DELIMITER PRAGMA DECLARE'
  )
    .split(' ')
    .map((word): [string, typeof ALWAYS] => [word, ALWAYS]),
]);
