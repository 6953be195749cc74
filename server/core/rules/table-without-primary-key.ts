import { findTable } from '../schema/catalog.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'table-without-primary-key',
  on: ['create-table'],
  category: 'hygiene',
  severity: 'hint',
  optIn: true,
  title: 'A table without a primary key',
  why: 'Its rows can not be told apart: logical replication refuses to update them, and online schema changes and batched backfills have nothing to walk along.',
  instead: 'Give it a primary key.',
  hazards: ['G08'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE orders (note text);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);',
    },
  },
  check(change, context) {
    if (change.persistence === 'temporary' || change.foreign || change.partitionOf) return undefined;
    const made = findTable(context.after, change.table);
    if (!made || findTable(context.before, change.table)?.id === made.id) return undefined;
    const end = context.target.relations.get(made.id);
    if (end?.kind !== 'table' || end.open || end.parents.length > 0) return undefined;
    if (end.constraints.some((constraint) => constraint.type === 'primary-key')) return undefined;
    const name = context.name(end);
    return { message: `${name} has no primary key`, object: name };
  },
});
