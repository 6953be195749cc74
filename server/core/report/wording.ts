export { count as plural } from '../text/words.ts';

/**
 * Names and code come from files anybody may have written. Characters that would move a terminal's cursor, break a line in
 * two or turn the reading direction around are shown as their code instead.
 */
export const printable = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(
      /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (c) => `\\u{${(c.codePointAt(0) as number).toString(16)}}`,
    );

/** Breaks a text into lines of at most `width` characters at spaces; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The text as a sentence: with its full stop, once. */
export const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
