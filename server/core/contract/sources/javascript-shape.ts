import type { Shape } from '../source.ts';

/**
 * Reads object literals and calls of JavaScript and TypeScript by their brackets. `code` is text whose strings and comments
 * are blanked (`maskText`), `raw` the file itself; offsets fit both. Nothing throws: what is not a literal is `code`.
 */
export interface Text {
  readonly raw: string;
  readonly code: string;
}

export interface Entry {
  /** Undefined for a spread. */
  readonly key?: string;
  /** Offset of the entry. */
  readonly at: number;
  /** Offsets of the value. */
  readonly start: number;
  readonly end: number;
}

/** Brackets of the text that was last asked for: a file is asked for hundreds of them. */
let known: { readonly code: string; readonly ends: Int32Array } = { code: '', ends: new Int32Array() };

/** The offset of the bracket that closes the one at `at`; the end of the text when none does. */
export function closing(code: string, at: number): number {
  if (known.code !== code) known = { code, ends: bracketEnds(code) };
  return known.ends[at] || code.length;
}

/** For each opening bracket, where it closes; 0 when nowhere. Kinds are not told apart, as in half-typed code. */
function bracketEnds(code: string): Int32Array {
  const ends = new Int32Array(code.length);
  const open: number[] = [];
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i);
    if (c === 0x28 || c === 0x5b || c === 0x7b) open.push(i);
    else if (c === 0x29 || c === 0x5d || c === 0x7d) {
      const start = open.pop();
      if (start !== undefined) ends[start] = i;
    }
  }
  return ends;
}

/** Parts between commas of what stands in brackets from `start` to `end` (both inside the brackets); empty ones left out. */
export function parts(code: string, start: number, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  const push = (to: number): void => {
    const part = code.slice(from, to);
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') found.push({ start: from + lead, end: from + part.trimEnd().length });
  };
  for (let i = start; i < end; i++) {
    const c = code[i] as string;
    if (c === '(' || c === '[' || c === '{') i = closing(code, i);
    else if (c === '<') i = typeArguments(code, i, end);
    else if (c === ',') {
      push(i);
      from = i + 1;
    }
  }
  push(end);
  return found;
}

/** The end of type arguments such as `<Record<string, number>>` before a call; the offset itself where there are none. */
function typeArguments(code: string, at: number, end: number): number {
  if (!/[\w$]/.test(code[at - 1] ?? '')) return at;
  let depth = 0;
  // No type is this long: code that is half-typed shall not be read to its end again and again.
  const limit = Math.min(end, at + 4_000);
  for (let i = at; i < limit; i++) {
    const c = code[i] as string;
    if (c === '<') depth++;
    else if (c === '>' && code[i - 1] !== '=') {
      depth--;
      if (depth === 0) return /^\s*\(/.test(code.slice(i + 1, i + 20)) ? i : at;
    } else if (c === '(' || c === '[' || c === '{') i = closing(code, i);
    else if (c === ')' || c === ';') return at;
  }
  return at;
}

/** Entries of the object literal whose `{` is at `at`. */
export function entries({ raw, code }: Text, at: number): Entry[] {
  return parts(code, at + 1, closing(code, at)).map(({ start, end }): Entry => {
    const body = code.slice(start, end);
    if (body.startsWith('...')) return { at: start, start: start + 3, end };
    const plain = /^(?:async\s+)?([\p{L}_$][\p{L}\p{N}_$]*)\s*/u.exec(body);
    const quoted = plain ? undefined : /^(['"])\s*\1\s*/.exec(body);
    const head = plain ?? quoted;
    if (!head) return { at: start, start, end };
    const key = plain ? (plain[1] as string) : raw.slice(start + 1, start + head[0].trimEnd().length - 1);
    const after = start + head[0].length;
    if (code[after] !== ':') return { key, at: start, start, end };
    const space = /^\s*/.exec(code.slice(after + 1, end)) as RegExpExecArray;
    return { key, at: start, start: after + 1 + space[0].length, end };
  });
}

/** What the expression between two offsets looks like. Rows of a list are put together to one. */
export function shapeOf(text: Text, start: number, end: number, depth = 0): Shape {
  if (depth > 40) return 'code';
  const body = text.code.slice(start, end).trim();
  const at = start + text.code.slice(start, end).search(/\S/);
  const bare = body.replace(/\s+(as\s+const|(as|satisfies)\s+[\w.<>[\]'" |]+)$/, '');
  if (bare === 'true' || bare === 'false' || bare === 'null') return bare;
  if (/^(['"`])\s*\1$|^-?[\d.]+n?$/.test(bare)) return 'value';
  const last = closing(text.code, at);
  if (last !== at + bare.length - 1) return 'code';
  if (bare.startsWith('(')) return shapeOf(text, at + 1, last, depth + 1);
  if (bare.startsWith('{')) {
    const keys: Record<string, Shape> = Object.create(null);
    let open = false;
    for (const entry of entries(text, at)) {
      if (entry.key === undefined) open = true;
      else keys[entry.key] = entry.start === entry.at ? 'code' : shapeOf(text, entry.start, entry.end, depth + 1);
    }
    return { keys, open };
  }
  if (!bare.startsWith('[')) return 'code';
  return merge(parts(text.code, at + 1, last).map((part) => shapeOf(text, part.start, part.end, depth + 1)));
}

function merge(rows: readonly Shape[]): Shape {
  const keys: Record<string, Shape> = Object.create(null);
  let open = false;
  const objects = rows.filter((row) => typeof row === 'object');
  for (const row of objects) {
    open ||= row.open;
    Object.assign(keys, row.keys);
  }
  // What only some of the rows have may be missing.
  for (const key of Object.keys(keys)) if (objects.some((row) => row.keys[key] === undefined)) keys[key] = 'code';
  return { keys, open: open || rows.includes('code') };
}

/** The shape of the argument list whose `(` is at `at`: its first argument; an empty object where there is none. */
export function firstArgument(text: Text, at: number): Shape {
  const [first] = parts(text.code, at + 1, closing(text.code, at));
  return first ? shapeOf(text, first.start, first.end) : { keys: {}, open: false };
}

/** The calls that follow in the chain after `at`, a closing bracket: `.where(…).returning()`. */
export function chain(code: string, at: number): { readonly name: string; readonly at: number }[] {
  const calls: { name: string; at: number }[] = [];
  const next = /\s*[!?]?\.\s*([\w$]+)\s*(?:<[^()]{0,400}>)?\(/y;
  let from = at + 1;
  for (;;) {
    next.lastIndex = from;
    const match = next.exec(code);
    if (!match) return calls;
    const open = next.lastIndex - 1;
    calls.push({ name: match[1] as string, at: open });
    from = closing(code, open) + 1;
  }
}

/** A line of the file, shortened to 160 characters. */
export function lineText(raw: string, at: number): string {
  const start = raw.lastIndexOf('\n', at - 1) + 1;
  const end = raw.indexOf('\n', at);
  const line = raw.slice(start, end < 0 ? raw.length : end).trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
