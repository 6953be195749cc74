import type { Span } from '../text/span.ts';

/** A comment by which another tool, or a person, says that a statement is safe. It is a hint to verify, and no proof. */
export interface Claim {
  readonly span: Span;
  /** As people know the tool: `squawk`. */
  readonly tool: string;
  /** What comes after the tool's own words; '' where no reason is given. */
  readonly reason: string;
  /** The statement it stands before or behind; the whole file where the tool means that. */
  readonly scope: Span | 'file';
}

/** Words of other tools, and what in the rest of the line is a rule's name rather than a reason. */
const words: readonly { readonly tool: string; readonly pattern: RegExp; readonly file?: RegExp }[] = [
  {
    tool: 'squawk',
    pattern: /squawk-ignore(?:-file)?\b[:\s]*((?:[a-z-]+\s*,\s*)*[a-z]+(?:-[a-z]+)+)?/i,
    file: /ignore-file/i,
  },
  { tool: 'Atlas', pattern: /atlas:nolint\b\s*((?:[A-Z]{2}\d+|\w+)\s*)*/i },
  { tool: 'safety-assured', pattern: /safety-assured(?::start|:end)?\b/i },
  { tool: 'migration-safe', pattern: /migration-safe\b/i },
];

/** The claims in a file's comments. `statements` in the order of the file. */
export function readClaims(text: string, statements: readonly { readonly span: Span }[]): Claim[] {
  if (!/squawk-ignore|atlas:nolint|safety-assured|migration-safe/i.test(text)) return [];
  const claims: Claim[] = [];
  for (const match of text.matchAll(/--[^\r\n]*|\/\*[\s\S]*?\*\//g)) {
    const [comment] = match;
    const span = { start: match.index, end: match.index + comment.trimEnd().length };
    const known = words.find(({ pattern }) => pattern.test(comment));
    if (!known || /safety-assured:end/i.test(comment)) continue;
    // In a string, or in the body of a function.
    if (statements.some((s) => s.span.start < span.start && span.end < s.span.end)) continue;
    const rest = comment.replace(/\*\/$/, '').slice(comment.search(known.pattern));
    const own = rest
      .replace(known.pattern, '')
      .replace(/^[\s:,\-–—]+/, '')
      .trim();
    const reason = own || beside(text, span);
    const next = statements.find((s) => s.span.start >= span.end);
    const scope = known.file?.test(comment) ? 'file' : (next?.span ?? { start: span.end, end: span.end });
    claims.push({ span, tool: known.tool, reason, scope });
  }
  return claims;
}

/** The comment on the line after or before: a reason is often written there. Comments that are marks of tools are none. */
function beside(text: string, span: Span): string {
  const [after] = /^[^\S\n]*\r?\n[^\S\n]*--[^\r\n]*/.exec(text.slice(span.end)) ?? [''];
  const [before] = /--[^\r\n]*\r?\n[^\S\n]*$/.exec(text.slice(0, span.start)) ?? [''];
  const said = [after, before].map((line) =>
    line
      .trim()
      .replace(/^--+\s*/, '')
      .trim(),
  );
  return said.find((line) => /\w+\s+\w+\s+\w+/.test(line) && !/^(\+|migrate:|bellows:|changeset)/i.test(line)) ?? '';
}
