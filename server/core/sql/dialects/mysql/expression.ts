import type { Expression } from '../../../schema/change.ts';
import type { Cursor, Source, Token } from './cursor.ts';
import { readTokens } from './query.ts';

/**
 * The expression that the tokens spell, text as written. Its columns and calls are read by parsing `SELECT expression`;
 * where that fails, every word in it is taken for a column, so that nothing it uses is missed.
 */
export function readExpression(source: Source, tokens: readonly Token[]): Expression {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return { text: '', form: 'expression', columns: [], calls: [] };
  const text = source.text.slice(first.start, last.end);
  if (tokens.length === 1 && first.word === 'NULL') return { text, form: 'null', columns: [], calls: [] };
  if (isConstant(tokens)) return { text, form: 'constant', columns: [], calls: [] };
  const offset = Math.max(0, first.start - select.length);
  const masked = ' '.repeat(offset) + select + source.masked.slice(first.start, last.end);
  const moved = offset + select.length - first.start;
  const shifted = tokens.map((t) => (moved === 0 ? t : { ...t, start: t.start + moved, end: t.end + moved }));
  const head = { kind: 'word', start: offset, end: offset + 6, text: 'select', word: 'SELECT' } as const;
  const result = readTokens({ text: masked, masked, tokens: [] }, [head, ...shifted]);
  if ('failedAt' in result) return { text, form: 'expression', columns: namesIn(tokens), calls: [] };
  const query = result.queries[0];
  const nested = query?.nested ?? [];
  const columns = [...(query?.references ?? []), ...nested.flatMap((n) => n.references)].map((r) => r.name);
  const calls = (query?.calls ?? []).map((c) => ({ ...c, at: { start: c.at.start - moved, end: c.at.end - moved } }));
  return { text, form: 'expression', columns: [...new Set(columns)], calls };
}

const select = 'SELECT ';

/** A literal, perhaps signed, with a character set introducer, or given as TRUE or FALSE. */
function isConstant(tokens: readonly Token[]): boolean {
  const body = tokens.filter((t, i) => !(i === 0 && (t.word === '-' || t.word === '+' || /^_\w+$/.test(t.word))));
  if (body.length === 1 && /^(TRUE|FALSE)$/.test(body[0]?.word ?? '')) return true;
  return body.length > 0 && body.every((t) => t.kind === 'string' || (t.kind === 'number' && body.length === 1));
}

const namesIn = (tokens: readonly Token[]): string[] => [
  ...new Set(
    tokens.flatMap((t, i) =>
      (t.kind === 'word' || t.kind === 'quoted-name') && tokens[i + 1]?.word !== '('
        ? [t.text.replaceAll('`', '')]
        : [],
    ),
  ),
];

/** An expression in parentheses, without them. */
export function readGroup(cursor: Cursor): Expression | undefined {
  const inner = cursor.group();
  return inner && readExpression(cursor.source, inner.tokens);
}

/** What follows DEFAULT: one literal, a call, or an expression in parentheses, which stay in the text. */
export function readValue(cursor: Cursor): Expression {
  const start = cursor.index;
  skipValue(cursor);
  return readExpression(cursor.source, cursor.tokens.slice(start, cursor.index));
}

export function skipValue(cursor: Cursor): void {
  if (cursor.group()) return;
  const first = cursor.peek();
  cursor.index++;
  if (first?.word === '-' || first?.word === '+' || /^_\w+$/.test(first?.word ?? '')) cursor.index++;
  else if (first?.kind === 'word' && cursor.is('(')) cursor.group();
  else if (first?.word === 'NEXT' && cursor.take('VALUE', 'FOR')) cursor.qualified();
}
