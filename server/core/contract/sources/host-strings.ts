/**
 * Strings of a program, whatever the language: read by its own forms, put together where the program does so with an operator
 * or by writing them side by side. A language is data; see `HostLanguage`.
 */
export interface HostLanguage {
  /** Where a comment or a string may begin; global, and matching at least one character. */
  readonly begins: RegExp;
  /** Reads what begins there: a string, or the offset where something else (a comment) ends. */
  token(source: string, match: RegExpExecArray, state: ScanState): HostToken | number;
  /** Where code begins: PHP's stands between tags. */
  codeStart?(source: string): number;
  /** The operator that joins strings. */
  readonly operator: '+' | '.';
  /** Strings side by side are one: on a line, or over lines too inside brackets. */
  readonly adjacent?: 'line' | 'brackets';
  /** What else may stand between two parts of one string: the comma of `concat!`. */
  readonly joins?: { readonly opener: RegExp; readonly between: RegExp };
}

/** A string as it stands in the file. */
export interface HostToken {
  readonly start: number;
  readonly end: number;
  /** Offsets of what it says; not between `start` and `end` for a heredoc, whose text follows on the next lines. */
  readonly inner: { readonly start: number; readonly end: number };
  readonly parts: readonly Part[];
  /** It is ended as it should: a half-typed one is never understood. */
  readonly closed: boolean;
}

/** A stretch of a string: text with its escapes resolved, or a hole that only the running program fills. */
export interface Part {
  /** Offset in the file. */
  readonly at: number;
  readonly text: string;
  /** `text` is the program's code of a hole. */
  readonly hole?: true;
}

export interface HostString {
  /** The name it is given, where it is assigned to one. */
  readonly variable?: string;
  readonly start: number;
  readonly end: number;
  readonly inner: { readonly start: number; readonly end: number };
  readonly parts: readonly Part[];
  /** The program may put more before, after or into it than its parts show. */
  readonly open: boolean;
  /** It is filled in by `%` or a format function. */
  readonly formatted: boolean;
}

/** Heredocs take the lines after the one they are announced on. */
export interface ScanState {
  heredocs: { readonly start: number; readonly end: number } | undefined;
  /** Strings whose end was looked for in vain. */
  missed: number;
}

export interface HostStrings {
  readonly strings: readonly HostString[];
  /** The file with comments and what strings say blanked; same length. */
  readonly code: string;
}

/** How far code around a string is looked at. */
const reach = 300;

/** Every string of a file in the order of the file. Never throws; time grows with the length of the file only. */
export function readHostStrings(source: string, language: HostLanguage): HostStrings {
  const { tokens, code } = scan(source, language);
  const strings: HostString[] = [];
  const nested = language.adjacent === 'brackets' ? bracketed(code, tokens) : undefined;
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i] as HostToken;
    const group = [first];
    const parts = [...first.parts];
    const comma = language.joins?.opener.test(code.slice(Math.max(0, first.start - 40), first.start));
    while (i + 1 < tokens.length) {
      const last = group.at(-1) as HostToken;
      const next = tokens[i + 1] as HostToken;
      if (next.start < last.end || next.start - last.end > reach) break;
      const between = code.slice(last.end, next.start);
      const operands =
        comma && language.joins?.between.test(between) ? [] : joined(between, last.end, language, nested?.[i] === true);
      if (!operands) break;
      parts.push(...operands, ...next.parts);
      group.push(next);
      i++;
    }
    const last = group.at(-1) as HostToken;
    const tail = readTail(code.slice(last.end, last.end + reach), last.end, language.operator);
    const before = code.slice(Math.max(0, first.start - reach), first.start);
    const variable = assigned.exec(before)?.[1];
    strings.push({
      ...(variable === undefined ? {} : { variable }),
      start: first.start,
      end: last.end,
      inner: { start: first.inner.start, end: last.inner.end },
      parts: [...parts, ...tail.operands],
      open: tail.open || group.some((token) => !token.closed) || grows.test(before),
      formatted: tail.formatted || isFormatted(before.slice(-80)),
    });
  }
  return { strings: withConstants(strings, code, changedNames(code, tokens)), code };
}

