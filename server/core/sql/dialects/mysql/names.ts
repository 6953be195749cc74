import type { Name, NameAt } from '../../../schema/names.ts';
import { Cursor, identifier, type Token } from './cursor.ts';
import { location, type Node } from './parser.ts';

/** The name that a node stands at, as the source has it (the parser sees templates filled in); undefined if it isn't in `part`. */
export function nameAt(part: Cursor, at: Node | undefined): NameAt | undefined {
  return cursorAt(part, at)?.name();
}

export function qualifiedAt(
  part: Cursor,
  at: Node | undefined,
): { readonly name: Name; readonly at: NameAt['at'] } | undefined {
  return cursorAt(part, at)?.qualified();
}

function cursorAt(part: Cursor, at: Node | undefined): Cursor | undefined {
  const start = location(at)?.start;
  const index = start === undefined ? -1 : part.tokens.findIndex((t) => t.start === start);
  if (index < 0) return undefined;
  return new Cursor(part.source, part.tokens.slice(index));
}

/** The name at the end of a DROP, which the tree has without its place, or not at all. */
export function lastName(part: Cursor): NameAt | undefined {
  const extra = /^(RESTRICT|CASCADE)$/.test(part.tokens.at(-1)?.word ?? '') ? 2 : 1;
  return new Cursor(part.source, part.tokens.slice(part.tokens.length - extra)).name();
}

/** A word or name as the parser sees it, without its quotes. */
function seen(part: Cursor, { kind, start, end }: Token): string | undefined {
  if (kind !== 'word' && kind !== 'quoted-name') return undefined;
  const text = part.source.masked.slice(start, end);
  return kind === 'word' ? text : text.slice(1, -1);
}

/**
 * The last token before the first parenthesis that spells this name, which the parser gave without a place: names of indexes
 * and constraints.
 */
export function findName(part: Cursor, value: string | undefined): NameAt | undefined {
  if (value === undefined) return undefined;
  const open = part.tokens.findIndex((t) => t.word === '(');
  const before = open < 0 ? part.tokens : part.tokens.slice(0, open);
  const found = before.findLast((token) => seen(part, token) === value);
  return found && { name: identifier(found), at: { start: found.start, end: found.end } };
}
