import { Source } from './source.ts';

/** Statements longer than this, in UTF-16 code units, are not parsed whole if they carry rows. */
const LONG = 256 * 1024;

/**
 * The statement, or of a long INSERT all but its rows after the first: table, columns and ON CONFLICT are what matter, and
 * parsing megabytes of rows takes seconds. A sub-select in a later row is not seen then. Rows after COPY are never parsed.
 */
export function condense(statement: string): Source {
  if (/^\s*copy\b/i.test(statement)) {
    const source = new Source(statement);
    const end = source.tokens.findIndex((_, index) => source.mark(index, ';'));
    const last = source.tokens[end];
    return last ? new Source(statement.slice(0, last.end)) : source;
  }
  if (statement.length <= LONG) return new Source(statement);
  const source = new Source(statement);
  if (source.find(source.all, 'insert') < 0) return source;
  const values = source.find(source.all, 'values');
  if (values < 0 || !source.mark(values + 1, '(')) return source;
  let last = source.close(values + 1);
  const cut = source.tokens[last]?.end ?? statement.length;
  while (source.mark(last + 1, ',') && source.mark(last + 2, '(')) last = source.close(last + 2);
  const resume = source.tokens[last]?.end ?? statement.length;
  const removed = resume - cut;
  return removed > 0
    ? new Source(statement.slice(0, cut) + statement.slice(resume), (at) => (at < cut ? at : at + removed))
    : source;
}
