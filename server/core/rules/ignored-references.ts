import type { ColumnDefinition, ConstraintDefinition } from '../schema/change.ts';
import { atLeast, type Engine } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { defineRule } from './rule.ts';

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
    const columns = change.kind === 'add-column' ? [change.column] : change.columns;
    const keys = new Set(
      (change.kind === 'add-column' ? [] : change.constraints).flatMap((c) =>
        c.type === 'foreign-key' ? [c.columns.join().toLowerCase()] : [],
      ),
    );
    const ignored = columns.flatMap((column): Ignored[] => {
      const reference = column.constraints.find((c) => c.type === 'foreign-key');
      return reference?.type === 'foreign-key' && !keys.has(column.name.toLowerCase()) ? [{ column, reference }] : [];
    });
    const [first] = ignored;
    if (!first) return undefined;
    const { quote } = context.dialect;
    const table = context.name(change.table);
    const written = ignored.map(({ column, reference }) => {
      const referenced = reference.referencedColumns.map(quote).join(', ');
      const verb = change.kind === 'add-column' ? 'ADD ' : '';
      return `${verb}FOREIGN KEY (${quote(column.name)}) REFERENCES ${quote(reference.references.name)}${referenced ? ` (${referenced})` : ''}`;
    });
    const names = list(ignored.map(({ column }) => `${table}.${column.name}`));
    const server = context.engine.product === 'mariadb' ? 'MariaDB before 10.5' : 'MySQL before 9.0';
    return {
      message: `${server} ignores REFERENCES in a column: ${names} ${ignored.length > 1 ? 'get no foreign keys' : 'gets no foreign key'}`,
      object: `${table}.${first.column.name}`,
      at: first.reference.at,
      advice: `Write ${list(written)} beside the columns.`,
    };
  },
});

interface Ignored {
  readonly column: ColumnDefinition;
  readonly reference: Extract<ConstraintDefinition, { type: 'foreign-key' }>;
}

const ignores = ({ product, version, exact }: Engine): boolean =>
  product === 'mariadb' ? atLeast(exact ?? numbers(version), [10, 5]) === false : version < 9;

const numbers = (version: number): number[] => String(version).split('.').map(Number);
