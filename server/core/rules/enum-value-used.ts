import { type Catalog, findRelation } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { relationsIn } from './row-writes.ts';
import { defineRule, type Question, type ReleaseChange } from './rule.ts';
import { inOneTransaction } from './same-file.ts';

export default defineRule({
  id: 'enum-value-used',
  on: [
    'insert-rows',
    'update-rows',
    'delete-rows',
    'merge-rows',
    'select',
    'add-column',
    'set-default',
    'set-column-type',
    'add-constraint',
    'create-table',
    'create-index',
    'create-view',
    'create-policy',
    'create-trigger',
    'create-function',
    'alter-policy',
  ],
  category: 'hygiene',
  severity: 'error',
  title: 'An enum value used in the transaction that adds it',
  why: 'PostgreSQL lets nobody use a new value before it is committed: the migration fails with "unsafe use of new value", and everything before it is undone.',
  instead: 'Add the value in a migration of its own, and use it in the next one.',
  hazards: ['B48'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: "CREATE TYPE state AS ENUM ('new', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, state state);",
      migration: "BEGIN;\nALTER TYPE state ADD VALUE 'lost';\nUPDATE orders SET state = 'lost' WHERE id = 7;\nCOMMIT;",
    },
    silent: {
      before: "CREATE TYPE state AS ENUM ('new', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, state state);",
      migration: "ALTER TYPE state ADD VALUE 'lost';\nUPDATE orders SET state = 'lost' WHERE id = 7;",
    },
  },
  check(change, context) {
    // Up to 11 the ADD VALUE itself fails in a transaction.
    if (context.place.transaction < 0 || context.version < 12) return undefined;
    // Other bodies are read when they are called.
    if (change.kind === 'create-function' && change.language !== 'sql') return undefined;
    const together = context.asked(makes) ?? [];
    const added = together.filter((made) => made.kind === 'add-enum-value');
    for (const { type, value } of added) {
      // A type of the same transaction is nobody else's yet.
      if (together.some((made) => made.kind === 'create-enum' && made.type.name === type.name)) continue;
      const literal = `'${value.replaceAll("'", "''")}'`;
      if (!context.text.includes(literal) || !isAbout(change, type, context.text, context.after)) continue;
      const start = context.text.indexOf(literal);
      return {
        message: `${literal} of ${type.name} can't be used here: the transaction that adds it is not committed yet`,
        object: type.name,
        ...(change.inside === undefined ? { at: { start, end: start + literal.length } } : {}),
      };
    }
    return undefined;
  },
});

/** The few changes that make enums and their values, for each that comes after them in the same transaction. */
const makes: Question<readonly Change[]> = {
  collect: ({ release }) => {
    const found = new Map<number, readonly Change[]>();
    let made: readonly ReleaseChange[] = [];
    for (const [position, entry] of release.entries()) {
      const together = made.filter((other) => inOneTransaction(other, entry));
      if (together.length > 0)
        found.set(
          position,
          together.map(({ change }) => change),
        );
      if (entry.change.kind === 'add-enum-value' || entry.change.kind === 'create-enum') made = [...made, entry];
    }
    return found;
  },
};

/** The statement names the type, or a relation with a column of it. */
function isAbout(change: Change, type: Name, text: string, catalog: Catalog): boolean {
  if (new RegExp(`(?<![\\w'])"?${type.name.replace(/[^\w]/g, '.')}"?(?![\\w'])`, 'i').test(text)) return true;
  const query = 'query' in change ? change.query : undefined;
  const names: readonly Name[] = [
    ...('table' in change && change.table ? [change.table] : []),
    ...(query ? relationsIn(query) : []),
    ...(change.kind === 'insert-rows' && change.query.source ? relationsIn(change.query.source) : []),
  ];
  return names.some((name) => {
    const relation = findRelation(catalog, name);
    return (
      (relation?.kind === 'table' || relation?.kind === 'view') &&
      relation.columns.some((column) => column.type?.name === type.name)
    );
  });
}
