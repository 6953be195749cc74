import type { HostToken, Part } from './host-strings.ts';

/** How one kind of string is written. */
export interface StringForm {
  readonly close: string;
  /**
   * `c`: backslashes as in C; `quotes`: only before the closing quote and themselves; `kept`: a backslash keeps the quote
   * after it from ending the string, and stays; `doubled`: the quote twice; `none`.
   */
  readonly escapes: 'c' | 'quotes' | 'kept' | 'doubled' | 'none';
  /** May go over lines; otherwise it ends with its line, unclosed. */
  readonly lines?: boolean;
  /** Reads a hole that begins at `i`: where it ends, and its code. `literal`: an escaped brace. */
  hole?(source: string, i: number): Hole | undefined;
}

export type Hole = { readonly end: number; readonly code: string } | { readonly end: number; readonly literal: string };

/** Reads a string whose opening quote stands from `start` to `from`. Never throws, whatever the string is. */
export function readString(source: string, start: number, from: number, form: StringForm): HostToken {
  const { close, escapes, lines } = form;
  const parts: Part[] = [];
  const first = close.charCodeAt(0);
  let kept = from;
  let i = from;
  const keep = (to: number): void => {
    if (to > kept) parts.push({ at: kept, text: source.slice(kept, to) });
  };
  const put = (text: string, end: number): void => {
    keep(i);
    parts.push({ at: i, text });
    i = kept = end;
  };
  const done = (end: number, closed: boolean): HostToken => {
    keep(i);
    return { start, end, inner: { start: from, end: i }, parts, closed };
  };
  while (i < source.length) {
    const c = source.charCodeAt(i);
    if (c === first && source.startsWith(close, i)) {
      if (escapes === 'doubled' && source.startsWith(close, i + close.length)) put(close, i + 2 * close.length);
      else if (close.length > 2 && source[i + close.length] === close[0]) i++;
      else return done(i + close.length, true);
    } else if (c === 92 && escapes !== 'none' && escapes !== 'doubled') {
      const next = source[i + 1] ?? '';
      if (escapes === 'c') {
        const [length, value] = escapeAt(source, i);
        put(value, i + length);
      } else if (escapes === 'quotes' && (next === close || next === '\\')) put(next, i + 2);
      else i += escapes === 'kept' ? 2 : 1;
    } else if (c === 10 && !lines) return done(i, false);
    else {
      const hole = form.hole?.(source, i);
      if (!hole) i++;
      else if ('literal' in hole) put(hole.literal, hole.end);
      else {
        keep(i);
        parts.push({ at: i, text: hole.code, hole: true });
        i = kept = hole.end;
      }
    }
  }
  i = Math.min(i, source.length);
  return done(i, false);
}

const named: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: ' ',
  v: ' ',
  a: ' ',
  e: ' ',
  s: ' ',
  '0': ' ',
  '\n': ' ',
  '\r': ' ',
};

const codePoint = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|U([\da-f]{8})|x([\da-f]{2}))/iy;

/** The length of a backslash escape in the file, and what it stands for. */
function escapeAt(source: string, at: number): readonly [number, string] {
  const c = source[at + 1] ?? '';
  if (c === 'u' || c === 'U' || c === 'x') {
    codePoint.lastIndex = at;
    const match = codePoint.exec(source);
    const digits = match?.slice(1).find(Boolean);
    if (match && digits)
      return [match[0].length, String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, 16)))];
  }
  // What is no escape of the language (Python's and PHP's `\d`) stays as it is written.
  return [source.startsWith('\r\n', at + 1) ? 3 : 2, named[c] ?? (/\w/.test(c) ? `\\${c}` : c)];
}

/** Holes are no longer than this: what goes on longer is half-typed. */
const longest = 2_000;

/** The end of what stands in brackets that open before `from`; strings in it are stepped over. */
export function bracketEnd(source: string, from: number, open = '{', close = '}', most = longest): number {
  const limit = Math.min(source.length, from + most);
  let depth = 1;
  for (let i = from; i < limit; i++) {
    const c = source[i] as string;
    if (c === open) depth++;
    else if (c === close) {
      if (--depth === 0) return i + 1;
    } else if (c === '"' || c === "'") {
      let j = i + 1;
      while (j < limit && source[j] !== c && source[j] !== '\n') j += source[j] === '\\' ? 2 : 1;
      if (source[j] === c) i = j;
    }
  }
  return limit;
}

/** A hole written with `mark` and braces: `${…}`, `#{…}`. */
export function bracedHole(source: string, i: number, mark: string): Hole | undefined {
  if (!source.startsWith(mark, i)) return undefined;
  const end = bracketEnd(source, i + mark.length);
  return { end, code: source.slice(i + mark.length, end - 1) };
}

const name = /\$[A-Za-z_]\w*/y;

/** `$name`. */
export function dollarName(source: string, i: number): Hole | undefined {
  if (source[i] !== '$') return undefined;
  name.lastIndex = i;
  const found = name.exec(source)?.[0];
  return found === undefined ? undefined : { end: i + found.length, code: found.slice(1) };
}

/** `{…}` of Python's and C#'s strings, `{{` for a brace itself. */
export function plainBraces(source: string, i: number): Hole | undefined {
  const c = source[i];
  if (c === '}' && source[i + 1] === '}') return { end: i + 2, literal: '}' };
  if (c !== '{') return undefined;
  return source[i + 1] === '{' ? { end: i + 2, literal: '{' } : bracedHole(source, i, '{');
}

/** The end of a comment up to the line's end. */
export function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

/** The end of a comment up to a mark. */
export function after(source: string, from: number, mark: string): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end + mark.length;
}

/** The end of `/* … *​/`, nested or not. */
export function blockComment(source: string, from: number, nested = false): number {
  if (!nested) return after(source, from + 2, '*/');
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 0;
  for (let match = marks.exec(source); match; match = marks.exec(source)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return match.index + 2;
  }
  return source.length;
}
