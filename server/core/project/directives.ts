import type { SqlFlavour } from '../sql/lex.ts';
import type { Span } from '../text/span.ts';

/** What a `-- bellows: …` comment says. */
export type Directive =
  | { readonly kind: 'phase'; readonly phase: 'expand' | 'backfill' | 'contract'; readonly span: Span }
  /** A contract step that waits until the version is gone; see waiting.ts. */
  | { readonly kind: 'after'; readonly version: string; readonly releases: number; readonly span: Span }
  | {
      readonly kind: 'ignore';
      readonly rules: readonly string[];
      /** Where each of `rules` stands in the file. */
      readonly rulesAt: readonly Span[];
      readonly until?: string;
      readonly reason: string;
      readonly span: Span;
      /** The statement it stands before; for `ignore-file`, the whole file. */
      readonly scope: Span | 'file';
    }
  /** How an old column is computed from those that take its place. */
  | { readonly kind: 'back'; readonly column: string; readonly value: string; readonly span: Span }
  | { readonly kind: 'invalid'; readonly message: string; readonly span: Span };

const pattern = /^--\s*bellows:\s*(.*?)\s*$/i;

/**
 * The directives of a file: `-- bellows: phase=contract`, `-- bellows: ignore drop-column until v1.10.0: reason` for the
 * statement after it, `-- bellows: ignore-file lock-timeout: reason`, `-- bellows: back name = concat_ws(' ', first, last)`. Only comments are looked at, so that a string that
 * looks like one is none.
 */
export function readDirectives(
  text: string,
  _flavour: SqlFlavour,
  statements: readonly { readonly span: Span; readonly comments: readonly Span[] }[],
): Directive[] {
  if (!/bellows:/i.test(text)) return [];
  const directives: Directive[] = [];
  const line = /^[^\S\r\n]*(--[^\r\n]*bellows:[^\r\n]*)/gim;
  for (let match = line.exec(text); match; match = line.exec(text)) {
    const comment = match[1] as string;
    const start = match.index + match[0].length - comment.length;
    const span = { start, end: start + comment.trimEnd().length };
    if (statements.some((s) => s.span.start < span.start && span.start < s.span.end)) continue;
    const said = pattern.exec(comment)?.[1];
    if (said !== undefined) directives.push(readDirective(said, start + comment.indexOf(said), span, statements));
  }
  return directives;
}

function readDirective(
  said: string,
  at: number,
  span: Span,
  statements: readonly { readonly span: Span }[],
): Directive {
  const phase = /^phase\s*=\s*(\S+)$/i.exec(said);
  if (phase) {
    const name = (phase[1] as string).toLowerCase();
    if (name === 'expand' || name === 'backfill' || name === 'contract') return { kind: 'phase', phase: name, span };
    return { kind: 'invalid', message: `\`${name}\` is no phase. It is one of expand, backfill, contract.`, span };
  }
  const after = /^after\s+(\S+?)(?:\s+\+(\d))?$/i.exec(said);
  if (after) return { kind: 'after', version: after[1] as string, releases: 1 + Number(after[2] ?? 0), span };
  const ignore =
    /^(ignore(?:-file)?)\s+([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)(?:\s+until\s+([^\s:]+))?\s*(?::\s*(.*))?$/i.exec(said);
  if (ignore) {
    const [, word, rules, until, reason] = ignore as unknown as [
      string,
      string,
      string,
      string | undefined,
      string | undefined,
    ];
    const next = statements.find((s) => s.span.start >= span.end);
    const scope = word.toLowerCase() === 'ignore-file' ? 'file' : (next?.span ?? { start: span.end, end: span.end });
    const words = [...rules.matchAll(/[a-z0-9-]+/gi)];
    const first = at + said.indexOf(rules, word.length);
    return {
      kind: 'ignore',
      rules: words.map(([rule]) => rule.toLowerCase()),
      rulesAt: words.map((rule) => ({ start: first + rule.index, end: first + rule.index + rule[0].length })),
      reason: reason?.trim() ?? '',
      span,
      scope,
      ...(until ? { until } : {}),
    };
  }
  const back = BACK.exec(said);
  if (back) return { kind: 'back', column: folded(back[1] as string), value: (back[2] as string).trim(), span };
  const message = `\`${said}\` is not understood. Write \`phase=contract\`, \`ignore RULE: reason\`, \`ignore-file RULE: reason\` or \`back COLUMN = EXPRESSION\`.`;
  return { kind: 'invalid', message, span };
}

/** The column may be quoted, and its table stand before it. */
const BACK =
  /^back\s+(?:(?:"(?:[^"]|"")*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_$]*)\s*\.\s*)*("(?:[^"]|"")*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_$]*)\s*=\s*(.*?[^\s;])\s*;?$/iu;

const folded = (name: string): string =>
  name.startsWith('"')
    ? name.slice(1, -1).replaceAll('""', '"')
    : name.startsWith('`')
      ? name.slice(1, -1)
      : name.toLowerCase();
