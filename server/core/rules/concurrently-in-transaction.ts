import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'concurrently-in-transaction',
  on: ['create-index', 'drop-index', 'reindex'],
  category: 'hygiene',
  severity: 'error',
  title: 'CONCURRENTLY inside a transaction',
  why: 'An index is built, dropped or rebuilt CONCURRENTLY in several transactions of its own, so PostgreSQL refuses it inside another one: the migration fails there, and all before it is undone.',
  instead: 'Put it in a migration of its own, and mark that as one that runs without a transaction.',
  hazards: ['B04'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration: 'BEGIN;\nCREATE INDEX CONCURRENTLY orders_day_idx ON orders (day);\nCOMMIT;',
    },
    silent: {
      before: 'CREATE MATERIALIZED VIEW days AS SELECT 1 AS day;\nCREATE UNIQUE INDEX days_day_idx ON days (day);',
      migration: 'BEGIN;\nREFRESH MATERIALIZED VIEW CONCURRENTLY days;\nCOMMIT;',
    },
  },
  check(change, context) {
    if (!change.concurrently || (context.place.transaction < 0 && change.inside === undefined)) return undefined;
    const here = context.release[context.position] as ReleaseChange;
    const opened = isOpened(here, context);
    const where =
      change.inside === 'do' ? 'a DO block' : opened ? 'BEGIN and COMMIT' : 'the transaction the migration runs in';
    return {
      message: `${words[change.kind]} CONCURRENTLY fails here: it can't run in ${where}`,
      object: nameOf(change, context),
      ...advice(here, opened),
    };
  },
});

const words = { 'create-index': 'CREATE INDEX', 'drop-index': 'DROP INDEX', reindex: 'REINDEX' } as const;

function nameOf(change: ReleaseChange['change'], context: RuleContext): string {
  if (change.kind === 'create-index') return context.name(change.table);
  if (change.kind === 'drop-index') return context.name(change.index);
  return change.kind === 'reindex' && change.name ? context.name(change.name) : 'reindex';
}

function advice({ change, wrapped }: ReleaseChange, opened: boolean): { readonly advice?: string } {
  if (change.inside === 'do') return { advice: 'Take it out of the DO block, into a migration of its own.' };
  if (opened) return { advice: 'Put it before the BEGIN or after the COMMIT, or in a migration of its own.' };
  if (wrapped !== 'message') return {};
  return {
    advice:
      'Put it in a migration of its own: the file goes out as one message, which is a transaction unless it holds a single statement.',
  };
}

/** The transaction was begun in the file, not by the tool. */
const isOpened = (here: ReleaseChange, context: RuleContext): boolean =>
  context.release.some(
    (entry) => entry.file === here.file && entry.transaction === here.transaction && entry.change.kind === 'begin',
  );
