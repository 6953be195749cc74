import { ask } from '../contract/ask.ts';
import { findRelation, type Table, tableById } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { resolve } from '../schema/resolve.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'copy-and-swap',
  on: ['rename-table'],
  category: 'compatibility',
  severity: 'error',
  title: 'Rebuilding a table by copying its rows and taking its place',
  why: 'What the previous server writes between the copy and the swap stays in the old table and is lost. Grants, foreign keys, triggers and sequences of the old table go with it.',
  instead:
    'Change the table in place; or copy with triggers that keep both in step (as gh-ost, spirit and pt-online-schema-change do); or lock the table against writes before the copy, in the same transaction.',
  hazards: ['A46'],
  examples: {
    fires: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text);',
      uses: 'INSERT INTO notes (id, body) VALUES ($1, $2)',
      migration:
        'CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);\nINSERT INTO notes_new SELECT id, body FROM notes;\nDROP TABLE notes;\nALTER TABLE notes_new RENAME TO notes;',
    },
    silent: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text);',
      uses: 'INSERT INTO notes (id, body) VALUES ($1, $2)',
      migration: 'CREATE TABLE notes_new (id bigint PRIMARY KEY, body text);',
    },
  },
  check(change, context) {
    const made = findRelation(context.before, change.table);
    if (made?.kind !== 'table' || context.base.relations.has(made.id)) return undefined;
    const old = findRelation(context.base, { schema: made.schema, name: change.to });
    if (old?.kind !== 'table' || !copied(context, made, old) || locked(context, old)) return undefined;
    const label = context.name(old);
    const { answer, servers } = ask(context.servers, (contract) => contract.writes(old.id));
    if (answer.verdict === 'unused') return undefined;
    const message = `${claim(servers, `writes to ${label}`, answer)}; what it writes after the copy into ${context.name(made)} is lost when that takes its place`;
    return { message, object: label, answer, servers };
  },
});

/** The new table was filled from the old one in this release. */
const copied = (context: RuleContext, made: Table, old: Table): boolean =>
  context.release.slice(0, context.position).some(({ change, before, after }) => {
    const query = change.kind === 'insert-rows' || change.kind === 'create-table' ? change.query : undefined;
    if (!query || findRelation(after, (change as { table: { name: string } }).table)?.id !== made.id) return false;
    return readsFrom(query, old.id, before);
  });

const readsFrom = (query: Query, table: number, catalog: RuleContext['before']): boolean =>
  resolve(query, catalog).relations.some(({ relation, use }) => relation === table && use === 'read');

/** The old table was locked against writes before, and the lock holds until here. */
const locked = (context: RuleContext, old: Table): boolean => {
  const here = context.release[context.position];
  return context.release.slice(0, context.position).some(({ change, before, transaction, file }) => {
    if (change.kind !== 'lock-table' || file !== here?.file || transaction !== here.transaction) return false;
    if (/^(access share|row share|row exclusive|read)/i.test(change.mode)) return false;
    return change.tables.some((name) => {
      const found = findRelation(before, name);
      return found && tableById(before, found.id)?.id === old.id;
    });
  });
};
