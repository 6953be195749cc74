import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { type Column, findTable } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { list } from '../text/words.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';
import { inTarget } from './subject.ts';
import { triggerNames } from './triggers.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'backfill-without-sync',
  on: ['update-rows'],
  category: 'compatibility',
  severity: 'error',
  title: 'A backfill while the previous server goes on writing the old column only',
  why: 'The backfill copies what is there once. What the previous server writes after it reaches the old column only, and the new server reads a new column that is empty or stale.',
  instead:
    'Create a trigger that keeps both columns in step before the backfill, or read the new column from the next release on and fill it again then.',
  hazards: ['A43'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'UPDATE users SET name = $1 WHERE id = $2',
      next: 'SELECT full_name FROM users',
      migration:
        'ALTER TABLE users ADD COLUMN full_name text;\nUPDATE users SET full_name = name WHERE full_name IS NULL;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'UPDATE users SET name = $1 WHERE id = $2',
      next: 'SELECT full_name FROM users',
      migration: `ALTER TABLE users ADD COLUMN full_name text;
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.full_name := NEW.name; RETURN NEW; END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();
UPDATE users SET full_name = name WHERE full_name IS NULL;`,
    },
  },
  check(change, context) {
    const table = findTable(context.before, change.table);
    const released = releasedTable(context, table);
    const end = table && context.target.relations.get(table.id);
    if (!table || !released || end?.kind !== 'table') return undefined;
    const isReleased = (column: Column): boolean => released.columns.some((c) => c.id === column.id);
    const filled = table.columns.filter(
      (column) =>
        change.query.assignments?.some((a) => a.name === column.name && a.value === 'value') && !isReleased(column),
    );
    const given = values(context.text, change.query, change.table.name);
    const sources = table.columns.filter(
      (column) => isReleased(column) && !column.identity && given.includes(column.name) && !keyed(table, column),
    );
    // Where the old column goes in this release, that is said where it goes.
    if (sources.length === 0 || sources.some((column) => !inTarget(context, table, column))) return undefined;
    for (const column of filled) {
      const now = inTarget(context, table, column);
      if (!now || now.generated) continue;
      if (maintained(context, column.name)) continue;
      if (end.triggers.some((trigger) => trigger.enabled && triggerNames(context, trigger, column.name))) continue;
      const next = context.next();
      const read: Answer = next
        ? next.column({ relation: table.id, column: column.id })
        : { verdict: 'unknown', evidence: [], why: 'the code of the new server is not known' };
      if (read.verdict === 'unused') continue;
      const old = (c: Column) => ({ relation: table.id, column: c.id });
      const { answer, servers } = ask(context.servers, (contract) =>
        worst(sources.map((source) => contract.column(old(source), 'write'))),
      );
      if (answer.verdict === 'unused') continue;
      const label = context.name(released);
      const from = list(sources.map((source) => `${label}.${source.name}`));
      const reader = read.verdict === 'used' ? 'the new server uses it' : 'the new server may use it';
      const graded: Answer =
        read.verdict === 'used'
          ? answer
          : { ...answer, verdict: 'unknown', why: answer.verdict === 'used' ? read.why : answer.why };
      const message = `${usage(servers, from, answer)}; nothing copies that to ${label}.${column.name}, and ${reader}`;
      return { message, object: `${label}.${column.name}`, answer: graded, servers, stage: 3 };
    }
    return undefined;
  },
});

/** Part of the primary key: it finds the rows, and is no value that is copied. */
const keyed = (
  table: { constraints: readonly { type: string; columns: readonly number[] }[] },
  column: Column,
): boolean => table.constraints.some((each) => each.type === 'primary-key' && each.columns.includes(column.id));

/** Names of the table's own columns that stand in the values, not those that find the rows. */
function values(text: string, query: Query, table: string): readonly string[] {
  const set = /\bset\b/i.exec(text)?.index ?? 0;
  const rest = /\b(where|from)\b/i.exec(text.slice(set))?.index;
  const end = rest === undefined ? text.length : set + rest;
  const own = [table, query.target?.alias];
  return query.references
    .filter(
      ({ at, qualifier }) =>
        at.start > set && at.start < end && (qualifier.length === 0 || own.includes(qualifier.at(-1))),
    )
    .map((reference) => reference.name);
}

/** A function that this release makes, or makes anew, names it: triggers of other tables may keep it up. */
const maintained = ({ base, target }: RuleContext, column: string): boolean =>
  base.functions !== target.functions &&
  [...target.functions.values()].flat().some((routine) => routine.words.includes(column.toLowerCase()));
