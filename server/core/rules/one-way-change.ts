import { enumNamed } from './enum-values.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'one-way-change',
  on: ['add-enum-value'],
  category: 'rollback',
  severity: 'information',
  title: 'A change that no later one can take back',
  why: 'PostgreSQL can add a value to an enum and not remove one. Whoever goes back keeps it; to be rid of it, every column of the type is rewritten with a new type.',
  instead: 'Where values come and go, keep them in a table of their own with a foreign key, or in text with a CHECK.',
  hazards: ['F04'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');",
      migration: "ALTER TYPE status ADD VALUE 'failed' AFTER 'done';",
    },
    silent: {
      before: "CREATE TYPE status AS ENUM ('open', 'done');",
      migration: 'CREATE TABLE statuses (code text PRIMARY KEY);',
    },
  },
  check(change, context) {
    const type = enumNamed(context.before, change.type);
    // A type of this release can still be dropped as a whole.
    if (type && ![...context.base.types.values()].some(({ id }) => id === type.id)) return undefined;
    if (type?.values.includes(change.value)) return undefined;
    const name = context.name(type ?? change.type);
    return { message: `${name} can not lose '${change.value}' again`, object: name };
  },
});
