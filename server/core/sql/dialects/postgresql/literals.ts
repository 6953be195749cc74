import { Source } from './source.ts';

/**
 * The content of a string token as a Source of its own whose spans still point into the statement. `value` is what the
 * parser made of it; where a character can't be followed (several literals in a row, rare escapes) its spans fall on the literal.
 */
export function literalSource(source: Source, index: number, value: string): Source {
  const token = source.tokens[index];
  if (!token) return new Source(value, () => source.outer(0));
  const { text, offsets } = decode(source.text.slice(token.start, token.end));
  if (text !== value) return new Source(value, () => source.outer(token.start));
  const at =
    typeof offsets === 'number' ? (offset: number) => offset + offsets : (offset: number) => offsets[offset] ?? 0;
  return new Source(value, (offset) => source.outer(token.start + at(offset)));
}

/** The content of a string token, and for each code unit its offset in the token; a number when all are moved alike. */
function decode(raw: string): { text: string; offsets: number | readonly number[] } {
  if (raw.startsWith('$')) {
    const tag = raw.indexOf('$', 1) + 1;
    return { text: raw.slice(tag, -tag), offsets: tag };
  }
  const quote = raw.indexOf("'");
  const escapes = /^e/i.test(raw);
  const inner = raw.slice(quote + 1, -1);
  if (!inner.includes("'") && !(escapes && inner.includes('\\'))) return { text: inner, offsets: quote + 1 };
  const offsets: number[] = [];
  let text = '';
  for (let i = 0; i < inner.length; ) {
    const [length, character] = unit(inner, i, escapes);
    for (let k = 0; k < character.length; k++) offsets.push(quote + 1 + i);
    text += character;
    i += length;
  }
  offsets.push(quote + 1 + inner.length);
  return { text, offsets };
}

const SIMPLE: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** How many code units are taken at `i`, and what they stand for. */
function unit(inner: string, i: number, escapes: boolean): [number, string] {
  const character = inner.charAt(i);
  if (character === "'" && inner.charAt(i + 1) === "'") return [2, "'"];
  if (character !== '\\' || !escapes) return [1, character];
  const numeric = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/.exec(
    inner.slice(i, i + 10),
  );
  if (numeric) {
    const code = numeric[4]
      ? Number.parseInt(numeric[4], 8)
      : Number.parseInt(numeric[1] ?? numeric[2] ?? numeric[3] ?? '0', 16);
    return [numeric[0].length, code <= 0x10ffff ? String.fromCodePoint(code) : ''];
  }
  const next = inner.charAt(i + 1);
  return [2, SIMPLE[next] ?? next];
}
