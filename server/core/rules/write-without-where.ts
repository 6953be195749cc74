import { findColumn, findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { count, list } from '../text/words.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';

export default defineRule({
  id: 'write-without-where',
  on: ['delete-rows', 'update-rows'],
  category: 'data-loss',
  severity: 'warning',
  title: 'DELETE or UPDATE of every row',
  why: 'Without a WHERE, or with one that is always true, every row is deleted or overwritten: what stood there is gone, and so is the way back.',
  instead: 'Say which rows are meant with a WHERE; to fill a column, touch only the rows that still lack a value.',
  hazards: ['D03'],
  examples: {
    fires: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      migration: 'DELETE FROM sessions;',
    },
    silent: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      migration: 'DELETE FROM sessions WHERE id = 1;',
    },
  },
  check(change, context) {
    const table = findTable(context.before, change.table);
    if (!table || !releasedTable(context, table) || table.persistence === 'temporary') return undefined;
    const { query } = change;
    // A join picks rows too.
    if (query.from.length > 0 || query.verb !== (change.kind === 'delete-rows' ? 'delete' : 'update')) return undefined;
    const rest = restOf(change, context);
    const always = rest === undefined ? undefined : tautology.exec(rest)?.[1];
    if (change.filtered ? always === undefined : /\blimit\b/i.test(rest ?? '')) return undefined;
    const label = context.name(table);
    const how = always === undefined ? 'It has no WHERE' : `WHERE ${always} is always true`;
    const rows = context.hints(change.table).rows;
    const all = rows === undefined ? `every row of ${label}` : `every row of ${label} (${count(rows, 'row')})`;
    if (change.kind === 'delete-rows') return { message: `${how}: ${all} is deleted`, object: label };
    const lost = overwritten(change, context);
    if (lost.length === 0) return undefined;
    return {
      message: `${how}: ${list(lost)} of ${all} ${lost.length === 1 ? 'is' : 'are'} overwritten`,
      object: lost.length === 1 ? `${label}.${lost[0]}` : label,
    };
  },
});

/** Columns that hold something already. Filling one this release adds is what a backfill does, and loses nothing. */
function overwritten(change: ChangeOf<'update-rows'>, context: RuleContext): string[] {
  const table = findTable(context.before, change.table);
  const released = releasedTable(context, table);
  const names = [...new Set((change.query.assignments ?? []).map((assignment) => assignment.name))];
  return names.filter((name) => {
    const column = findColumn(table, name);
    return released?.columns.some((each) => each.id === column?.id);
  });
}

/** The statement after the table's name; undefined where the change is only a part of it. */
const restOf = (change: ChangeOf<'delete-rows' | 'update-rows'>, context: RuleContext): string | undefined =>
  change.inside === undefined ? context.text.slice(change.at.end) : undefined;

/** A WHERE that keeps every row, and nothing after it that could narrow it. */
const tautology =
  /\bwhere\s+\(*\s*(true|not\s+false|1|(\d+)\s*=\s*\2|('[^']*')\s*=\s*\3|1\s*(?:<>|!=)\s*0)\s*\)*\s*(?:$|;|\breturning\b)/i;
