import { ask } from '../contract/ask.ts';
import { showType } from '../schema/types.ts';
import { recipeOf, retyped } from './retyped.ts';
import { defineRule } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'narrow-column-type',
  on: ['set-column-type', 'redefine-column', 'drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Narrowing a type the previous server still writes',
  why: 'Values the previous server writes may no longer fit, and existing rows that do not fit make the migration fail.',
  instead: 'Limit what is written in this release, and narrow the type in the next one.',
  hazards: ['A12', 'A16'],
  recipe: 'change-column-type',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20));',
      uses: 'INSERT INTO orders (id, code) VALUES ($1, $2)',
      migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(5);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20));',
      uses: 'INSERT INTO orders (id, code) VALUES ($1, $2)',
      migration: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);',
    },
  },
  check(change, context) {
    const found = retyped(change, context);
    if (found?.how !== 'narrows') return undefined;
    const { answer, servers } = ask(found.servers, (contract) => contract.column(found.id, 'write'));
    const shrinks = `shrinks from ${showType(found.from)} to ${showType(found.to)}`;
    // Nobody writes it; what is there already may be too large all the same.
    if (answer.verdict === 'unused') {
      const message = `${found.label} ${shrinks}: the migration fails if a value does not fit`;
      return { message, object: found.label, severity: 'warning' };
    }
    const message = claim(servers, `writes ${found.label}, which ${shrinks}`, answer);
    return { message, object: found.label, answer, servers, ...recipeOf(change, context) };
  },
});
