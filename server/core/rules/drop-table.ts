import { ask } from '../contract/ask.ts';
import { findRelation } from '../schema/catalog.ts';
import { defineRule } from './rule.ts';
import { neverCreated, standIn, surelyMissing } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-table',
  on: ['drop-table'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a table the previous server still uses',
  why: 'While the previous server runs, and whenever it comes back, every query of it on the table fails. The data is gone for good.',
  instead: 'Stop using the table in this release and drop it in the next one.',
  hazards: ['A06'],
  examples: {
    fires: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      uses: 'INSERT INTO sessions (id, token) VALUES ($1, $2)',
      migration: 'DROP TABLE sessions;',
    },
    silent: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);\nCREATE TABLE users (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM users',
      migration: 'DROP TABLE sessions;',
    },
  },
  check(change, context) {
    const relation = findRelation(context.before, change.table);
    if (!relation) {
      const label = context.name(change.table);
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
    const released = context.base.relations.get(relation.id);
    if (!released) return undefined;
    const label = context.name(released.kind === 'table' ? released : relation);
    const here = context.name(relation);
    const heir = standIn(context, released);
    // Rebuilt under the same name with all that was there: no query fails, and the rows are gone unless they were copied.
    if (
      heir &&
      released.kind === 'table' &&
      released.columns.every((column) => heir.columns.some((c) => c.name === column.name))
    ) {
      const copied = context.release.some(
        ({ change, before }) => change.kind === 'insert-rows' && findRelation(before, change.table)?.id === heir.id,
      );
      if (heir.kind === 'view' || copied) return undefined;
      return {
        message: `All rows of ${label} are lost: it is dropped and created again`,
        object: label,
        severity: 'warning',
        advice: 'Change the table in place, or copy its rows before it goes.',
      };
    }
    const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id));
    const shown = here === label ? label : `${label} (here ${here})`;
    return { message: usage(servers, shown, answer), object: label, answer, servers };
  },
});
