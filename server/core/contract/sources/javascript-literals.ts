/** A string of the program, put together from literals and `+`. */
export interface Literal {
  /** Where it stands in the file, without the outer quotes. */
  readonly start: number;
  readonly end: number;
  /** As the program has it: escapes resolved. Holes are left as written; what stands between joined parts is blank. */
  readonly text: string;
  readonly holes: readonly Hole[];
  /** More is put before or after it: `+ tail`, `sql += …`, `.replace(…)`. */
  readonly open: () => boolean;
  /** The offset in the file of an offset in `text`. */
  readonly sourceOf: (offset: number) => number;
}

/** A part that only the running program knows: `${…}`, or an operand of `+`. Offsets in the literal's text. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly inner: { readonly start: number; readonly end: number };
  readonly holes: readonly { readonly start: number; readonly end: number }[];
}

/** Every string and template literal of a JavaScript or TypeScript file; those joined with `+` come as one. Never throws. */
export function readLiterals(source: string): Literal[] {
  const { pieces } = scanned(source);
  const literals: Literal[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const group = [pieces[i] as Piece];
    const operands: { start: number; end: number }[] = [];
    while (i + 1 < pieces.length) {
      const last = group.at(-1) as Piece;
      const next = pieces[i + 1] as Piece;
      if (next.start < last.end) break;
      const between = source.slice(last.end, next.start);
      const joined = /^\s*\+\s*$/.test(between);
      const operand = !joined && /^\s*\+\s*([\w$.[\]?!]+(?:\([^()'"`]*\))?)\s*\+\s*$/.exec(between);
      if (!joined && !operand) break;
      if (operand)
        operands.push({
          start: last.end + between.indexOf(operand[1] as string),
          end: last.end + between.indexOf(operand[1] as string) + (operand[1] as string).length,
        });
      group.push(next);
      i++;
    }
    literals.push(join(source, group, operands));
    // Literals inside a template's holes stand on their own as well; they follow in the list.
  }
  return literals;
}

function join(source: string, group: readonly Piece[], operands: readonly { start: number; end: number }[]): Literal {
  const first = group[0] as Piece;
  const last = group.at(-1) as Piece;
  const { start } = first.inner;
  const { end } = last.inner;
  const open = () => goesOn(source, first.start, last.end);
  if (group.length === 1 && first.holes.length === 0) {
    const whole = source.slice(start, end);
    // Nearly all literals are of this plain kind.
    if (!whole.includes('\\'))
      return { start, end, text: whole, holes: [], open, sourceOf: (offset) => Math.min(end, start + offset) };
  }
  /** Where stretches of the text begin, and where in the file. */
  const stretches: { readonly text: number; readonly source: number }[] = [];
  const holes: Hole[] = [];
  let text = '';
  let at = start;
  const put = (part: string, to: number): void => {
    stretches.push({ text: text.length, source: at });
    text += part;
    at = to;
  };
  const keep = (to: number): void => {
    while (at < to) {
      const backslash = source.indexOf('\\', at);
      if (backslash < 0 || backslash >= to) {
        put(source.slice(at, to), to);
        return;
      }
      put(source.slice(at, backslash), backslash);
      const [raw, value] = readEscape(source, at, to);
      put(value, at + raw);
    }
  };
  const blank = (to: number): void => put(source.slice(at, to).replace(/[^\r\n]/g, ' '), to);
  const hole = (to: number): void => {
    holes.push({
      start: text.length,
      end: text.length + to - at,
      code: source.slice(at, to).replace(/^\$\{|\}$/g, ''),
    });
    put(source.slice(at, to), to);
  };
  for (const [index, piece] of group.entries()) {
    for (const each of piece.holes) {
      keep(each.start);
      hole(each.end);
    }
    keep(piece.inner.end);
    const next = group[index + 1];
    if (!next) break;
    const operand = operands.find((o) => o.start >= piece.end && o.end <= next.start);
    if (operand) {
      blank(operand.start);
      hole(operand.end);
    }
    // A name that is written in two parts is one.
    const glued =
      !operand && /[\w$]$/.test(text) && /^[\w$]/.test(source.slice(next.inner.start, next.inner.start + 1));
    if (glued) put('', next.inner.start);
    else blank(next.inner.start);
  }
  const sourceOf = (offset: number): number => {
    // There are as many stretches as holes, and every word of a statement is looked up.
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.text ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const stretch = stretches[low - 1] ?? { text: 0, source: start };
    return Math.min(end, stretch.source + offset - stretch.text);
  };
  return { start, end, text, holes, open, sourceOf };
}

/** Whether the program adds to the string: an operand before or after it, a method that changes it, `name += …` later on. */
function goesOn(source: string, start: number, end: number): boolean {
  const after = source.slice(end, end + 200);
  if (/^\s*\+(?![+=])/.test(after)) return true;
  if (/^\s*\)?\s*\.\s*(replace|replaceAll|concat|split|slice|substring|format|join)\b/.test(after)) return true;
  const before = source.slice(Math.max(0, start - 200), start);
  if (/[^+=\s]\s*\+\s*$/.test(before) || /\+=\s*$/.test(before)) return true;
  const name = /([\w$]+)\s*(?::[^=;()]{1,80})?=\s*(?:\w+)?$/.exec(before)?.[1];
  if (!name) return false;
  const variable = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?<![\\w$])${variable}\\s*(\\+=|=\\s*${variable}\\b|\\.\\s*(replace|replaceAll|concat|append)\\b)|(?<![\\w$])${variable}\\s*\\+(?!\\+)|\\+\\s*${variable}(?![\\w$])|\\$\\{\\s*${variable}\\s*\\}`,
  ).test(source);
}

/** The length of an escape in the file, and what it stands for. */
function readEscape(source: string, at: number, to: number): readonly [number, string] {
  const [raw = '\\', code] =
    /^\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|\r\n|[\s\S])/i
      .exec(source.slice(at, Math.min(to, at + 12)))
      ?.filter((part) => part !== undefined) ?? [];
  if (code !== undefined && raw.length > 2)
    return [raw.length, String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16)))];
  const c = raw[1] ?? '';
  const named: Readonly<Record<string, string>> = {
    n: '\n',
    r: '\r',
    t: '\t',
    b: ' ',
    f: ' ',
    v: ' ',
    '0': ' ',
    '\n': ' ',
    '\r': ' ',
  };
  return [raw.length, named[c] ?? c];
}

/**
 * The code with comments, regular expressions and what stands in strings blanked, of the same length: brackets and names in
 * it are code. Holes of templates stay. Never throws.
 */
export function maskText(source: string): string {
  const read = scanned(source);
  read.masked ??= masked(read);
  return read.masked;
}

function masked({ source, pieces, comments }: Scanned): string {
  const blanks = [...comments];
  for (const { inner, holes } of pieces) {
    let at = inner.start;
    for (const hole of holes) {
      blanks.push({ start: at, end: hole.start });
      at = hole.end;
    }
    blanks.push({ start: at, end: inner.end });
  }
  blanks.sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end } of blanks) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    result += source.slice(at, from) + blanked(source.slice(from, end));
    at = end;
  }
  return result + source.slice(at);
}

/** Blanks, and the ends of lines. */
const blanked = (text: string): string =>
  /[\r\n]/.test(text) ? text.replace(/[^\r\n]/g, ' ') : ' '.repeat(text.length);

interface Scanned {
  readonly source: string;
  /** In the order they begin. */
  readonly pieces: readonly Piece[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** See `maskText`; made when it is wanted. */
  masked?: string;
}

let latest: Scanned | undefined;

/** The strings and comments of a file. Several sources read the same file one after the other, so the last is remembered. */
function scanned(source: string): Scanned {
  if (latest?.source === source) return latest;
  const pieces: Piece[] = [];
  const comments: { start: number; end: number }[] = [];
  scan(source, 0, source.length, pieces, false, comments);
  pieces.sort((a, b) => a.start - b.start);
  latest = { source, pieces, comments };
  return latest;
}

/** Scans code from `at`; returns the offset of the `}` that ends a template hole, or `end`. */
function scan(
  source: string,
  at: number,
  end: number,
  pieces: Piece[],
  depthOfHole = false,
  blanks: { start: number; end: number }[] = [],
  nesting = 0,
): number {
  let i = at;
  let depth = 0;
  // A slash starts a regular expression unless it follows a value.
  let afterValue = false;
  // The word that was the last thing before, which few slashes want to know.
  let word = -1;
  let wordEnd = -1;
  while (i < end) {
    const c = source.charCodeAt(i);
    if (isWordCode(c)) {
      word = i++;
      while (i < end && isWordCode(source.charCodeAt(i))) i++;
      wordEnd = i;
      continue;
    }
    if (isBlank(c)) {
      i++;
      continue;
    }
    if (word >= 0) {
      afterValue = c !== slash || !beforeExpression.has(source.slice(word, wordEnd));
      word = -1;
    }
    switch (c) {
      case slash:
        if (source[i + 1] === '/') {
          const stop = source.indexOf('\n', i);
          blanks.push({ start: i, end: stop < 0 ? end : stop });
          i = stop < 0 ? end : stop;
        } else if (source[i + 1] === '*') {
          const stop = source.indexOf('*/', i + 2);
          blanks.push({ start: i, end: stop < 0 ? end : stop + 2 });
          i = stop < 0 ? end : stop + 2;
        } else if (!afterValue) {
          const stop = regex(source, i, end);
          if (stop > i + 1) blanks.push({ start: i, end: stop });
          i = stop;
          afterValue = true;
        } else {
          afterValue = false;
          i++;
        }
        break;
      case doubleQuote:
      case singleQuote: {
        const stop = quoted(source, i, end);
        const closed = stop > i + 1 && source.charCodeAt(stop - 1) === c;
        pieces.push({ start: i, end: stop, inner: { start: i + 1, end: closed ? stop - 1 : stop }, holes: [] });
        i = stop;
        afterValue = true;
        break;
      }
      case backtick:
        i = template(source, i, end, pieces, blanks, nesting + 1);
        afterValue = true;
        break;
      case openBrace:
        depth++;
        afterValue = false;
        i++;
        break;
      case closeBrace:
        if (depthOfHole && depth === 0) return i;
        depth--;
        afterValue = true;
        i++;
        break;
      case closeParen:
      case closeBracket:
        afterValue = true;
        i++;
        break;
      default:
        afterValue = false;
        i++;
    }
  }
  return end;
}

const [slash, backslash, doubleQuote, singleQuote, backtick] = [0x2f, 0x5c, 0x22, 0x27, 0x60] as const;
const [openBrace, closeBrace, closeParen, closeBracket] = [0x7b, 0x7d, 0x29, 0x5d] as const;

/** Words after which an expression begins, and so a regular expression may. */
const beforeExpression = new Set(
  'return typeof case in of delete void throw new else do instanceof yield await'.split(' '),
);

/** `[A-Za-z0-9_$]`. */
const wordCodes = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));
const isWordCode = (code: number): boolean => code < 128 && wordCodes[code] === 1;
const isBlank = (code: number): boolean =>
  code === 0x20 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));

function quoted(source: string, at: number, end: number): number {
  const quote = source.charCodeAt(at);
  for (let i = at + 1; i < end; i++) {
    const c = source.charCodeAt(i);
    if (c === backslash) i++;
    else if (c === quote) return i + 1;
    // An unclosed quote (JSX text such as "don't") ends with its line.
    else if (c === 0x0a) return i;
  }
  return end;
}

/** Templates in holes of templates: nobody nests them deeper, and the stack has an end. */
const deepest = 200;

function template(
  source: string,
  at: number,
  end: number,
  pieces: Piece[],
  blanks: { start: number; end: number }[],
  nesting: number,
): number {
  const holes: { start: number; end: number }[] = [];
  let i = at + 1;
  while (i < end) {
    const c = source[i];
    if (c === '\\') i += 2;
    else if (c === '`') break;
    else if (c === '$' && source[i + 1] === '{' && nesting < deepest) {
      const stop = Math.min(end, scan(source, i + 2, end, pieces, true, blanks, nesting) + 1);
      holes.push({ start: i, end: stop });
      i = stop;
    } else i++;
  }
  pieces.push({ start: at, end: Math.min(end, i + 1), inner: { start: at + 1, end: Math.min(i, end) }, holes });
  return Math.min(end, i + 1);
}

function regex(source: string, at: number, end: number): number {
  let inClass = false;
  for (let i = at + 1; i < end; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (c === '\n') return at + 1;
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (c === '/' && !inClass) return i + 1;
  }
  return at + 1;
}
