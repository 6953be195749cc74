import { defineRule, type ReleaseChange } from './rule.ts';
import { ofFile } from './same-file.ts';

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
    if (ofFile(context, here, 'never committed', (all) => openAtEnd(all, context.dialect.id === 'mysql')) !== here)
      return undefined;
    return { message: 'Nothing in this file commits the transaction that begins here', object: 'BEGIN' };
  },
});

/** The BEGIN that nothing ends before the file does. */
function openAtEnd(entries: readonly ReleaseChange[], commitsByItself: boolean): ReleaseChange | undefined {
  let begin: ReleaseChange | undefined;
  for (const entry of entries) {
    const { change } = entry;
    if (change.inside !== undefined) continue;
    if (change.kind === 'begin') begin ??= entry;
    // What could not be read may end it, and so may psql.
    else if (['commit', 'rollback', 'opaque', 'meta'].includes(change.kind)) begin = undefined;
    else if (commitsByItself && !transactional.test(change.kind)) begin = undefined;
    else if (change.kind === 'other' && change.what.startsWith('prepare')) begin = undefined;
  }
  return begin === entries.at(-1) ? undefined : begin;
}

/** What MySQL does not commit by itself. */
const transactional = /-rows$|^(?:select|set|savepoint|call|other)$/;
