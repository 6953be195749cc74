import { Lexer } from '../../lex.ts';

/** A chain of this many tokens may nest its tree deeper than the stack of the parser's module holds (measured: from 10,000). */
const LONGEST_CHAIN = 8000;
/** Shorter texts have no such chain. */
const SHORT = 16_000;

/**
 * Whether a text may give a tree too deep to be read: `1+1+1…` and `a UNION b UNION c…` nest one level a link. Lists don't,
 * nor does what AND, OR and WHEN join.
 */
export function tooDeep(text: string): boolean {
  if (text.length < SHORT) return false;
  const lexer = new Lexer(text, 'postgresql');
  const chains = [0];
  let total = 0;
  while (lexer.next()) {
    if (lexer.kind === 'comment' || lexer.kind === 'data') continue;
    const token = lexer.end - lexer.start <= 4 ? text.slice(lexer.start, lexer.end).toLowerCase() : '';
    const top = chains.length - 1;
    if (token === '(' || token === '[') {
      if (chains.push(0) > LONGEST_CHAIN) return true;
    } else if ((token === ')' || token === ']') && top > 0) total -= chains.pop() as number;
    else if (token === ',' || token === ';' || token === 'when' || token === 'and' || token === 'or') {
      total -= chains[top] as number;
      chains[top] = 0;
    } else {
      chains[top] = (chains[top] as number) + 1;
      if (++total > LONGEST_CHAIN) return true;
    }
  }
  return false;
}
