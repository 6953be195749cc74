import { findTable, indexesOf } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'foreign-key-index',
  on: ['create-table', 'add-column', 'add-constraint'],
  category: 'lock',
  severity: 'information',
  optIn: true,
  title: 'A foreign key without an index over its columns',
  why: 'Each DELETE, and each UPDATE of a key, in the table it points to reads the whole table to see whether a row still refers to it.',
  instead: 'Create an index that begins with the columns of the key, before the key.',
  hazards: ['B50'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration:
        'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));\nCREATE INDEX ON orders (user_id);',
    },
  },
  check(change, context) {
    const made = findTable(context.after, change.table);
    const table = made && context.target.relations.get(made.id);
    if (table?.kind !== 'table') return undefined;
    const definitions: readonly ConstraintDefinition[] =
      change.kind === 'create-table'
        ? [...change.constraints, ...change.columns.flatMap((column) => column.constraints)]
        : change.kind === 'add-column'
          ? change.column.constraints
          : [change.constraint];
    return definitions.flatMap((definition) => {
      if (definition.type !== 'foreign-key') return [];
      const ids = definition.columns.map((name) => made?.columns.find((column) => column.name === name)?.id);
      if (ids.length === 0 || !table.columns.some((column) => column.id === ids[0])) return [];
      const covered = indexesOf(context.target, table.id).some((index) => {
        const leading = index.elements.slice(0, ids.length).map((element) => element.columnId);
        return !index.where && ids.every((id) => leading.includes(id));
      });
      if (covered) return [];
      const name = context.name(table);
      const columns = list(definition.columns);
      return {
        message: `No index of ${name} begins with ${columns}: deleting from ${context.name(definition.references)} reads all of ${name}`,
        object: `${name}.${definition.columns[0]}`,
        at: definition.at,
      };
    });
  },
});
