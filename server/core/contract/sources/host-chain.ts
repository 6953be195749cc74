import type { HostToken, Part } from './host-strings.ts';

/** How far code around a string is looked at. */
export const reach = 300;

const words = /[$@&*]?\w+(?:(?:\?|!)?(?:\.|->|::)\w+|\([^()\n]{0,120}\)|\[[^[\]"\n]{0,80}\]|!!)*/y;
const operand = {
  '+': words,
  // Elixir's
  '<>': words,
  '.': /(?:\((?:int|float|string|bool)\)[ \t]*)?\\?\$?\w+(?:\\\w+|(?:\??->|::)\$?\w+|\([^()\n]{0,120}\)|\[[^[\]\n]{0,80}\])*/y,
};

/** What follows a string in the code: operands, and then the next string of the same chain, an end, or what can't be followed. */
export interface Chain {
  readonly operands: readonly Part[];
  /** Offset of the string that goes on. */
  readonly next?: number;
  readonly open: boolean;
}

/** Reads `+ a + f("b") + "…"` from the end of a string. In `code` each string is a pair of quotes with blanks between. */
export function readChain(code: string, at: number, operator: '+' | '.' | '<>'): Chain {
  const operands: Part[] = [];
  const one = operand[operator];
  const limit = Math.min(code.length, at + reach);
  let i = skipSpace(code, at, limit);
  let end = at;
  const { length } = operator;
  while (i < limit && code.startsWith(operator, i) && code[i + length] !== '=' && !/\d/.test(code[i + length] ?? '')) {
    // Kotlin's and Ruby's line that begins with `.` calls a method; `++` is no operand.
    if (code[i + length] === operator) return { operands, open: true };
    i = skipSpace(code, i + length, limit);
    if (code[i] === '"') return { operands, next: i, open: false };
    one.lastIndex = i;
    const found = one.exec(code)?.[0];
    if (!found) return { operands, open: true };
    operands.push({ at: i, text: found, hole: true });
    end = i + found.length;
    i = skipSpace(code, end, limit);
  }
  if (operands.length === 0) return { operands, open: false };
  const rest = code.slice(end, limit);
  const ends = /^[ \t\r]*(?:$|[;,)\]}]|\n\s*(?:[^\s+\-*/%.?&|<>=:]|$))/.test(rest);
  return { operands, open: !ends };
}

function skipSpace(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && /\s/.test(text[i] as string)) i++;
  return i;
}

/** Methods of a string that change its white space only. */
const harmless =
  /^\s*\)?\s*\??\.\s*(?:trimIndent|trimMargin|trim|strip|strip_heredoc|stripIndent|squish|freeze|to_string|to_owned|into|as_str|intern)\b(?:\(\s*\))?/;

/** What is done to a string that is whole: formatted, or changed by a method. */
export function readTail(code: string, at: number): { readonly open: boolean; readonly formatted: boolean } {
  let rest = code.slice(at, at + reach);
  for (let method = harmless.exec(rest); method; method = harmless.exec(rest)) rest = rest.slice(method[0].length);
  if (formats.test(rest)) return { open: false, formatted: true };
  return { open: changes.test(rest), formatted: false };
}

const formats = /^\s*\)*\s*(?:%(?!=)|\.\s*(?:format|formatted|format_map|arg)\s*\()/;
const changes =
  /^\s*(?:\+|\)*\s*\??\.\s*(?:replace\w*|concat\w*|plus|append\w*|prepend|insert|gsub!?|sub!?|join|tr|Replace|Insert|Concat)\b)/;

/** Whether two strings side by side are one. */
export function adjacent(code: string, token: HostToken, next: HostToken, nested: boolean): boolean {
  if (next.start < token.end || next.start - token.end > reach) return false;
  const between = code.slice(token.end, next.start);
  return nested ? /^\s*$/.test(between) : /^[ \t]*(?:\\\r?\n\s*)?$/.test(between);
}

/** Code before a string that is put at the end of something, or into something that grows. */
export const grows =
  /(?:(?:\+|<>|\+=|[^.]\.|\.=|<<|\|\|)|(?:append\w*|push(?:_str)?|write(?:_?string|Line)?|concat|add|insert|\w*Builder(?:::new)?|\w*Buffer\w*|\w*Writer|writeln!|write!)\s*\((?:\s*&?\w+\s*,)?)\s*(?:&\s*)?$/i;

/** The name a string is assigned to: `name =`, `name: String =`, `name := strings.TrimSpace(`. */
export const assigned =
  /(?<![\w$])([\w$]{1,80})\s*(?::\s*[^=;(){}\n]{1,60}|\s+string\s*)?(?::|\?\?|\|\|)?=\s*\(*\s*(?:[\w.:]{1,40}!?\s*\()?\s*(?:[&@]\s*)?$/;

/** Code before a string that is given to a format function. */
export const isFormatted = (before: string): boolean =>
  /(?:printf|format!?|Format|MessageFormat|Errorf)\s*\(\s*$/i.test(before);
