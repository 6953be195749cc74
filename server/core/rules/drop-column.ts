import { ask } from '../contract/ask.ts';
import { copiedTo, replacedBy } from './replacement.ts';
import { defineRule } from './rule.ts';
import { neverCreated, standIn, standInColumn, subjectOf, surelyMissing } from './subject.ts';
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
    const { table, column, label, shown, released, isNew } = subjectOf(context, change.table, change.column);
    if (isNew || (table && !column && context.before.gaps === 0)) return undefined;
    if (!table || !column || !released.table || !released.column) {
      if (surelyMissing(change, context.before)) return undefined;
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
    if (standInColumn(context, released.table, released.column)) {
      // Added again under its name: queries go on, and read a column that is empty. Of another type, its own rule says so.
      const again = standIn(context, released.table);
      const column = again?.kind === 'table' && again.columns.find((c) => c.name === released.column?.name);
      if (
        !column ||
        column.id === released.column.id ||
        context.dialect.compareTypes(released.column.type, column.type, context.target) !== 'same'
      )
        return undefined;
      return {
        message: `All values of ${label} are lost: it is dropped and added again`,
        object: label,
        severity: 'warning',
        advice: 'Change the column in place, or copy its values before it goes.',
        recipe: false,
      };
    }
    if (copiedTo(context, table, column) || replacedBy(context, table, column)) return undefined;
    const id = { relation: table.id, column: column.id };
    const { answer, servers } = ask(context.servers, (contract) => contract.column(id));
    return { message: usage(servers, shown, answer), object: label, answer, servers };
  },
});
