import { statementTexts } from '../project/conventions/statements.ts';
import type { Migration, Statement } from '../project/statements.ts';
import type { Span } from '../text/span.ts';
import type { SplitTarget } from './split-target.ts';

type Place = Pick<SplitTarget, 'database'> & { readonly migration: Migration };

/** Fenced or set apart as the tool wants it, unless it stands within a fence already. Undefined: it can't stand there. */
export function asInPlace({ database, migration }: Place, { span }: Statement, sql: string): string | undefined {
  const { convention, dialect } = database;
  if (!convention.inPlace) return sql;
  const { whole } = convention.sections(migration.file, migration.text, dialect.flavour);
  const within = whole.some((fence) => fence.start <= span.start && span.end <= fence.end);
  if (!within) return convention.inPlace(sql, dialect.flavour);
  // What is fenced goes out as one, and MySQL takes one statement at a time.
  return dialect.id === 'mysql' && statementTexts(sql, dialect.flavour).length > 1 ? undefined : sql;
}

/** What stands between two parts that were set apart by themselves. */
export const separator = ({ database }: Pick<Place, 'database'>): string => {
  const pair = database.convention.inPlace?.('SELECT 1;\nSELECT 2;', database.dialect.flavour);
  return pair === undefined ? '\n' : pair.slice('SELECT 1;'.length, -'SELECT 2;'.length);
};

export function withTerminator(text: string, span: Span): Span {
  const rest = /^[^\S\r\n]*;/.exec(text.slice(span.end, span.end + 200));
  return rest ? { start: span.start, end: span.end + rest[0].length } : span;
}

/** A statement with the comments over it and the ends of its lines, so that none is left behind empty. */
export function wholeLines(text: string, span: Span, comments: readonly Span[]): Span {
  const start = Math.min(span.start, ...comments.map((comment) => comment.start));
  const before = /[^\S\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const after = /^[^\S\r\n]*\r?\n/.exec(text.slice(span.end, span.end + 200))?.[0].length ?? 0;
  const ownLine = start - before === 0 || /[\r\n\uFEFF]/.test(text[start - before - 1] as string);
  return ownLine ? { start: start - before, end: span.end + after } : { start, end: span.end };
}
