import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import { indexesOf, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { escaped } from './by-name.ts';
import { defineRule } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'drop-primary-key',
  on: ['drop-constraint'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a primary key the previous server counts on',
  why: 'Without it, GROUP BY of the key no longer allows the other columns, an upsert on it finds no unique index, rows can repeat, and logical replication refuses updates and deletes.',
  instead:
    'Keep the key until the previous server is gone. For another key, drop the old one and add the new one over the same columns in one statement, with an index built beforehand.',
  hazards: ['A37'],
  recipe: 'change-primary-key',
  examples: {
    fires: {
      before: 'CREATE TABLE events (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT id, name, count(*) FROM events GROUP BY id',
      migration: 'ALTER TABLE events DROP CONSTRAINT events_pkey;',
    },
    silent: {
      before: 'CREATE TABLE events (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT id, name, count(*) FROM events GROUP BY id',
      migration: 'ALTER TABLE events ADD CONSTRAINT events_name_key UNIQUE (name);',
    },
  },
  check(change, context) {
    const { table, tableLabel, released } = subjectOf(context, change.table);
    const dropped = table?.constraints.find((each) => each.name === change.constraint);
    const old = released.table?.constraints.find((each) => each.type === 'primary-key');
    const end = table && context.target.relations.get(table.id);
    if (!table || !old || dropped?.type !== 'primary-key' || end?.kind !== 'table') return undefined;
    const again = end.constraints.find((each) => each.type === 'primary-key');
    // The same columns again: only for the time between the two is there no key.
    if (again && sameSet(again.columns, old.columns)) return undefined;
    // A column of it goes: that is said where it goes.
    if (!old.columns.every((id) => end.columns.some((column) => column.id === id))) return undefined;
    const key = old.columns.flatMap((id) => released.table?.columns.find((c) => c.id === id)?.name ?? []);
    const unique = indexesOf(context.target, table.id).some(
      (index) =>
        index.unique &&
        !index.where &&
        sameSet(
          index.elements.map((e) => e.columnId ?? 0),
          old.columns,
        ),
    );
    const needs = ask(context.servers, (contract) =>
      needsKey(contract, released.table as Table, old.columns, key, unique),
    );
    const object = tableLabel;
    const recipe = again ? {} : { recipe: 'drop-constraint' };
    const keyed = `the primary key (${list(key)}) of ${tableLabel}`;
    if (needs.answer.verdict === 'used') {
      const does = [...new Set(needs.answer.evidence.map((e) => e.how))];
      const message = `${claim(needs.servers, does[0] ?? 'uses it', needs.answer)}, which needs ${keyed}`;
      return { message, object, answer: needs.answer, servers: needs.servers, ...recipe };
    }
    // Unique as before, and another key for replication: nothing else depends on it.
    if (again && unique) return undefined;
    const { answer, servers } = ask(context.servers, (contract) => contract.relation(table.id));
    if (answer.verdict === 'unused') {
      return { message: claim(servers, `uses ${tableLabel}`, answer), object, answer, servers, ...recipe };
    }
    const rest = unique ? 'logical replication needs it' : 'rows may repeat then';
    const graded: Answer = { ...answer, verdict: 'unknown', why: `it uses the table, and ${rest}` };
    return { message: claim(servers, `counts on ${keyed}`, graded), object, answer: graded, servers, ...recipe };
  },
});

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

/** Upserts on the key, and GROUP BY of it with more columns of the table in the result. */
function needsKey(
  contract: Contract,
  table: Table,
  ids: readonly number[],
  key: readonly string[],
  unique: boolean,
): Answer {
  const evidence = contract.statements.flatMap((statement): Evidence[] => {
    const { resolution } = statement;
    const upserts = resolution.upserts.some(
      (upsert) => upsert.relation === table.id && sameSet(upsert.columns, ids) && upsert.columns.length > 0,
    );
    if (upserts && !unique) return [{ ...statement.evidence, how: `upserts on ${list(key)}` }];
    if (!groups(statement, table, key)) return [];
    return [{ ...statement.evidence, how: `groups by ${list(key)} and reads more of the row` }];
  });
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'no query needs it' };
}

function groups({ text, resolution }: ResolvedStatement, table: Table, key: readonly string[]): boolean {
  const [, by = ''] = /\bgroup\s+by\b([^;]*?)(?:\bhaving\b|\border\s+by\b|\blimit\b|\bunion\b|$)/is.exec(text) ?? [];
  const says = (name: string): boolean => new RegExp(`\\b${escaped(name)}\\b`, 'i').test(by);
  if (by === '' || !key.every(says)) return false;
  return resolution.outputs.some(({ source }) => {
    const column = source?.relation === table.id ? table.columns.find((c) => c.id === source.column) : undefined;
    return column !== undefined && !key.includes(column.name) && !says(column.name);
  });
}
