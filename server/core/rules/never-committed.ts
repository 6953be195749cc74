import { defineRule } from './rule.ts';

export default defineRule({
  id: 'never-committed',
  on: ['begin'],
  category: 'hygiene',
  severity: 'error',
  title: 'A transaction that is never committed',
  why: 'At the end of the file the connection is closed and everything since BEGIN is undone; or it goes back to a pool, with all of its locks held.',
  instead: 'End the file with COMMIT.',
  hazards: ['G03'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    // Inside the tool's own transaction, the tool commits.
    if (!here || here.wrapped === 'transaction' || change.inside !== undefined) return undefined;
    const later = context.release.filter((entry, i) => i > context.position && entry.file === here.file);
    const ends = later.some(
      ({ change: { kind, inside } }) =>
        // A second BEGIN is its own affair; what could not be read may end it; so may psql.
        (inside === undefined && (kind === 'commit' || kind === 'rollback' || kind === 'begin')) ||
        kind === 'opaque' ||
        kind === 'meta',
    );
    const prepared = later.some((entry) => entry.change.kind === 'other' && entry.change.what.startsWith('prepare'));
    if (ends || prepared || later.length === 0) return undefined;
    return { message: 'Nothing in this file commits the transaction that begins here', object: 'BEGIN' };
  },
});
