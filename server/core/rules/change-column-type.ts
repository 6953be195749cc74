import { ask } from '../contract/ask.ts';
import { showType } from '../schema/types.ts';
import { retyped } from './retyped.ts';
import { defineRule } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'change-column-type',
  on: ['set-column-type', 'redefine-column', 'drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Changing a column to another kind of type',
  why: 'The previous server compares, binds and decodes values of the old type: operators, parameters and drivers fail on the new one.',
  instead:
    'Add a column of the new type, keep both in step, switch in the next release, and drop the old one after that.',
  hazards: ['A15', 'A51'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty int);',
      uses: 'SELECT qty + 1 FROM orders',
      migration: 'ALTER TABLE orders ALTER COLUMN qty TYPE text;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(50));',
      uses: 'SELECT code FROM orders',
      migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(100);',
    },
  },
  check(change, context) {
    const found = retyped(change, context);
    if (found?.how !== 'differs') return undefined;
    const { answer, servers } = ask(found.servers, (contract) => contract.column(found.id));
    const types = `as ${showType(found.from)}, and it becomes ${showType(found.to)}`;
    const message =
      answer.verdict === 'unused'
        ? usage(servers, found.label, answer)
        : `${usage(servers, found.label, answer)} ${types}`;
    return { message, object: found.label, answer, servers };
  },
});
