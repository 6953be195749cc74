import type { Source } from './source.ts';

/** Every word of a text once, in lower case, those inside string literals too; comments are left out. */
export function words(source: Source): string[] {
  const found = new Set<string>();
  source.tokens.forEach((token, index) => {
    if (token.kind === 'word') found.add((source.identifier(index) ?? '').toLowerCase());
    else if (token.kind === 'quoted-name') {
      // In another language this may be a string.
      const name = (source.identifier(index) ?? '').toLowerCase();
      for (const word of [name, ...wordsIn(name)]) found.add(word);
    } else if (token.kind === 'string') for (const word of wordsIn(source.raw(index))) found.add(word);
  });
  return [...found];
}

export const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
