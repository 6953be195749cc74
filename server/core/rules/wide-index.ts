import { defineRule } from './rule.ts';

/** As many columns as an index is of use for in most queries. */
const enough = 3;

export default defineRule({
  id: 'wide-index',
  on: ['create-index'],
  category: 'hygiene',
  severity: 'hint',
  optIn: true,
  title: 'An index over more than three columns',
  why: 'Columns at the end of a wide index seldom narrow a search any further, while every write has to keep them.',
  instead: 'Keep the columns that narrow most; INCLUDE those that are only read.',
  hazards: ['B52'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int, d int);',
      migration: 'CREATE INDEX CONCURRENTLY orders_wide ON orders (a, b, c, d);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int, d int);',
      migration: 'CREATE INDEX CONCURRENTLY orders_a ON orders (a, b) INCLUDE (c, d);',
    },
  },
  check(change, context) {
    // Uniqueness needs all of its columns.
    if (change.unique || change.elements.length <= enough) return undefined;
    const name = context.name(change.table);
    return {
      message: `${change.index ?? 'This index'} is over ${change.elements.length} columns of ${name}`,
      object: name,
    };
  },
});
