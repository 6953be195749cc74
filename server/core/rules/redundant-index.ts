import { findRelation, type Index, indexesOf } from '../schema/catalog.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'redundant-index',
  on: ['create-index'],
  category: 'hygiene',
  severity: 'information',
  title: 'An index another one makes superfluous',
  why: 'An index that begins with the same columns serves the same queries. The second one costs time in every write, and room.',
  instead: 'Leave it out, or drop the other one.',
  hazards: ['B52'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int);\nCREATE INDEX orders_a_b ON orders (a, b);',
      migration: 'CREATE INDEX CONCURRENTLY orders_a ON orders (a);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int);\nCREATE INDEX orders_a_b ON orders (a, b);',
      migration: 'CREATE INDEX CONCURRENTLY orders_b ON orders (b);',
    },
  },
  check(change, context) {
    const table = findRelation(context.after, change.table);
    if (!table) return undefined;
    const made = indexesOf(context.after, table.id).find((index) => !context.before.relations.has(index.id));
    if (!made || !context.target.relations.has(made.id)) return undefined;
    const other = indexesOf(context.before, table.id).find(
      (index) => context.target.relations.has(index.id) && covers(index, made),
    );
    if (!other) return undefined;
    const same = other.elements.length === made.elements.length;
    return {
      message: `${made.name} adds nothing to ${other.name}, which ${same ? 'is over' : 'begins with'} the same columns`,
      object: context.name(table),
    };
  },
});

/** Whether an index serves everything the new one would. */
function covers(other: Index, made: Index): boolean {
  const unique = !made.unique || (other.unique && other.elements.length === made.elements.length);
  const plain = (index: Index): boolean => (index.method ?? 'btree') === 'btree';
  const sameRows = other.where?.text === made.where?.text;
  return (
    unique &&
    other.valid &&
    plain(other) &&
    plain(made) &&
    sameRows &&
    made.elements.length <= other.elements.length &&
    made.elements.every((element, i) => sameElement(element, other.elements[i])) &&
    made.include.every((id) => other.include.includes(id) || other.elements.some((e) => e.columnId === id))
  );
}

type Element = Index['elements'][number];

const sameElement = (a: Element, b: Element | undefined): boolean =>
  b !== undefined &&
  a.columnId === b.columnId &&
  (a.columnId !== undefined || a.expression?.text === b.expression?.text) &&
  (a.descending ?? false) === (b.descending ?? false) &&
  a.operatorClass === b.operatorClass;
