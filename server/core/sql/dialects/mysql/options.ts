import type { Change, TableOption } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Span } from '../../../text/span.ts';
import type { Cursor } from './cursor.ts';
import { readWord } from './types.ts';

export const option = (table: Name, of: TableOption, value: string, at: Span): Change => ({
  kind: 'set-table-option',
  table,
  option: of,
  value,
  at,
});

const known: Readonly<Record<string, TableOption>> = {
  ENGINE: 'engine',
  TYPE: 'engine',
  ROW_FORMAT: 'row-format',
  AUTO_INCREMENT: 'auto-increment',
  TABLESPACE: 'tablespace',
};

/** Words that make up an option alone. */
const flags = [
  'FORCE',
  'ENABLE KEYS',
  'DISABLE KEYS',
  'DISCARD TABLESPACE',
  'IMPORT TABLESPACE',
  'WITH VALIDATION',
  'WITHOUT VALIDATION',
  'REMOVE PARTITIONING',
  'WITH SYSTEM VERSIONING',
];
/** Options whose value is a word, string, number or list in parentheses, with or without `=`. */
const settings =
  /^(ALGORITHM|LOCK|AVG_ROW_LENGTH|CHECKSUM|TABLE_CHECKSUM|COMPRESSION|CONNECTION|DELAY_KEY_WRITE|ENCRYPTION|INSERT_METHOD|KEY_BLOCK_SIZE|MAX_ROWS|MIN_ROWS|PACK_KEYS|PASSWORD|STATS_AUTO_RECALC|STATS_PERSISTENT|STATS_SAMPLE_PAGES|UNION|PAGE_CHECKSUM|PAGE_COMPRESSED|PAGE_COMPRESSION_LEVEL|TRANSACTIONAL|ENCRYPTED|ENCRYPTION_KEY_ID|SEQUENCE|AUTOEXTEND_SIZE|ENGINE_ATTRIBUTE|SECONDARY_ENGINE|SECONDARY_ENGINE_ATTRIBUTE)$/;

/**
 * Options of ALTER TABLE and CREATE TABLE, several in a row. The value of `character-set` is a character set, a collation
 * (`collate x`) or both, after `convert` where the rows are converted; that of `other` is the option as written.
 */
export function readOptions(part: Cursor, table: Name): Change[] | undefined {
  const changes: Change[] = [];
  while (!part.done) {
    const from = part.index;
    const start = part.peek()?.start ?? 0;
    const end = (): number => part.tokens[part.index - 1]?.end ?? start;
    const push = (of: TableOption, value: string): unknown =>
      changes.push(option(table, of, value, { start, end: end() }));
    const word = part.peek()?.word ?? '';
    const as = known[word];
    part.take('DEFAULT');
    if (part.takeAny('CHARACTER SET', 'CHARSET')) {
      part.take('=');
      const charset = readWord(part);
      part.take('DEFAULT');
      let collate: string | undefined;
      if (part.take('COLLATE')) {
        part.take('=');
        collate = readWord(part);
      }
      if (!charset) return undefined;
      push('character-set', `${charset}${collate ? ` collate ${collate}` : ''}`);
    } else if (part.take('COLLATE')) {
      part.take('=');
      push('character-set', `collate ${readWord(part)}`);
    } else if (as) {
      part.index++;
      part.take('=');
      const token = part.peek();
      if (!token) return undefined;
      part.index++;
      push(as, token.text.replace(/^(['"`])(.*)\1$/, '$2'));
      if (as === 'tablespace' && part.take('STORAGE')) part.index++;
    } else if (part.take('COMMENT')) {
      part.take('=');
      if (part.peek()?.kind !== 'string') return undefined;
      part.index++;
      push('other', asWritten(part, from));
    } else if (part.takeAny(...flags)) push('other', asWritten(part, from));
    else if (settings.test(word) || part.is('DATA', 'DIRECTORY') || part.is('INDEX', 'DIRECTORY')) {
      part.index += part.peek(1)?.word === 'DIRECTORY' ? 2 : 1;
      part.take('=');
      if (part.done) return undefined;
      if (!part.group()) part.index++;
      push('other', asWritten(part, from));
    } else return changes.length > 0 ? changes : undefined;
    part.take(',');
  }
  return changes;
}

const asWritten = (part: Cursor, from: number): string =>
  part.source.text.slice(part.tokens[from]?.start, part.tokens[part.index - 1]?.end);
