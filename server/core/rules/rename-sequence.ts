import { callsIn } from '../schema/apply/calls.ts';
import { findRelation } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { askByName, escaped, functionsNaming } from './by-name.ts';
import { defineRule } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'rename-sequence',
  on: ['rename-sequence', 'drop-sequence', 'set-object-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'Renaming or dropping a sequence that is used by name',
  why: "A column's default follows the sequence to its new name. `nextval('name')` in a query or a function does not: it fails from then on.",
  instead: 'Keep the name, or create a second sequence and switch to it; drop the old one in the next release.',
  hazards: ['A11'],
  recipe: 'drop-later',
  examples: {
    fires: {
      before: 'CREATE SEQUENCE order_seq;',
      uses: "SELECT nextval('order_seq')",
      migration: 'ALTER SEQUENCE order_seq RENAME TO orders_id_seq;',
    },
    silent: {
      before:
        "CREATE SEQUENCE order_seq;\nCREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('order_seq'), note text);",
      uses: 'INSERT INTO orders (note) VALUES ($1)',
      migration: 'ALTER SEQUENCE order_seq RENAME TO orders_id_seq;',
    },
  },
  check(change, context) {
    if (change.kind === 'set-object-schema' && change.what !== 'sequence') return undefined;
    const name = change.kind === 'set-object-schema' ? change.object : change.sequence;
    const sequence = findRelation(context.before, name);
    const released = sequence && context.base.relations.get(sequence.id);
    if (released?.kind !== 'sequence') return undefined;
    if (sequence?.name !== released.name || sequence.schema !== released.schema) return undefined;
    // A name that means a sequence again in the end, renamed back or created anew, serves as before.
    const heir = findRelation(context.target, { schema: released.schema, name: released.name });
    if (heir?.kind === 'sequence') return undefined;
    const after = context.after.relations.get(released.id);
    if (after?.name === released.name && after.schema === released.schema) return undefined;
    // It goes with a table: that is said of the table.
    const owner = released.ownedBy;
    if (owner && change.kind === 'drop-sequence' && !context.target.relations.has(owner.relation)) return undefined;
    const label = context.name(released);
    const pattern = new RegExp(`^"?(?:${escaped(released.schema)}"?\\."?)?${escaped(released.name)}"?$`, 'i');
    const uses = (query: Query): boolean =>
      callsIn(query).some(
        (call) =>
          /^(nextval|currval|setval|pg_sequence_last_value)$/i.test(call.name.name) &&
          call.literals.some((literal) => pattern.test(literal)),
      ) || query.from.some((item) => item.kind === 'relation' && item.name.name === released.name);
    const through = functionsNaming(context.target, released.name, (routine) =>
      new RegExp(`(nextval|currval|setval)\\s*\\(\\s*'[^']*\\b${escaped(released.name)}\\b`, 'i').test(routine.body),
    );
    const { answer, servers } = askByName(context, released.name, 'names', ({ query }) => uses(query), through);
    return { message: usage(servers, label, answer), object: label, answer, servers };
  },
});
