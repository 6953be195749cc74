import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { showType, type TypeReference } from '../schema/types.ts';
import { recipeOf, retyped } from './retyped.ts';
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
  recipe: 'change-column-type',
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
    if (answer.verdict === 'used' && holdsAll(found.from, found.to) && onlyWritten(answer)) {
      const message = `${usage(servers, found.label, answer)} and does not read it: every ${showType(found.from)} fits into ${showType(found.to)}`;
      return { message, object: found.label, answer, servers, severity: 'information' };
    }
    const types = `as ${showType(found.from)}, and it becomes ${showType(found.to)}`;
    const message =
      answer.verdict === 'unused'
        ? usage(servers, found.label, answer)
        : `${usage(servers, found.label, answer)} ${types}`;
    // Whoever kept the two in step did so for servers that take both types.
    const grade = found.exchanged && answer.verdict === 'used' ? { severity: 'warning' as const } : {};
    return { message, object: found.label, answer, servers, ...grade, ...recipeOf(change, context) };
  },
});

/** Numbers that hold every value of the ones before them. */
const sizes = [
  ['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint'],
  ['real', 'float', 'double', 'double precision'],
];

const holdsAll = (from: TypeReference, to: TypeReference): boolean =>
  from.dimensions === 0 &&
  to.dimensions === 0 &&
  (from.unsigned ?? false) === (to.unsigned ?? false) &&
  sizes.some((list) => list.includes(from.name) && list.indexOf(from.name) < list.indexOf(to.name));

/**
 * What is only written is converted by the server: a larger number takes it. The drivers of Rust compare the type of a parameter
 * with that of the column themselves, and refuse.
 */
const onlyWritten = ({ evidence }: Answer): boolean =>
  evidence.length > 0 &&
  evidence.every(({ how, file }) => /^(writes|inserts)\b/.test(how) && !/\.rs$|(^|\/)\.sqlx\//.test(file));
