/** What an UPDATE of one table says, as written. */
export interface UpdateText {
  readonly assignments: readonly { readonly target: string; readonly value: string }[];
  /** The conditions that must all hold; none: every row. */
  readonly conditions: readonly string[];
}

/** Takes an UPDATE apart; undefined where it is more than `SET column = value, … WHERE …`. */
export function readUpdate(text: string): UpdateText | undefined {
  const words = topLevel(text);
  const at = (pattern: RegExp, from = 0): number =>
    words.findIndex(({ word }, i) => i >= from && pattern.test(word) && !afterDistinct(words, i));
  const set = at(/^set$/i);
  if (set < 0) return undefined;
  const where = at(/^where$/i, set);
  if (at(/^(from|returning|order|limit|with)$/i, set) >= 0 || /^with$/i.test(words[0]?.word ?? '')) return undefined;
  const start = (words[set]?.at ?? 0) + 3;
  const end = where < 0 ? text.length : (words[where]?.at ?? 0);
  const assignments = pieces(text, start, end, words, /^,$/).map((piece) => {
    const [, target, value] = /^((?:[^=\s"`]|"(?:[^"]|"")*"|`[^`]*`)+)\s*=\s*([\s\S]+)$/.exec(piece) ?? [];
    return target === undefined || value === undefined ? undefined : { target: lastName(target), value: value.trim() };
  });
  if (assignments.length === 0 || assignments.some((each) => each === undefined)) return undefined;
  const condition = where < 0 ? '' : text.slice((words[where]?.at ?? 0) + 5);
  return {
    assignments: assignments.filter((each) => each !== undefined),
    conditions: condition.trim() === '' ? [] : conjuncts(condition),
  };
}

/** The parts of a condition between its outermost ANDs. */
function conjuncts(condition: string): string[] {
  const words = topLevel(condition);
  // BETWEEN has an AND of its own, and OR binds less.
  if (words.some(({ word }) => /^(or|between)$/i.test(word))) return [condition.trim()];
  return pieces(condition, 0, condition.length, words, /^and$/i);
}

interface Word {
  readonly word: string;
  readonly at: number;
}

/** Words and commas outside of brackets, strings and comments. */
export function topLevel(text: string): Word[] {
  const words: Word[] = [];
  let depth = 0;
  const token =
    /e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|[\p{L}_][\p{L}\p{N}_$]*|\|\||[()[\],]/giu;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word] = match;
    if (word === '(' || word === '[') depth++;
    else if (word === ')' || word === ']') depth--;
    else if (depth === 0 && /^([\p{L}_]|,|\|\|)/u.test(word) && !/^e'/i.test(word))
      words.push({ word, at: match.index });
  }
  return words;
}

/** What stands between the words of a kind. */
export function pieces(text: string, start: number, end: number, words: readonly Word[], between: RegExp): string[] {
  const cuts = words.filter(({ word, at }) => at >= start && at < end && between.test(word));
  const starts = [start, ...cuts.map(({ word, at }) => at + word.length)];
  return starts.map((from, i) => text.slice(from, cuts[i]?.at ?? end).trim());
}

const afterDistinct = (words: readonly Word[], i: number): boolean => /^distinct$/i.test(words[i - 1]?.word ?? '');

/** `u."Full name"` is the column `Full name`. */
function lastName(target: string): string {
  const [last = target] = /("(?:[^"]|"")*"|`[^`]*`|[^."`]+)$/.exec(target) ?? [];
  if (last.startsWith('"')) return last.slice(1, -1).replaceAll('""', '"');
  return last.startsWith('`') ? last.slice(1, -1) : last.toLowerCase();
}
