import { ask } from '../contract/ask.ts';
import { defineRule } from './rule.ts';
import { insertsWithout, inTarget, subjectOf } from './subject.ts';
import { filledByTrigger } from './triggers.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'add-not-null-column',
  on: ['add-column'],
  category: 'compatibility',
  next: true,
  severity: 'error',
  title: 'Adding a NOT NULL column without a default',
  why: 'The previous server does not know the column: each row it inserts leaves it empty and is refused. If the table has rows, the migration itself fails.',
  instead:
    'Give the column a default until the previous server is gone; or add it nullable, fill it, and set NOT NULL in the next release.',
  hazards: ['A25'],
  recipe: 'add-not-null-column',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      uses: 'INSERT INTO orders (id, total) VALUES ($1, $2)',
      migration: 'ALTER TABLE orders ADD COLUMN currency text NOT NULL;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      uses: 'INSERT INTO orders (id, total) VALUES ($1, $2)',
      migration: `ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';`,
    },
  },
  check(change, context) {
    const { column: definition } = change;
    const key = definition.constraints.some(({ type }) => type === 'primary-key');
    if (
      !(definition.notNull || key) ||
      definition.default ||
      definition.generated ||
      definition.identity ||
      definition.serial
    )
      return undefined;
    const { table, column, label, released, tableLabel } = subjectOf(
      context,
      change.table,
      definition.name,
      context.after,
    );
    if (table && !released.table) return undefined;
    // MySQL makes up a value for the rows that are there: 0, an empty text, the first of an enum.
    const outcome =
      context.dialect.id !== 'mysql'
        ? 'the migration fails if the table has rows'
        : key
          ? 'the migration fails if the table has two rows'
          : 'the rows that are there get a value nobody wrote, 0 or an empty text';
    const fails = `${tableLabel} gets ${definition.name} ${key ? 'as PRIMARY KEY' : 'NOT NULL'} without a default: ${outcome}`;
    if (!table || !column) return { message: fails, object: label, severity: 'warning' };
    const end = inTarget(context, table, column);
    if (!end?.notNull || end.default || end.generated || end.identity) {
      return end ? { message: fails, object: label, severity: 'warning', recipe: false } : undefined;
    }
    const asked = ask(context.servers, (contract) => insertsWithout(contract, table, end));
    const answer = filledByTrigger(context, table, column, asked.answer);
    if (answer.verdict === 'unused') return { message: fails, object: label, severity: 'warning' };
    return {
      message: claim(asked.servers, `inserts into ${tableLabel} without ${definition.name}`, answer),
      object: label,
      answer,
      servers: asked.servers,
    };
  },
});