function scan(source: string, language: HostLanguage): { tokens: HostToken[]; code: string } {
  const tokens: HostToken[] = [];
  const state: ScanState = { heredocs: undefined, missed: 0 };
  const begins = new RegExp(language.begins.source, language.begins.flags);
  let code = '';
  let from = 0;
  const blank = (start: number, end: number): void => {
    if (end <= from) return;
    code +=
      source.slice(from, Math.max(from, start)) + source.slice(Math.max(from, start), end).replace(/[^\r\n]/g, ' ');
    from = end;
  };
  const quote = (start: number, end: number): void => {
    if (end <= from || end - start < 2) {
      blank(start, end);
      return;
    }
    code += `${source.slice(from, start)}"${source.slice(start + 1, end - 1).replace(/[^\r\n]/g, ' ')}"`;
    from = end;
  };
  begins.lastIndex = language.codeStart?.(source) ?? 0;
  blank(0, begins.lastIndex);
  for (;;) {
    const match = begins.exec(source);
    const { heredocs } = state;
    if (heredocs && (!match || match.index >= heredocs.start)) {
      blank(heredocs.start, heredocs.end);
      begins.lastIndex = heredocs.end;
      state.heredocs = undefined;
      continue;
    }
    if (!match) break;
    const token = language.token(source, match, state);
    if (typeof token === 'number') {
      const end = Math.max(token, match.index + 1);
      if (end > match.index + 1) blank(match.index, end);
      begins.lastIndex = end;
      continue;
    }
    tokens.push(token);
    quote(token.start, token.end);
    begins.lastIndex = Math.max(token.end, match.index + 1);
  }
  return { tokens, code: code + source.slice(from) };
}

/** Operands between two strings that are joined; undefined when they aren't. */
function joined(between: string, at: number, language: HostLanguage, nested: boolean): Part[] | undefined {
  if (language.adjacent && (nested ? /^\s*$/ : /^[ \t]*(?:\\\r?\n\s*)?$/).test(between)) return [];
  return operandsOf(between, at, language.operator, true);
}

/** For each string, whether it stands in brackets, where a line's end does not end an expression. */
function bracketed(code: string, tokens: readonly HostToken[]): boolean[] {
  const nested: boolean[] = [];
  let depth = 0;
  let next = 0;
  for (let i = 0; i < code.length && next < tokens.length; i++) {
    if (i >= (tokens[next] as HostToken).start) nested[next++] = depth > 0;
    const c = code.charCodeAt(i);
    if (c === 40 || c === 91 || c === 123) depth++;
    else if ((c === 41 || c === 93 || c === 125) && depth > 0) depth--;
    // A bracket that is never closed shall not reach into what is defined next.
    else if (c === 10 && depth > 0 && /^(?:def|class|import|from|async def)\b/.test(code.slice(i + 1, i + 11)))
      depth = 0;
  }
  return nested;
}

const operand = {
  '+': /[$@&*]?\w+(?:(?:\?|!)?(?:\.|->|::)\w+|\([^()"]{0,80}\)|\[[^[\]"]{0,80}\]|!!)*/y,
  '.': /\\?\$?\w+(?:(?:\??->|::)\$?\w+|\([^()"]{0,80}\)|\[[^[\]"]{0,80}\])*/y,
};

/** Operands of a chain `+ a + b`, and where it ends; with `whole`, only of one that ends with an operator. */
function operandsOf(text: string, at: number, operator: '+' | '.', whole: boolean): Part[] | undefined {
  const parts: Part[] = [];
  const one = operand[operator];
  let i = skipSpace(text, 0);
  while (text[i] === operator && text[i + 1] !== '=') {
    i = skipSpace(text, i + 1);
    if (i >= text.length && whole) return parts;
    one.lastIndex = i;
    const found = one.exec(text)?.[0];
    if (!found) return undefined;
    parts.push({ at: at + i, text: found, hole: true });
    i = skipSpace(text, i + found.length);
  }
  return whole || /^[^\s;,)\]}]/.test(text.slice(i)) ? undefined : parts;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && /\s/.test(text[i] as string)) i++;
  return i;
}

/** Methods of a string that change its white space only. */
const harmless =
  /^\s*\)?\s*\??\.\s*(?:trimIndent|trimMargin|trim|strip|strip_heredoc|stripIndent|squish|freeze|to_string|to_owned|into|as_str|intern)\b(?:\(\s*\))?/;

