import type { HostLanguage, HostToken, ScanState } from './host-strings.ts';

/** The strings of a file as they stand in it, and the file with comments and strings blanked, at the same length. */
export function scan(source: string, language: HostLanguage): { tokens: HostToken[]; code: string } {
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

/** For each string, whether it stands in brackets, where a line's end does not end an expression. */
export function bracketed(code: string, tokens: readonly HostToken[]): boolean[] {
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
