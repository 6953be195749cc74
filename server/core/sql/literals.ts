/**
 * Where names, strings and comments end. Every function takes the offset of the first code unit and the end of the
 * section `to`, and gives the offset after the last one; what nothing closes ends at `to`. Linear, without allocation.
 */

const BLANK = 1;
const LETTER = 2;
const DIGIT = 3;
const CLASS = new Uint8Array(128);
for (const code of [9, 10, 11, 12, 13, 32]) CLASS[code] = BLANK;
for (let code = 48; code <= 57; code++) CLASS[code] = DIGIT;
for (let code = 65; code <= 90; code++) CLASS[code] = CLASS[code + 32] = LETTER;
CLASS[95] = LETTER;

/** What may start a name. Everything beyond ASCII may, broken surrogates too: to every server it is just a byte. */
export const isLetter = (code: number): boolean => code >= 128 || CLASS[code] === LETTER;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isDecimal = (code: number): boolean => isDigit(code) || code === 46 || code === 95;
export const isWordPart = (code: number): boolean => code >= 128 || (CLASS[code] as number) >= LETTER || code === 36;
export const isBlank = (code: number): boolean => code < 128 && CLASS[code] === BLANK;

/** A quoted text whose quote is written twice inside, or after a backslash where `backslash` says so. */
export function quotedEnd(text: string, at: number, to: number, backslash: boolean): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      if (i + 1 >= to || text.charCodeAt(i + 1) !== quote) return i + 1;
      i++;
    } else if (code === 92 && backslash) i++;
  }
  return to;
}

/** The quotes of PostgreSQL's E'…'; one that goes on after a line break, as `E'a'⏎'b'`, stays one with its escapes. */
export function escapedEnd(text: string, at: number, to: number): number {
  for (let end = at; ; ) {
    end = quotedEnd(text, end, to, true);
    let next = end;
    let lines = 0;
    while (next < to && isBlank(text.charCodeAt(next))) {
      const code = text.charCodeAt(next++);
      if (code === 10 || code === 13) lines++;
    }
    if (lines === 0 || next >= to || text.charCodeAt(next) !== 39) return end;
    end = next;
  }
}

/** SQLite's `[name]`. */
export function bracketEnd(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to) if (text.charCodeAt(end++) === 93) return end;
  return to;
}

/** `$tag$…$tag$`, or -1 if no tag begins here. */
export function dollarEnd(text: string, at: number, to: number): number {
  let close = at + 1;
  if (isLetter(text.charCodeAt(close))) {
    while (close < to && text.charCodeAt(close) !== 36 && isWordPart(text.charCodeAt(close))) close++;
  }
  if (close >= to || text.charCodeAt(close) !== 36) return -1;
  const tag = text.slice(at, close + 1);
  for (let i = close + 1; i + tag.length <= to; i++) {
    if (text.charCodeAt(i) === 36 && text.startsWith(tag, i)) return i + tag.length;
  }
  return to;
}

export function digitsEnd(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** `12`, `1_000`, `.5`, `1e-3`, `0x1f`. */
export function numberEnd(text: string, at: number, to: number): number {
  const second = text.charCodeAt(at + 1) | 32;
  let end = at + 1;
  if (text.charCodeAt(at) === 48 && (second === 120 || second === 111 || second === 98)) {
    while (end < to && isWordPart(text.charCodeAt(end))) end++;
    return end;
  }
  while (end < to && isDecimal(text.charCodeAt(end))) end++;
  if (end < to && (text.charCodeAt(end) | 32) === 101) {
    const sign = text.charCodeAt(end + 1);
    const power = end + (sign === 43 || sign === 45 ? 2 : 1);
    const powerEnd = digitsEnd(text, power, to);
    if (powerEnd > power) return powerEnd;
  }
  return end;
}

/** A block comment, in PostgreSQL with others in it (`nested`); -1 if nothing closes it. */
export function blockEnd(text: string, at: number, to: number, nested: boolean): number {
  let depth = 1;
  for (let i = at + 2; i + 1 < to; i++) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (code === 42 && next === 47) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (code === 47 && next === 42 && nested) {
      depth++;
      i++;
    }
  }
  return -1;
}

/** The end of the line without its line break. PostgreSQL also takes a lone CR for one (`loneCr`). */
export function lineEnd(text: string, at: number, to: number, loneCr: boolean): number {
  for (let end = at; end < to; end++) {
    const code = text.charCodeAt(end);
    if (code === 10) return end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (code === 13 && loneCr) return end;
  }
  return to;
}
