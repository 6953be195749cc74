import type { Dialect, ReadStatement } from '../sql/dialect.ts';
import { resplitPoints, type StatementText, split } from '../sql/split.ts';
import { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Claim, readClaims } from './claims.ts';
import type { Convention, MigrationFile, Sections } from './convention.ts';
import { type Directive, readDirectives } from './directives.ts';
import { fillPlaceholders } from './placeholders.ts';

/** One statement of a migration file, read. */
export interface Statement {
  /** In the file, without leading comments and the terminator. */
  readonly span: Span;
  /** As read: the file's text with tool placeholders filled. */
  readonly text: string;
  readonly read: ReadStatement;
  readonly direction: 'up' | 'down';
  /** Comments right before it. */
  readonly comments: readonly Span[];
}

/** A migration file, read whole. Immutable; made anew when its text changes, with unchanged statements taken over. */
export interface Migration {
  readonly file: MigrationFile;
  readonly text: string;
  readonly lines: Lines;
  readonly statements: readonly Statement[];
  /** Whether the tool runs it in one transaction. */
  readonly transaction: boolean;
  /** With `transaction`: no BEGIN of the tool's, but one message of several statements. */
  readonly implicit: boolean;
  /** With `transaction`: all pending migrations are in the same one. */
  readonly shared: boolean;
  /** Statements the tool takes out of that transaction by itself. */
  readonly outside: readonly Span[];
  readonly directives: readonly Directive[];
  /** Comments by which other tools were told that something is safe. */
  readonly claims: readonly Claim[];
  /** Sentences about the file as such: cut off, damaged bytes. */
  readonly defects: readonly string[];
  /** How many of its statements were not understood. */
  readonly opaque: number;
}

/** Whether a statement, or a part of it, was not understood. */
export const isOpaque = ({ read }: Pick<Statement, 'read'>): boolean =>
  read.changes.some((change) => change.kind === 'opaque');

/** Statements already read, by dialect and text. Oldest go first once more than `limit` characters are held. */
export class StatementCache {
  private readonly entries = new Map<string, ReadStatement>();
  private held = 0;

  constructor(private readonly limit = 64_000_000) {}

  read(dialect: Dialect, text: string): ReadStatement {
    const key = `${dialect.id}\0${text}`;
    const known = this.entries.get(key);
    if (known) return known;
    const read = dialect.read(text);
    this.entries.set(key, read);
    this.held += key.length;
    for (const old of this.entries.keys()) {
      if (this.held <= this.limit) break;
      this.entries.delete(old);
      this.held -= old.length;
    }
    return read;
  }
}

/**
 * Splits and reads a migration file. Several migrations come out where the tool keeps several in one file (change sets of
 * Liquibase), each with the identity the tool gives it. Never throws; what can't be read becomes an opaque Change.
 */
export function readMigrations(
  file: MigrationFile,
  text: string,
  convention: Convention,
  dialect: Dialect,
  cache: StatementCache,
  defects: readonly string[] = [],
): readonly Migration[] {
  const sections = convention.sections(file, text, dialect.flavour);
  const prepared = prepare(text, sections);
  const statements: Statement[] = [];
  for (const direction of ['up', 'down'] as const) {
    for (const section of sections[direction]) {
      for (const part of parts(section, sections.whole)) {
        const reader = new PartReader(prepared, part.span, direction, sections.breaks, dialect, cache);
        // One by one: hundreds of thousands are too many arguments.
        for (const statement of part.whole ? reader.readWhole() : reader.readStatements()) statements.push(statement);
      }
    }
  }
  const shared = {
    text,
    lines: new Lines(text),
    outside: sections.outside ?? [],
    implicit: sections.implicit ?? false,
    shared: sections.shared ?? false,
    directives: readDirectives(text, dialect.flavour, statements),
    claims: readClaims(text, statements),
    defects,
  };
  const opaque = statements.filter(isOpaque).length;
  if (!sections.parts) return [{ file, statements, opaque, transaction: sections.transaction, ...shared }];
  return sections.parts.map(({ identity, span, transaction }) => {
    const own = statements.filter((s) => s.span.start >= span.start && s.span.end <= span.end);
    return {
      ...shared,
      file: { ...file, identity: partIdentity(file, identity) },
      statements: own,
      opaque: own.filter(isOpaque).length,
      transaction,
      directives: shared.directives.filter((d) => d.span.start >= span.start && d.span.end <= span.end),
      claims: shared.claims.filter((c) => c.span.start >= span.start && c.span.end <= span.end),
    };
  });
}

