import type { SqlFlavour } from '../../sql/lex.ts';
import { tokenize } from '../../sql/lex.ts';
import { split } from '../../sql/split.ts';
import type { Span } from '../../text/span.ts';

export interface StatementHead {
  readonly span: Span;
  /** Its first words in capitals, comments left out: `CREATE UNIQUE INDEX CONCURRENTLY …`. At most eight. */
  readonly words: string;
}

export function statementHeads(text: string, flavour: SqlFlavour): StatementHead[] {
  return split(text, flavour)
    .filter((statement) => statement.kind === 'sql')
    .map(({ span }) => ({ span, words: head(text.slice(span.start, Math.min(span.end, span.start + 400)), flavour) }));
}

function head(text: string, flavour: SqlFlavour): string {
  const words: string[] = [];
  for (const token of tokenize(text, flavour)) {
    if (token.kind === 'comment') continue;
    words.push(text.slice(token.start, token.end).toUpperCase());
    if (words.length === 8) break;
  }
  return words.join(' ');
}

/** The statements of a text, each with its semicolon and leading comments, without blank lines around. */
export function statementTexts(text: string, flavour: SqlFlavour): string[] {
  return split(text, flavour)
    .map(({ full, terminated }) => text.slice(full.start, full.end).trim() + (terminated ? '' : ';'))
    .filter((statement) => statement !== ';');
}

/** Whether a statement holds semicolons of its own (function bodies), so that a tool that looks for them would cut it. */
export function hasInnerSemicolon(statement: string): boolean {
  return statement.trimEnd().replace(/;$/, '').includes(';');
}

/** Ends with one line break, or is empty. */
export const paragraph = (text: string): string => {
  const trimmed = text.trim();
  return trimmed === '' ? '' : `${trimmed}\n`;
};

/** For a way back that has to be there and does nothing: MySQL and MariaDB refuse a message without any statement. */
export const nothingToUndo = (flavour: SqlFlavour | undefined): string =>
  flavour === 'mysql' ? '-- Nothing to undo.\nDO 0;\n' : '-- Nothing to undo.\n';
