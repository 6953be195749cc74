import type { Change, ColumnDefinition, ConstraintDefinition, Expression } from '../../../server/core/schema/change.ts';
import { type Name, showName } from '../../../server/core/schema/names.ts';
import type { FromItem, Query } from '../../../server/core/schema/query.ts';
import { showType } from '../../../server/core/schema/types.ts';
import type { Span } from '../../../server/core/text/span.ts';

/** What is said of a place in a statement. */
export interface Note {
  readonly at: Span;
  readonly text: string;
}

/**
 * The statement with a comment under each line that a note points into: carets under the span, then the note. A span that
 * begins in the first three columns is given by its offsets, as the comment's own dashes stand there.
 */
export function annotate(statement: string, notes: readonly Note[]): string {
  const lines: string[] = [];
  let start = 0;
  for (const line of statement.split('\n')) {
    const end = start + line.length;
    lines.push(line);
    for (const { at, text } of notes) {
      if (at.start < start || at.start > end) continue;
      const column = at.start - start;
      const width = Math.max(1, Math.min(at.end, end) - at.start);
      lines.push(
        column < 3 ? `-- ${at.start}-${at.end} ${text}` : `--${' '.repeat(column - 2)}${'^'.repeat(width)} ${text}`,
      );
    }
    start = end + 1;
  }
  return lines.join('\n');
}

/** A Change in one line: its kind, then what it says beyond the ordinary. */
export function describeChange(change: Change): string {
  const { kind, at: _, ...rest } = change;
  return [kind, ...Object.entries(rest).flatMap(([key, value]) => field(key, value))].join(' ');
}

function field(key: string, value: unknown): string[] {
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return [];
  const shown = show(key, value);
  return shown === '' ? [] : [`${key}=${shown}`];
}

function show(key: string, value: unknown): string {
  if (value === true) return 'yes';
  if (key === 'column' || key === 'definition')
    return typeof value === 'string' ? value : column(value as ColumnDefinition);
  if (key === 'columns' && Array.isArray(value)) {
    return `(${value.map((c) => (typeof c === 'string' ? c : column(c as ColumnDefinition))).join('; ')})`;
  }
  if (key === 'constraint' && typeof value !== 'string') return constraint(value as ConstraintDefinition);
  if (key === 'constraints') return `(${(value as ConstraintDefinition[]).map(constraint).join('; ')})`;
  if (key === 'query') return `(${describeQuery(value as Query)})`;
  if (key === 'queries') return `(${(value as Query[]).map(describeQuery).join('; ')})`;
  if (key === 'changes') return `(${(value as Change[]).map(describeChange).join('; ')})`;
  if (key === 'default' || key === 'expression') return expression(value as Expression);
  if (key === 'elements') return `(${(value as { text: string }[]).map((e) => e.text).join(', ')})`;
  if (typeof value === 'object' && value !== null && 'name' in value && !('arguments' in value))
    return showName(value as Name);
  return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : JSON.stringify(value);
}

function expression(value: Expression): string {
  const columns = value.columns.length > 0 ? ` of ${value.columns.join(', ')}` : '';
  return `${value.text} [${value.form}${columns}]`;
}

function column(c: ColumnDefinition): string {
  return [
    c.name,
    showType(c.type),
    c.collation && `collation ${c.collation.name}`,
    c.notNull && 'not null',
    c.default && `default ${expression(c.default)}`,
    c.generated && `${c.generated.stored ? 'stored' : 'virtual'} ${expression(c.generated.expression)}`,
    c.serial && 'serial',
    ...c.constraints.map(constraint),
    c.comment !== undefined && `comment ${c.comment}`,
    c.position && (c.position === 'first' ? 'first' : `after ${c.position.after}`),
  ]
    .filter(Boolean)
    .join(' ');
}

function constraint(c: ConstraintDefinition): string {
  const { type, at: _, name, ...rest } = c;
  const more = Object.entries(rest).flatMap(([key, value]) => (value === 'no action' ? [] : field(key, value)));
  return [name === undefined ? type : `${type} ${name}`, ...more].join(' ');
}

/** A Query in one line: what it writes, where it reads from, and all the columns it names. */
export function describeQuery(query: Query): string {
  const parts: string[] = [query.verb];
  if (query.target) parts.push(item(query.target));
  if (query.insertColumns) parts.push(`(${query.insertColumns.map((c) => c.name).join(', ')})`);
  if (query.insertValues) parts.push(`values ${query.insertValues.join(',')}`);
  if (query.assignments) parts.push(`set ${query.assignments.map((a) => `${a.name}=${a.value}`).join(', ')}`);
  if (query.conflict) parts.push('on conflict');
  for (const common of query.with)
    parts.push(`with ${common.recursive ? 'recursive ' : ''}${common.name} (${describeQuery(common.query)})`);
  if (query.from.length > 0) parts.push(`from ${query.from.map(item).join(', ')}`);
  if (query.references.length > 0)
    parts.push(`names ${query.references.map((r) => [...r.qualifier, r.name].join('.')).join(', ')}`);
  if (query.outputs.length > 0)
    parts.push(`gives ${query.outputs.map((o) => o.name ?? (o.reference?.star ? '*' : '?')).join(', ')}`);
  if (query.calls.length > 0)
    parts.push(`calls ${query.calls.map((c) => `${showName(c.name)}/${c.arguments}`).join(', ')}`);
  for (const branch of query.branches) parts.push(`branch (${describeQuery(branch)})`);
  for (const nested of query.nested) parts.push(`nested (${describeQuery(nested)})`);
  if (query.source) parts.push(`source (${describeQuery(query.source)})`);
  return parts.join(' ');
}

function item(from: FromItem): string {
  const alias = from.alias ? ` as ${from.alias}` : '';
  switch (from.kind) {
    case 'relation':
      return showName(from.name) + alias;
    case 'query':
      return `${from.lateral ? 'lateral ' : ''}(${describeQuery(from.query)})${alias}`;
    case 'function':
      return `${showName(from.call.name)}()${alias}`;
    case 'join': {
      const using = from.using.length > 0 ? ` using ${from.using.map((u) => u.name).join(', ')}` : '';
      return `[${item(from.left)} ${from.natural ? 'natural ' : ''}join ${item(from.right)}${using}]`;
    }
  }
}
