import type { NameAt } from '../../../schema/names.ts';
import type { Query } from '../../../schema/query.ts';
import { identifier, type Source, type Token } from './cursor.ts';
import { maskQuery } from './mask.ts';
import { parse } from './parser.ts';
import { QueryReader } from './query-reader.ts';
import { shorten } from './writes.ts';

/** How a reader says where the parser gave up. */
export type Fail = (at: { failedAt: number }) => undefined;

/** `rewritten`: node-sql-parser was shown something else of the same length. */
export type QueryResult =
  | { readonly queries: readonly Query[]; readonly rewritten: boolean }
  | { readonly failedAt: number };

/**
 * Reads the query that `tokens` of the source spell: one Query, or one for each table that a multi-table UPDATE or DELETE
 * writes to. Offsets are those of the source.
 */
export function readTokens(source: Source, tokens: readonly Token[] = source.tokens): QueryResult {
  const returning = returningAt(tokens);
  const kept = shorten(returning < 0 ? tokens : tokens.slice(0, returning));
  const masked = maskQuery(source.masked, kept);
  const base = kept[0]?.start ?? 0;
  const parsed = parse(masked.text);
  if ('failedAt' in parsed) return { failedAt: base + parsed.failedAt };
  const reader = new QueryReader(source, kept, base, masked);
  const read = reader.statement(parsed.tree);
  if (read.length === 0) return { failedAt: base };
  const hints = indexHints(kept);
  const queries = hints.length > 0 ? read.map((query) => ({ ...query, indexHints: hints })) : read;
  if (returning >= 0) return withReturning(queries, source, tokens.slice(returning));
  return { queries, rewritten: masked.text !== source.masked.slice(base, kept.at(-1)?.end) };
}

/** The indexes that `USE INDEX (a, b)`, `FORCE KEY FOR JOIN (a)` and the like name. */
function indexHints(tokens: readonly Token[]): NameAt[] {
  return tokens.flatMap(({ word }, i): NameAt[] => {
    const hint = /^(USE|FORCE|IGNORE)$/.test(word) && /^(INDEX|KEY)$/.test(tokens[i + 1]?.word ?? '');
    const open = hint ? tokens.findIndex((token, k) => k > i + 1 && k < i + 6 && token.word === '(') : -1;
    if (open < 0) return [];
    const close = tokens.findIndex((token, k) => k > open && token.word === ')');
    return tokens
      .slice(open + 1, close)
      .filter((token) => token.word !== ',')
      .map((token) => ({ name: identifier(token), at: { start: token.start, end: token.end } }));
  });
}

/** MariaDB's RETURNING, at the end of a write; -1 where there is none. */
function returningAt(tokens: readonly Token[]): number {
  if (!/^(INSERT|REPLACE|DELETE)$/.test(tokens[0]?.word ?? '')) return -1;
  return tokens.findLastIndex((t, i) => t.word === 'RETURNING' && tokens[i - 1]?.word !== '.');
}

/** Reads `RETURNING list` as `SELECT list` and lets the writes have what it names. */
function withReturning(queries: readonly Query[], source: Source, list: readonly Token[]): QueryResult {
  const [word, ...rest] = list;
  if (!word) return { queries, rewritten: true };
  const select = { ...word, word: 'SELECT', text: 'SELECT' };
  const masked = `${source.masked.slice(0, word.start)}SELECT   ${source.masked.slice(word.end)}`;
  const read = readTokens({ ...source, masked }, [select, ...rest]);
  if ('failedAt' in read) return read;
  const [returned] = read.queries;
  if (!returned) return { queries, rewritten: true };
  const merged = queries.map((query) => ({
    ...query,
    references: [...query.references, ...returned.references],
    nested: [...query.nested, ...returned.nested],
    calls: [...query.calls, ...returned.calls],
    outputs: returned.outputs,
  }));
  return { queries: merged, rewritten: true };
}
