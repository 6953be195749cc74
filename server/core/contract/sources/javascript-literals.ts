/** A string of the program, put together from literals and `+`; of the same length as its place in the file. */
export interface Literal {
  /** Offsets in the file of `text`, without the outer quotes. */
  readonly start: number;
  readonly end: number;
  /** Escapes and what stands between joined parts are blanked, so that offsets hold. Holes are left as written. */
  readonly text: string;
  readonly holes: readonly Hole[];
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
  const pieces: Piece[] = [];
  scan(source, 0, source.length, pieces);
  pieces.sort((a, b) => a.start - b.start);
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
  const holes = [...group.flatMap((piece) => piece.holes), ...operands].sort((a, b) => a.start - b.start);
  let text = '';
  let at = start;
  const keep = (to: number): void => {
    text += blankEscapes(source.slice(at, to));
    at = to;
  };
  const blank = (to: number): void => {
    text += source.slice(at, to).replace(/[^\r\n]/g, ' ');
    at = to;
  };
  const raw = (to: number): void => {
    text += source.slice(at, to);
    at = to;
  };
  for (const [index, piece] of group.entries()) {
    for (const hole of piece.holes) {
      keep(hole.start);
      raw(hole.end);
    }
    keep(piece.inner.end);
    const next = group[index + 1];
    if (!next) break;
    const operand = operands.find((o) => o.start >= piece.end && o.end <= next.start);
    if (operand) {
      blank(operand.start);
      raw(operand.end);
    }
    blank(next.inner.start);
  }
  return {
    start,
    end,
    text,
    holes: holes.map((hole) => ({
      start: hole.start - start,
      end: hole.end - start,
      code: source.slice(hole.start, hole.end).replace(/^\$\{|\}$/g, ''),
    })),
  };
}

/** Escapes replaced by as many characters, so that offsets hold. */
const blankEscapes = (raw: string): string =>
  raw.includes('\\')
    ? raw.replace(/\\(\r\n|[\s\S])/g, (all, c: string) =>
        /[nrtbfv\r\n]/.test(c[0] as string) ? ' '.repeat(all.length) : ` ${c}`,
      )
    : raw;

/** Scans code from `at`; returns the offset of the `}` that ends a template hole, or `end`. */
function scan(source: string, at: number, end: number, pieces: Piece[], depthOfHole = false): number {
  let i = at;
  let depth = 0;
  // A slash starts a regular expression unless it follows a value.
  let afterValue = false;
  while (i < end) {
    const c = source[i] as string;
    if (c === '/' && source[i + 1] === '/') {
      const stop = source.indexOf('\n', i);
      i = stop < 0 ? end : stop;
    } else if (c === '/' && source[i + 1] === '*') {
      const stop = source.indexOf('*/', i + 2);
      i = stop < 0 ? end : stop + 2;
    } else if (c === '"' || c === "'") {
      const stop = quoted(source, i, end);
      pieces.push({ start: i, end: stop, inner: { start: i + 1, end: Math.max(i + 1, stop - 1) }, holes: [] });
      i = stop;
      afterValue = true;
    } else if (c === '`') {
      i = template(source, i, end, pieces);
      afterValue = true;
    } else if (c === '/' && !afterValue) {
      i = regex(source, i, end);
      afterValue = true;
    } else {
      if (c === '{') depth++;
      else if (c === '}') {
        if (depthOfHole && depth === 0) return i;
        depth--;
      }
      if (/[\w$]/.test(c)) {
        let stop = i + 1;
        while (stop < end && /[\w$]/.test(source[stop] as string)) stop++;
        afterValue = !/^(return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/.test(
          source.slice(i, stop),
        );
        i = stop;
        continue;
      }
      if (!/\s/.test(c)) afterValue = c === ')' || c === ']' || c === '}';
      i++;
    }
  }
  return end;
}

function quoted(source: string, at: number, end: number): number {
  const quote = source[at];
  for (let i = at + 1; i < end; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (c === quote) return i + 1;
    // An unclosed quote (JSX text such as "don't") ends with its line.
    else if (c === '\n') return i;
  }
  return end;
}

function template(source: string, at: number, end: number, pieces: Piece[]): number {
  const holes: { start: number; end: number }[] = [];
  let i = at + 1;
  while (i < end) {
    const c = source[i];
    if (c === '\\') i += 2;
    else if (c === '`') break;
    else if (c === '$' && source[i + 1] === '{') {
      const stop = Math.min(end, scan(source, i + 2, end, pieces, true) + 1);
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
