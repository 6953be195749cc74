import { findTable } from '../schema/catalog.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'replication-contract',
  on: ['set-table-option', 'other'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Taking a table away from those that follow its changes',
  why: 'Logical replication and change data capture read what a publication holds, and need to know which row changed. Without a replica identity UPDATE and DELETE of a published table fail; without the publication the follower silently stays behind.',
  instead:
    'Treat whoever follows the table as one more previous server: let it go first, and change this in the next release.',
  hazards: ['A59'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
      migration: 'ALTER TABLE orders REPLICA IDENTITY NOTHING;',
    },
    silent: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);\nCREATE UNIQUE INDEX orders_note ON orders (note);',
      migration: 'ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_note;',
    },
  },
  check(change, context) {
    if (change.kind === 'set-table-option') {
      const table = findTable(context.before, change.table);
      if (change.option !== 'replica-identity' || !/^nothing$/i.test(change.value.trim())) return undefined;
      if (!table || !context.base.relations.has(table.id)) return undefined;
      const name = context.name(table);
      return {
        message: `Rows of ${name} have no identity for those that follow its changes: where ${name} is published, UPDATE and DELETE fail`,
        object: name,
        servers: [],
      };
    }
    const [, how] =
      /^\s*(drop\s+publication|drop\s+subscription|alter\s+publication\s+\S+\s+(?:drop|set\s+table))\b/i.exec(
        context.text,
      ) ?? [];
    if (how === undefined || !/publication|subscription/.test(change.what)) return undefined;
    const [, name = ''] =
      /\b(?:publication|subscription)\s+(?:if\s+exists\s+)?("(?:[^"]|"")+"|[\w$]+)/i.exec(context.text) ?? [];
    const what = how.toLowerCase().replace(/\s+/g, ' ');
    const message = what.startsWith('drop')
      ? `Whoever follows ${name} gets no more changes`
      : `Tables leave the publication ${name}: whoever follows them gets no more changes`;
    return { message, object: name.replaceAll('"', ''), servers: [] };
  },
});