/** What follows a string: operands, a format, or something that may change it. */
function readTail(
  after: string,
  at: number,
  operator: '+' | '.',
): { readonly operands: readonly Part[]; readonly open: boolean; readonly formatted: boolean } {
  let rest = after;
  for (let method = harmless.exec(rest); method; method = harmless.exec(rest)) rest = rest.slice(method[0].length);
  if (/^\s*\)*\s*(?:%(?!=)|\.\s*(?:format|formatted|format_map|arg)\s*\()/.test(rest))
    return { operands: [], open: false, formatted: true };
  if (/^\s*[+.](?!=)/.test(rest) && rest.trimStart()[0] === operator) {
    const operands = operandsOf(rest, at + after.length - rest.length, operator, false);
    return { operands: operands ?? [], open: operands === undefined, formatted: false };
  }
  const open =
    /^\s*(?:\+|\)*\s*\??\.\s*(?:replace\w*|concat\w*|plus|append\w*|prepend|insert|gsub!?|sub!?|join|tr|\+|Replace|Insert|Concat)\b)/;
  return { operands: [], open: open.test(rest), formatted: false };
}

/** Code before a string that is put at the end of something, or into something that grows. */
const grows =
  /(?:(?:\+|\+=|[^.]\.|\.=|<<|\|\|)|(?:append\w*|push(?:_str)?|write(?:_?string|Line)?|concat|add|insert|\w*Builder(?:::new)?|\w*Buffer\w*|\w*Writer|writeln!|write!)\s*\((?:\s*&?\w+\s*,)?)\s*(?:&\s*)?$/i;

/** The name a string is assigned to: `name =`, `name: String =`, `name := strings.TrimSpace(`. */
const assigned =
  /(?<![\w$])([\w$]{1,80})\s*(?::\s*[^=;(){}\n]{1,60}|\s+string\s*)?(?::|\?\?|\|\|)?=\s*\(*\s*(?:[\w.:]{1,40}!?\s*\()?\s*(?:[&@]\s*)?$/;

/**
 * A string that goes by a name which is added to or formatted somewhere in the file is open. One that goes by a name given
 * once in the file stands wherever the name is an operand.
 */
function withConstants(strings: readonly HostString[], code: string, changed: ReadonlySet<string>): HostString[] {
  const given = new Map<string, number>();
  for (const match of code.matchAll(
    /(?<![\w$])([\w$]{1,80})\s*(?::[^=\n;(){}]{1,60}|\s+string\s*)?\s*(?:[-+*/%.:|&?]|<<)?=(?![=>])/g,
  ))
    given.set(match[1] as string, (given.get(match[1] as string) ?? 0) + 1);
  const constants = new Map<string, readonly Part[]>();
  const close = (string: HostString): HostString => {
    const parts = string.parts.flatMap((part) => (part.hole ? (constants.get(part.text.trim()) ?? [part]) : [part]));
    const length = parts.reduce((sum, part) => sum + part.text.length, 0);
    return { ...string, parts: parts.length > mostParts || length > longest ? string.parts : parts };
  };
  return strings.map((each) => {
    const string = close(each);
    const { variable } = string;
    if (variable === undefined) return string;
    if (!string.open && given.get(variable) === 1 && !string.parts.some((part) => part.hole))
      constants.set(variable, string.parts);
    return changed.has(variable) ? { ...string, open: true } : string;
  });
}

/** Names put into names shall not make a small file a large one. */
const mostParts = 400;
const longest = 20_000;

const isFormatted = (before: string): boolean =>
  /(?:printf|format!?|Format|MessageFormat|Errorf)\s*\(\s*$/i.test(before);

/** Names of what is added to, formatted, or put into other strings somewhere in the file. */
function changedNames(code: string, tokens: readonly HostToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  const patterns = [
    /(?<![\w$])([\w$]{1,80})(?:\.String\(\))?\s*(?:\+=|\.=|<<|\|\|=|\+(?!\+)|%(?!\w*[:>])|\.\s*(?:append\w*|concat\w*|plus|push(?:_str)?|insert|write\w*|replace\w*|format\w*|gsub!?|sub!?|prepend|join)\b)/gi,
    /(?:printf|format!?|concat|implode|join)\s*\(\s*([\w$]{1,80})/gi,
    /(\$\w{1,80})\s*\.(?![\d.])/g,
  ];
  for (const pattern of patterns) for (const match of code.matchAll(pattern)) names.add(match[1] as string);
  for (const token of tokens) {
    for (const part of token.parts) {
      if (part.hole) for (const name of part.text.slice(0, 200).match(/[\w$]+/g) ?? []) names.add(name).add(`$${name}`);
    }
  }
  return names;
}
