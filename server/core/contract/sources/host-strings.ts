import { adjacent, assigned, grows, isFormatted, reach, readChain, readTail } from './host-chain.ts';
import { changes, readDefinitions, withConstants } from './host-names.ts';
import { bracketed, scan } from './host-scan.ts';

/**
 * Strings of a program, whatever the language: read by its own forms, put together where the program does so with an operator
 * or by writing them side by side. A language is data; see `HostLanguage`.
 */
export interface HostLanguage {
  /** Where a comment or a string may begin; global, and matching at least one character. */
  readonly begins: RegExp;
  /** Reads what begins there: a string, or the offset where something else (a comment) ends. */
  token(source: string, match: RegExpExecArray, state: ScanState): HostToken | number;
  /** Where code begins: PHP's stands between tags. */
  codeStart?(source: string): number;
  /** The operator that joins strings. */
  readonly operator: '+' | '.' | '<>';
  /** Strings side by side are one: on a line, or over lines too inside brackets. */
  readonly adjacent?: 'line' | 'brackets';
  /** Where a function or method is defined, with its name in a group. */
  readonly functions: RegExp;
  /** Whether a string that has this code before it is prose: a docstring. */
  readonly prose?: RegExp;
  /** What else may stand between two parts of one string: the comma of `concat!`. */
  readonly joins?: { readonly opener: RegExp; readonly between: RegExp };
}

/** A string as it stands in the file. */
export interface HostToken {
  readonly start: number;
  readonly end: number;
  /** Offsets of what it says; not between `start` and `end` for a heredoc, whose text follows on the next lines. */
  readonly inner: { readonly start: number; readonly end: number };
  readonly parts: readonly Part[];
  /** It is ended as it should: a half-typed one is never understood. */
  readonly closed: boolean;
}

/** A stretch of a string: text with its escapes resolved, or a hole that only the running program fills. */
export interface Part {
  /** Offset in the file. */
  readonly at: number;
  readonly text: string;
  /** `text` is the program's code of a hole. */
  readonly hole?: true;
}

export interface HostString {
  /** The name it is given, where it is assigned to one. */
  readonly variable?: string;
  /** Where that name stands; where the string begins, if it has none. */
  readonly named: number;
  readonly start: number;
  readonly inner: { readonly start: number; readonly end: number };
  readonly parts: readonly Part[];
  /** The program may put more before, after or into it than its parts show. */
  readonly open: boolean;
  /** It is filled in by `%` or a format function. */
  readonly formatted: boolean;
}

/** Heredocs take the lines after the one they are announced on. */
export interface ScanState {
  heredocs: { readonly start: number; readonly end: number } | undefined;
  /** Strings whose end was looked for in vain. */
  missed: number;
}

export interface HostStrings {
  readonly strings: readonly HostString[];
  readonly definitions: readonly Definition[];
  /** As `scan` finds them. */
  readonly tokens: readonly HostToken[];
  readonly code: string;
}

/** A function or method that is defined in the file. */
export interface Definition {
  readonly at: number;
  readonly name: string;
  /** Blanks before it on its line. */
  readonly indent: number;
  /** Where the first line stands that is outside by its indentation. */
  readonly end: number;
}

/** Every string of a file in the order of the file. Never throws; time grows with the length of the file only. */
export function readHostStrings(source: string, language: HostLanguage): HostStrings {
  const { tokens, code } = scan(source, language);
  const nested = language.adjacent === 'brackets' ? bracketed(code, tokens) : undefined;
  const taken = new Set<HostToken>();
  const strings = tokens.flatMap((token, i) => (taken.has(token) ? [] : read(i)));
  const definitions = readDefinitions(code, language.functions);
  return { strings: withConstants(strings, code, changes(code, tokens), definitions), definitions, tokens, code };

  /** The string that begins at a token, with all that is joined to it. */
  function read(from: number): HostString[] {
    const first = tokens[from] as HostToken;
    const before = code.slice(Math.max(0, first.start - reach), first.start);
    if (language.prose?.test(before)) return [];
    const list = language.joins?.opener.test(before.slice(-40)) ? language.joins.between : undefined;
    const parts = [...first.parts];
    let last = first;
    let at = from;
    let closed = first.closed;
    let open = false;
    let ended = false;
    for (;;) {
      const chain = readChain(code, last.end, language.operator);
      const follows =
        chain.next === undefined
          ? chain.operands.length === 0 && isAdjacent(last, at, list)
            ? at + 1
            : -1
          : startingAt(tokens, at + 1, chain.next);
      parts.push(...chain.operands);
      if (follows < 0) {
        open ||= chain.open || chain.next !== undefined;
        ended = chain.operands.length > 0;
        break;
      }
      last = tokens[follows] as HostToken;
      at = follows;
      closed &&= last.closed;
      taken.add(last);
      parts.push(...last.parts);
    }
    const tail = ended ? { open: false, formatted: false } : readTail(code, last.end);
    const name = /=[^=]*$/.test(before.slice(-120)) ? assigned.exec(before) : null;
    return [
      {
        ...(name ? { variable: name[1] as string } : {}),
        named: first.start - before.length + (name?.index ?? before.length),
        start: first.start,
        inner: { start: first.inner.start, end: last.inner.end },
        parts,
        open: open || tail.open || !closed || grows.test(before.slice(-120)),
        formatted: tail.formatted || isFormatted(before.slice(-80)),
      },
    ];
  }

  function isAdjacent(token: HostToken, at: number, list: RegExp | undefined): boolean {
    const next = tokens[at + 1];
    if (!next) return false;
    if (list && next.start > token.end && next.start - token.end < reach)
      return list.test(code.slice(token.end, next.start));
    return language.adjacent !== undefined && adjacent(code, token, next, nested?.[at] === true);
  }
}

/** The index of the token that begins at an offset; those before it stand in an operand. */
function startingAt(tokens: readonly HostToken[], from: number, offset: number): number {
  let i = from;
  while (i < tokens.length && (tokens[i] as HostToken).start < offset) i++;
  return tokens[i]?.start === offset ? i : -1;
}
