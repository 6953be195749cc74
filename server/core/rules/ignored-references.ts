import type { ColumnDefinition } from '../schema/change.ts';
import { atLeast, type Engine } from '../sql/dialect.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'ignored-references',
  on: ['create-table', 'add-column'],
  category: 'data',
  severity: 'warning',
  title: 'REFERENCES in a column, which the server ignores',
  why: 'MySQL before 9.0 and MariaDB before 10.5 read REFERENCES in the definition of a column and make no foreign key of it, without an error: nothing keeps the rows consistent.',
  instead: 'Write it as a constraint of the table: FOREIGN KEY (column) REFERENCES other (column).',
  hazards: ['C19'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint REFERENCES users (id));',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration:
        'CREATE TABLE pets (id bigint PRIMARY KEY, owner_id bigint, FOREIGN KEY (owner_id) REFERENCES users (id));',
    },
  },
  check(change, context) {
    if (!ignores(context.engine)) return undefined;
    if (change.kind === 'add-column') return reportOn(change.column, change.table, context, 'ADD ');
    const keys = new Set(
      change.constraints.flatMap((c) => (c.type === 'foreign-key' ? [c.columns.join().toLowerCase()] : [])),
    );
    return change.columns.flatMap((column) => {
      const report = keys.has(column.name.toLowerCase()) ? undefined : reportOn(column, change.table, context, '');
      return report ? [report] : [];
    });
  },
});

function reportOn(
  column: ColumnDefinition,
  table: Parameters<RuleContext['name']>[0],
  context: RuleContext,
  verb: string,
): Report | undefined {
  const reference = column.constraints.find((c) => c.type === 'foreign-key');
  if (reference?.type !== 'foreign-key') return undefined;
  const { quote } = context.dialect;
  const target = context.name(reference.references);
  const columns =
    reference.referencedColumns.length > 0 ? ` (${reference.referencedColumns.map(quote).join(', ')})` : '';
  const label = `${context.name(table)}.${column.name}`;
  return {
    message: `${context.engine.product === 'mariadb' ? 'MariaDB before 10.5' : 'MySQL before 9.0'} ignores this: ${label} gets no foreign key to ${target}`,
    object: label,
    at: reference.at,
    advice: `Write ${verb}FOREIGN KEY (${quote(column.name)}) REFERENCES ${quote(reference.references.name)}${columns} as a part of its own.`,
  };
}

const ignores = ({ product, version, exact }: Engine): boolean =>
  product === 'mariadb' ? atLeast(exact ?? numbers(version), [10, 5]) === false : version < 9;

const numbers = (version: number): number[] => String(version).split('.').map(Number);
