import { type NameKey, nameKey, type ReadWords, Words } from './words.ts';

/*
 * Looking a word up is many times quicker than matching a pattern, and most files hold none of what a pattern is after. A
 * gate says whether a text may: where it says no, the pattern would find nothing.
 */

/** A gate for patterns that each need one of some words, whole or as a part of an identifier; in any spelling. */
export function gate(...words: readonly string[]): (text: string) => boolean {
  const keys: readonly NameKey[] = words.map(nameKey);
  return (text) => {
    const { words, plain } = wordsOf(text);
    return !plain || words.hasAny(keys);
  };
}

let latest: { readonly text: string; readonly read: ReadWords } | undefined;

/** All words of a file, which is asked about many times in a row. */
export function wordsOf(text: string): ReadWords {
  if (latest?.text !== text) latest = { text, read: Words.read(text) };
  return latest.read;
}
