import { type Catalog, dependentsOf, findTable, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'truncate-cascade',
  on: ['truncate'],
  category: 'data-loss',
  severity: 'warning',
  title: 'TRUNCATE … CASCADE empties more tables than it names',
  why: 'Every table with a foreign key to one that is named is emptied as well, and every table with a key to those, whatever ON DELETE says.',
  instead: 'Name each table that is to be emptied, and leave CASCADE out: then the server refuses what was not meant.',
  hazards: ['D02'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));',
      migration: 'TRUNCATE users CASCADE;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE drafts (id bigint PRIMARY KEY);',
      migration: 'DELETE FROM drafts WHERE id < 100;',
    },
  },
  check(change, context) {
    if (!change.cascade) return undefined;
    const named = change.tables.flatMap((name) => findTable(context.before, name) ?? []);
    // Tables of this release hold nobody's rows yet.
    const unknown = change.tables.some((name) => !findTable(context.before, name));
    if (!unknown && !named.some((table) => context.base.relations.has(table.id))) return undefined;
    const also = emptied(context.before, named).filter((table) => context.base.relations.has(table.id));
    const label = list(change.tables.map((name) => context.name(findTable(context.before, name) ?? name)));
    if (also.length > 0)
      return {
        message: `TRUNCATE ${label} CASCADE also empties ${list(also.map((each) => context.name(each)))}`,
        object: label,
      };
    return {
      message: `TRUNCATE ${label} CASCADE also empties whatever has a foreign key to it; the migrations know of nothing that does`,
      object: label,
      severity: 'information',
      advice: 'Leave CASCADE out: then the server refuses when a table with a foreign key was overlooked.',
    };
  },
});

/** Tables with a foreign key to these, to those, and so on; without these. */
function emptied(catalog: Catalog, named: readonly Table[]): Table[] {
  const found = new Set(named.map((table) => table.id));
  const also: Table[] = [];
  const queue = [...named];
  for (let table = queue.pop(); table; table = queue.pop()) {
    const { id } = table;
    for (const other of dependentsOf(catalog, id)) {
      if (other.kind !== 'table' || found.has(other.id)) continue;
      if (!other.constraints.some((c) => c.references?.table === id)) continue;
      found.add(other.id);
      also.push(other);
      queue.push(other);
    }
  }
  return also;
}
