import { ask } from '../contract/ask.ts';
import { copiedTo, replacedBy } from './replacement.ts';
import { defineRule } from './rule.ts';
import { neverCreated, standInColumn, subjectOf } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-column',
  on: ['drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a column the previous server still uses',
  why: 'While the previous server runs, and whenever it comes back, every query of it that names the column fails. The data is gone for good.',
  instead: 'Stop using the column in this release, let its default or NULL stand in, and drop it in the next release.',
  hazards: ['A01'],
  recipe: 'drop-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, nickname text);',
      uses: 'SELECT id, nickname FROM users',
      migration: 'ALTER TABLE users DROP COLUMN nickname;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, nickname text);',
      uses: 'SELECT id FROM users',
      migration: 'ALTER TABLE users DROP COLUMN nickname;',
    },
  },
  check(change, context) {
    const { table, column, label, released, isNew } = subjectOf(context, change.table, change.column);
    if (isNew || (table && !column)) return undefined;
    if (!table || !column || !released.table || !released.column) {
      if (change.ifExists) return undefined;
      const answer = neverCreated(label);
      return {
        message: usage(
          context.servers.map((s) => s.server.version),
          label,
          answer,
        ),
        object: label,
        answer,
      };
    }
    // The table goes as a whole; that is said once, where it goes.
    if (!context.target.relations.has(table.id)) return undefined;
    if (standInColumn(context, released.table, released.column)) return undefined;
    if (copiedTo(context, table, column) || replacedBy(context, table, column)) return undefined;
    const id = { relation: table.id, column: column.id };
    const { answer, servers } = ask(context.servers, (contract) => contract.column(id));
    return { message: usage(servers, label, answer), object: label, answer, servers };
  },
});
