import type { Expression } from '../../../server/core/schema/change.ts';
import { type Name, showName } from '../../../server/core/schema/names.ts';
import { showType, type TypeReference } from '../../../server/core/schema/types.ts';
import type { Span } from '../../../server/core/text/span.ts';

/**
 * Fixtures are SQL with carets: under a line of SQL, comment lines whose carets stand under a span and are followed by what
 * was read there. A span that goes on in the next line ends in `…`. Blocks are parted by blank lines; SQL is indented, so
 * that a caret always has room after the dashes.
 */
export interface Note {
  readonly at: Span;
  readonly text: string;
}

const isNote = (line: string): boolean => /^-- *(\^+…?|error:) /.test(line);

/** The SQL of every block of a fixture, without its notes. */
export const blocksOf = (fixture: string): string[] =>
  fixture
    .split(/\n{2,}/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => !isNote(line))
        .join('\n')
        .trimEnd(),
    )
    .filter((block) => block !== '');

export function annotate(sql: string, notes: readonly Note[]): string {
  const lines: string[] = [];
  let offset = 0;
  for (const line of sql.split('\n')) {
    lines.push(line);
    const end = offset + line.length;
    for (const { at, text } of notes) {
      if (at.start < offset || at.start > end) continue;
      const carets = '^'.repeat(Math.max(1, Math.min(at.end, end) - at.start)) + (at.end > end ? '…' : '');
      lines.push(`--${' '.repeat(Math.max(1, at.start - offset - 2))}${carets} ${text}`);
    }
    offset = end + 1;
  }
  return lines.join('\n');
}

/** A value on one line: without positions, falsehood and empty lists; names, types and expressions as SQL would put them. */
export function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? bare(value) : String(value);
  if ('modifiers' in value && 'dimensions' in value) return `<${showType(value as TypeReference)}>`;
  if ('form' in value && 'text' in value) return expression(value as Expression);
  const entries = Object.entries(value).filter(
    ([key, child]) =>
      key !== 'at' && child !== false && !(Array.isArray(child) && child.length === 0) && compact(child) !== '',
  );
  if (entries.length === 0) return '';
  if ('name' in value && entries.every(([key]) => key === 'schema' || key === 'name'))
    return bare(showName(value as Name));
  return `{${entries.map(([key, child]) => (child === true ? key : `${key}: ${compact(child)}`)).join(', ')}}`;
}

const bare = (text: string): string => (/^[\w.$ -]+$/.test(text) ? text : JSON.stringify(text));

function expression({ text, form, columns, calls }: Expression): string {
  const names = columns.length > 0 ? ` of ${columns.join(' ')}` : '';
  const functions = calls.length > 0 ? ` calls ${calls.map((call) => showName(call.name)).join(' ')}` : '';
  return `(${text.replaceAll('\n', ' ')} = ${form}${names}${functions})`;
}
