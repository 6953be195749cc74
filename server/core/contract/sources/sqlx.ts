import { type ContractSource, nothingFound } from '../source.ts';

/** sqlx's offline data, `.sqlx/query-<hash>.json`: the exact text of each checked query of a Rust service. */
export const sqlx: ContractSource = {
  id: 'sqlx',
  title: 'sqlx queries',
  takes: (path) => /(^|\/)\.sqlx\/query-[^/]+\.json$/.test(path),
  read(_path, text, dialect) {
    let query: unknown;
    try {
      query = (JSON.parse(text) as { query?: unknown } | null)?.query;
    } catch {
      return { statements: [{ line: 1, text, queries: [], error: 'this file is no valid JSON' }] };
    }
    if (typeof query !== 'string') return nothingFound;
    const line = text.slice(0, Math.max(0, text.indexOf('"query"'))).split('\n').length;
    const read = dialect.readQuery(query);
    const found = 'queries' in read ? { queries: read.queries } : { queries: [], error: read.error };
    // The rest of the file describes the query's own parameters and result.
    return { statements: [{ line, text: query, at: { start: 0, end: text.length }, ...found }] };
  },
};
