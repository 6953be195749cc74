import type { Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { lookups } from '../contract/lookups.ts';
import { type Index, indexesOf, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule, type Report, releasedTable } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'drop-column-index',
  on: ['drop-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Dropping a column takes indexes and unique keys over other columns along',
  why: 'PostgreSQL drops every index and constraint the column is part of without a word. Queries that find rows by its other columns read the whole table then, and nothing keeps duplicates out any more. MySQL takes the column out of the index: a unique key over the rest is stricter than before.',
  instead: 'Build an index over the remaining columns first, and drop the old one by its name.',
  hazards: ['A53'],
  examples: {
    fires: {
      before:
        'CREATE TABLE seats (id bigint PRIMARY KEY, hall int, old_row int, seat int, UNIQUE (hall, seat, old_row));',
      uses: 'SELECT id FROM seats WHERE hall = $1',
      migration: 'ALTER TABLE seats DROP COLUMN old_row;',
    },
    silent: {
      before:
        'CREATE TABLE seats (id bigint PRIMARY KEY, hall int, old_row int);\nCREATE INDEX seats_row ON seats (old_row);',
      uses: 'SELECT id FROM seats WHERE hall = $1',
      migration: 'ALTER TABLE seats DROP COLUMN old_row;',
    },
  },
  check(change, context) {
    const { table, column } = subjectOf(context, change.table, change.column);
    const released = releasedTable(context, table);
    const end = table && context.target.relations.get(table.id);
    if (!table || !column || !released || end?.kind !== 'table') return undefined;
    if (end.columns.some((each) => each.id === column.id)) return undefined;
    const mysql = context.before.family === 'mysql';
    return indexesOf(context.before, table.id).flatMap((index): Report[] => {
      if (!context.base.relations.has(index.id) || !index.reads.includes(column.id) || !index.valid) return [];
      const ids = index.elements.flatMap(({ columnId }) => columnId ?? []);
      const rest = ids.filter((id) => id !== column.id && end.columns.some((each) => each.id === id));
      if (rest.length === 0 || (mysql && !ids.includes(column.id))) return [];
      const names = list(rest.flatMap((id) => end.columns.find((each) => each.id === id)?.name ?? []));
      const shown = `${context.name(released)}.${column.name}`;
      const object = index.name;
      if (mysql) {
        if (!index.unique) return [];
        const message = `Dropping ${shown} leaves ${index.name} unique over ${names} alone: rows that differ only in ${column.name} make the migration fail, and new ones are refused`;
        return [{ message, object }];
      }
      const others = indexesOf(context.target, table.id).filter((other) => other.valid && other.id !== index.id);
      const called = columnNames(table, index);
      const found = others.some(
        (other) => other.elements[0]?.columnId === rest[0] || columnNames(end, other)[0] === called[0],
      );
      // Of a column that is dropped and added again, the name is the same.
      const kept = others.some((other) => {
        const names = columnNames(end, other);
        return other.unique && names.length > 0 && names.every((each) => called.includes(each));
      });
      if (index.unique && !kept) {
        const message = `Dropping ${shown} also drops the unique index ${index.name}: nothing keeps rows with the same ${names} apart any more, nor finds them by it`;
        return [{ message, object }];
      }
      const { answer, servers } = ask(context.servers, (contract) => {
        const evidence = contract.statements
          .filter((statement) => lookups(statement).some((r) => r.relation === table.id && r.column === rest[0]))
          .map((statement): Evidence => ({ ...statement.evidence, how: 'looks up' }));
        return {
          verdict: evidence.length > 0 ? 'used' : 'unused',
          evidence,
          why: 'its queries look for other columns',
        };
      });
      if (found || answer.verdict !== 'used') return [];
      const by = claim(servers, `looks up rows of ${context.name(released)} by ${names}`, answer);
      return [{ message: `${by}, and ${index.name} goes along with ${column.name}`, object, answer, servers }];
    });
  },
});

/** Names of the columns of an index; none when it has expressions. */
const columnNames = (table: Table, { elements }: Index): readonly string[] =>
  elements.every(({ columnId }) => columnId !== undefined)
    ? elements.map(({ columnId }) => table.columns.find((each) => each.id === columnId)?.name ?? '')
    : [];
