import { defineRule, type Report } from './rule.ts';

export default defineRule({
  id: 'duplicate-assignment',
  on: ['update-rows', 'insert-rows'],
  category: 'data',
  severity: 'error',
  title: 'A column assigned twice in one statement',
  why: 'PostgreSQL refuses the statement, so the migration stops there; MySQL and MariaDB take the last value of an UPDATE without a word.',
  instead: 'Assign each column once.',
  hazards: ['D05'],
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'UPDATE items SET weight = 1, weight = 2 WHERE id = 1;',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int, height int);',
      migration: 'UPDATE items SET weight = 1, height = 2 WHERE id = 1;',
    },
  },
  check(change, context): Report | undefined {
    const { query } = change;
    // Several tables may each have a column of the name; the branches of a MERGE each assign once.
    if (query.verb !== 'update' && query.verb !== 'insert') return undefined;
    if (query.verb === 'update' && context.dialect.id === 'mysql' && query.from.length > 0) return undefined;
    const twice =
      repeated(query.insertColumns ?? []) ??
      // `a[1] = …, a[2] = …` and `a.x = …, a.y = …` set parts of one column.
      repeated(
        (query.assignments ?? []).filter(
          ({ at }) => change.inside !== undefined || !/^\s*[[.]/.test(context.text.slice(at.end)),
        ),
      );
    if (!twice) return undefined;
    const label = `${context.name(change.table)}.${twice.name}`;
    const lenient = context.dialect.id === 'mysql' && !query.insertColumns?.includes(twice);
    return {
      message: lenient
        ? `${label} is assigned twice: only the last value counts`
        : `${label} is assigned twice: the server refuses the statement`,
      object: label,
      ...(change.inside === undefined ? { at: twice.at } : {}),
      ...(lenient ? { severity: 'warning' as const } : {}),
    };
  },
});

function repeated<T extends { readonly name: string }>(names: readonly T[]): T | undefined {
  const seen = new Set<string>();
  return names.find(({ name }) => seen.size === seen.add(name).size);
}
