import type { SqlFlavour } from '../../sql/lex.ts';
import { split } from '../../sql/split.ts';
import type { Span } from '../../text/span.ts';
import type { Sections } from '../convention.ts';

export interface Line extends Span {
  readonly text: string;
  /** Where the next line starts. */
  readonly next: number;
}

/** The lines of a text; `end` is before the line break. */
export function* lines(text: string): Generator<Line> {
  const pattern = /\r\n|\n|\r/g;
  for (let start = 0; start < text.length; ) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    const end = found ? found.index : text.length;
    const next = found ? found.index + found[0].length : text.length;
    yield { start, end, next, text: text.slice(start, end) };
    start = next;
  }
}

/** A whole file that runs one way. */
export const whole = (
  text: string,
  direction: 'up' | 'down',
  rest: Partial<Sections> & { readonly transaction: boolean },
): Sections => ({
  breaks: [],
  whole: [],
  placeholders: [],
  directives: [],
  ...rest,
  up: direction === 'up' && text.length > 0 ? [{ start: 0, end: text.length }] : [],
  down: direction === 'down' && text.length > 0 ? [{ start: 0, end: text.length }] : [],
});

/** What a line means to a tool that marks sections in SQL comments. */
export interface Mark {
  /** `begin`, `end`: around statements to be sent as one. `note`: the tool's, without a section of its own. */
  readonly kind: 'up' | 'down' | 'begin' | 'end' | 'note';
  /** On `up` or `note`: the up part runs without a transaction. */
  readonly noTransaction?: boolean;
}

/**
 * Sections of a file whose ups and downs are marked by lines. What stands before a first up mark belongs to no section,
 * what stands before a first down mark is the up part; a file without any mark is all up.
 */
export function markedSections(text: string, read: (line: string) => Mark | undefined, flavour: SqlFlavour): Sections {
  const up: Span[] = [];
  const down: Span[] = [];
  const breaks: number[] = [];
  const wholes: Span[] = [];
  const directives: Span[] = [];
  let transaction = true;
  let section: { readonly kind: 'up' | 'down'; readonly start: number } | undefined;
  let begin: number | undefined;
  let marked = false;
  const close = (end: number): void => {
    if (section && section.start < end) (section.kind === 'up' ? up : down).push({ start: section.start, end });
    section = undefined;
  };
  for (const line of lines(text)) {
    const mark = read(line.text);
    if (!mark) continue;
    directives.push({ start: line.start, end: line.end });
    if (mark.noTransaction) transaction = false;
    if (mark.kind === 'up' || mark.kind === 'down') {
      if (!marked && mark.kind === 'down') section = { kind: 'up', start: 0 };
      marked = true;
      close(line.start);
      section = { kind: mark.kind, start: line.next };
    } else if (mark.kind === 'begin') {
      begin = line.next;
    } else if (mark.kind === 'end' && begin !== undefined) {
      // A fence around several statements is no statement: they are still read one by one.
      if (split(text, flavour, { from: { start: begin, end: line.start } }).length === 1) {
        wholes.push({ start: begin, end: line.start });
      }
      breaks.push(line.start);
      begin = undefined;
    }
  }
  close(text.length);
  const parts = { breaks, whole: wholes, directives, transaction, placeholders: [] };
  return marked ? { up, down, ...parts } : whole(text, 'up', parts);
}

/**
 * A whole file that goes out as one message without a BEGIN: PostgreSQL runs several statements of a message as one
 * transaction, a single one by itself (PostgreSQL manual, "Multiple Statements in a Simple Query").
 */
export function singleMessage(text: string, direction: 'up' | 'down', flavour: SqlFlavour): Sections {
  const together = flavour === 'postgresql' && split(text, flavour).length > 1;
  return whole(text, direction, together ? { transaction: true, implicit: true } : { transaction: false });
}
