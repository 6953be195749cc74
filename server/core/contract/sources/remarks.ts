import type { Span } from '../../text/span.ts';
import type { HostToken } from './host-strings.ts';

/**
 * Comments to the end of their line, which say nothing of what runs. Not those that tools read: `//go:embed`, `# type:`,
 * annotations with `@`.
 */
export function remarks(source: string, tokens: readonly HostToken[], mark: '#' | '//'): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const match of source.matchAll(mark === '#' ? /#[^\n]*/g : /\/\/[^\n]*/g)) {
    const { index } = match;
    while (next < tokens.length && (tokens[next] as HostToken).end <= index) next++;
    const token = tokens[next];
    if (token && token.start <= index) continue;
    // The rest of a line that a comment has begun is in it.
    if ((found.at(-1)?.end ?? 0) > index || /^(?:\/\/go:|#!|[/#]+\s*(?:type|sql|language)\s*[:=])|@\w/.test(match[0]))
      continue;
    found.push({ start: index, end: index + match[0].length });
  }
  return found;
}

/** Strings in three quotes that are statements by themselves, as those that describe a class or a constant of Python. */
export function descriptions(tokens: readonly HostToken[], code: string): Span[] {
  return tokens
    .filter(({ start, end, inner, parts }) => {
      if (inner.start - start < 3) return false;
      if (parts.some((part) => part.hole) || !/^[ \t\r]*(?:\n|$)/.test(code.slice(end, end + 80))) return false;
      const before = code.slice(Math.max(0, start - 400), start);
      return (
        /(?:^|\n)[ \t]*$/.test(before) && /^\s*$|[\w)\]}"':][ \t\r]*\n\s*$/.test(before) && isDepthless(code, start)
      );
    })
    .map(({ start, end }) => ({ start, end }));
}

/** Whether no bracket is open at the beginning of a line, as far back as the last line that is not indented. */
function isDepthless(code: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i < 4_000; i--) {
    const c = code.charCodeAt(i);
    if (c === 41 || c === 93 || c === 125) depth++;
    else if (c === 40 || c === 91 || c === 123) {
      if (depth === 0) return false;
      depth--;
    } else if (c === 10 && depth === 0 && /^(?:def|class|async|@|import|from)\b/.test(code.slice(i + 1, i + 8)))
      return true;
  }
  return true;
}