/** What makes a part of a file the same one in another tree. */
export const partIdentity = (file: MigrationFile, part: string): string => `${file.identity}#${part}`;

/** How many places are tried to cut a statement that can't be read. */
const cutsTried = 32;

/** Reads one stretch of a file. */
class PartReader {
  constructor(
    private readonly text: string,
    private readonly part: Span,
    private readonly direction: 'up' | 'down',
    private readonly breaks: readonly number[],
    private readonly dialect: Dialect,
    private readonly cache: StatementCache,
  ) {}

  /** The stretch as one statement, because the tool says so. */
  readWhole(): Statement[] {
    const span = trim(this.text, this.part);
    return span ? [this.one(span, [])] : [];
  }

  /**
   * The stretch statement by statement. One that can't be read may have swallowed its successors (a missing semicolon, an
   * open quote): then it ends where a line starts a statement that can be read, and from there on the text is split anew.
   */
  readStatements(): Statement[] {
    const statements: Statement[] = [];
    let pieces = this.split(this.part.start);
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i] as StatementText;
      if (piece.kind === 'copy-data') continue;
      if (piece.kind === 'meta') {
        const command = this.text.slice(piece.span.start, piece.span.end);
        const read: ReadStatement = { changes: [{ kind: 'meta', command, at: { start: 0, end: command.length } }] };
        statements.push({
          span: piece.span,
          text: command,
          read,
          direction: this.direction,
          comments: piece.leadingComments,
        });
        continue;
      }
      const whole = this.one(piece.span, piece.leadingComments);
      const rest = whole.read.error ? this.recover(piece.span) : undefined;
      const head = rest && trim(this.text, { start: piece.span.start, end: rest.from });
      if (!rest || !head) {
        statements.push(whole);
        continue;
      }
      statements.push(this.one(head, piece.leadingComments));
      pieces = rest.pieces;
      i = -1;
    }
    return statements;
  }

  private recover(span: Span): { from: number; pieces: StatementText[] } | undefined {
    for (const from of resplitPoints(this.text, span).slice(0, cutsTried)) {
      if (from <= span.start) continue;
      const pieces = this.split(from);
      const first = pieces[0];
      if (first && first.kind === 'sql' && !this.one(first.span, []).read.error) return { from, pieces };
    }
    return undefined;
  }

  private split(start: number): StatementText[] {
    return split(this.text, this.dialect.flavour, { from: { start, end: this.part.end }, breaks: this.breaks });
  }

  private one(span: Span, comments: readonly Span[]): Statement {
    const text = this.text.slice(span.start, span.end);
    return { span, text, read: this.cache.read(this.dialect, text), direction: this.direction, comments };
  }
}

function prepare(text: string, sections: Sections): string {
  if (sections.placeholders.length === 0 && sections.directives.length === 0) return text;
  let result = sections.placeholders.length > 0 ? fillPlaceholders(text, sections.placeholders) : text;
  for (const span of sections.directives) {
    const blank = result.slice(span.start, span.end).replace(/[^\r\n]/g, ' ');
    result = result.slice(0, span.start) + blank + result.slice(span.end);
  }
  return result;
}

/** A section cut at the spans the tool wants kept whole. */
function parts(section: Span, whole: readonly Span[]): { span: Span; whole: boolean }[] {
  const inside = whole.filter((w) => w.start >= section.start && w.end <= section.end);
  const result: { span: Span; whole: boolean }[] = [];
  let start = section.start;
  for (const span of inside) {
    result.push({ span: { start, end: span.start }, whole: false }, { span, whole: true });
    start = span.end;
  }
  result.push({ span: { start, end: section.end }, whole: false });
  return result;
}

function trim(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /[\s;]/.test(text[end - 1] as string)) end--;
  return start < end ? { start, end } : undefined;
}
