import type { Dialect, ReadStatement } from '../sql/dialect.ts';
import { resplitPoints, split } from '../sql/split.ts';
import { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
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
  /** Whether the tool runs the file in one transaction. */
  readonly transaction: boolean;
  readonly directives: readonly Directive[];
  /** Sentences about the file as such: cut off, damaged bytes. */
  readonly defects: readonly string[];
}

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

/** Splits and reads a migration file. Never throws; what can't be read becomes an opaque Change. */
export function readMigration(
  file: MigrationFile,
  text: string,
  convention: Convention,
  dialect: Dialect,
  cache: StatementCache,
  defects: readonly string[] = [],
): Migration {
  const sections = convention.sections(file, text, dialect.flavour);
  const prepared = prepare(text, sections);
  const statements: Statement[] = [];
  for (const direction of ['up', 'down'] as const) {
    for (const section of sections[direction]) {
      for (const part of parts(section, sections.whole)) {
        if (part.whole) {
          const span = trim(prepared, part.span);
          if (span) statements.push(...readParts(prepared, span, [], direction, dialect, cache));
          continue;
        }
        for (const piece of split(prepared, dialect.flavour, { from: part.span, breaks: sections.breaks })) {
          if (piece.kind === 'copy-data') continue;
          if (piece.kind === 'meta') {
            const command = prepared.slice(piece.span.start, piece.span.end);
            const at = { start: 0, end: command.length };
            const read: ReadStatement = { changes: [{ kind: 'meta', command, at }] };
            statements.push({ span: piece.span, text: command, read, direction, comments: piece.leadingComments });
          } else statements.push(...readParts(prepared, piece.span, piece.leadingComments, direction, dialect, cache));
        }
      }
    }
  }
  const lines = new Lines(text);
  return {
    file,
    text,
    lines,
    statements,
    transaction: sections.transaction,
    directives: readDirectives(text, dialect.flavour, statements),
    defects,
  };
}

/** Reads a statement; one that can't be read may have swallowed its successors, so it is cut where the next one starts. */
function readParts(
  text: string,
  span: Span,
  comments: readonly Span[],
  direction: 'up' | 'down',
  dialect: Dialect,
  cache: StatementCache,
): Statement[] {
  const one = (part: Span, leading: readonly Span[]): Statement => {
    const statement = text.slice(part.start, part.end);
    return { span: part, text: statement, read: cache.read(dialect, statement), direction, comments: leading };
  };
  const whole = one(span, comments);
  if (!whole.read.error) return [whole];
  for (const cut of resplitPoints(text, span).slice(0, 64)) {
    if (cut <= span.start || cut >= span.end) continue;
    const tail = one({ start: cut, end: span.end }, []);
    const rest = tail.read.error ? undefined : [tail];
    const head = trim(text, { start: span.start, end: cut });
    if (rest && head) return [one(head, comments), ...rest];
  }
  // No single cut makes the tail readable: several half-typed statements. Cut at each point that starts one.
  const points = resplitPoints(text, span).filter((cut) => cut > span.start && cut < span.end);
  if (points.length === 0 || points.length > 64) return [whole];
  const pieces: Statement[] = [];
  let start = span.start;
  for (const end of [...points, span.end]) {
    const part = trim(text, { start, end });
    if (part) pieces.push(one(part, start === span.start ? comments : []));
    start = end;
  }
  return pieces.some((piece) => !piece.read.error) ? pieces : [whole];
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
