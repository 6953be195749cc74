import { split } from '../../sql/split.ts';
import { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { ContractSource, FoundStatement } from '../source.ts';
import { isQuery } from '../statement.ts';

/** Statements read of one file: nobody writes that many queries by hand, and a dump has as many as it has rows. */
const most = 20_000;

/** A line that is a sentence: what tools put into comments has signs. */
const remark = /^[^\S\n]*--[^\S\n]+[^\n~{}%$@#:;='"`<>*\\|]*$/gm;

const naming = /^(?:--\s*:?name:?\s|\/\*\s*@name\s)/;

/**
 * Queries in files of their own: sqlc (`-- name: GetUser :one`), pgtyped (`/* @name getUser *​/`), hugsql, yesql, plain. DDL in
 * such files (schema dumps, fixtures of tools) says nothing about a server and is left out.
 */
export const queryFiles: ContractSource = {
  id: 'query-files',
  title: 'query files',
  takes: (path) => path.endsWith('.sql') && !/(^|\/)(schema|structure|dump|seeds?|init)[^/]*\.sql$/i.test(path),
  read(_path, text, dialect) {
    const lines = new Lines(text);
    const statements: FoundStatement[] = [];
    // A query's name often has the words of what it reads, and so has what is said about it.
    const settled: Span[] = Array.from(text.matchAll(remark), ({ index, 0: all }) => ({
      start: index,
      end: index + all.length,
    }));
    // Tools that name queries need no semicolon between them.
    const breaks = Array.from(text.matchAll(/^[^\S\n]*(?:--\s*:?name:?\s|\/\*\s*@name\s)/gim), (match) => match.index);
    for (const piece of split(text, dialect.flavour, { breaks })) {
      if (piece.kind !== 'sql') continue;
      const sql = text.slice(piece.span.start, piece.span.end);
      if (!isQuery(sql)) continue;
      if (statements.length >= most) {
        const line = lines.position(piece.span.start).line + 1;
        const error = `only the first ${most} queries of the file are read`;
        statements.push({ line, text: sql.slice(0, 1000), queries: [], error, dynamic: true });
        break;
      }
      const comments = piece.leadingComments.map((span) => text.slice(span.start, span.end)).join('\n');
      settled.push(...piece.leadingComments.filter((span) => naming.test(text.slice(span.start, span.end))));
      const name = /(?:--\s*:?name:?|@name)\s+:?([\w.-]+)/.exec(comments)?.[1];
      const read = dialect.readQuery(sql);
      statements.push({
        line: lines.position(piece.span.start).line + 1,
        text: sql,
        at: piece.span,
        lineOf: (offset) => lines.position(piece.span.start + offset).line + 1,
        ...(name ? { name } : {}),
        ...('queries' in read ? { queries: read.queries } : { queries: [], error: read.error }),
      });
    }
    return { statements, settled };
  },
};
