import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
import { commandOf } from './statement-text.ts';

export default defineRule({
  id: 'not-in-transaction',
  on: ['vacuum', 'cluster', 'reindex', 'add-enum-value', 'detach-partition', 'other', 'drop-schema', 'call'],
  category: 'hygiene',
  severity: 'error',
  title: 'A statement that can not run in a transaction',
  why: 'PostgreSQL refuses VACUUM, ALTER SYSTEM, CREATE DATABASE and their like inside a transaction: the migration fails there, and all before it is undone.',
  instead: 'Put it in a migration of its own, and mark that as one that runs without a transaction.',
  hazards: ['G04'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nVACUUM orders;\nCOMMIT;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'VACUUM orders;',
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    // Indexes have a rule of their own.
    if (!here || (change.kind === 'reindex' && change.concurrently)) return undefined;
    if (here.transaction < 0 && change.inside === undefined) return undefined;
    if (context.facts.transaction !== 'forbidden') return undefined;
    const what = change.inside ? 'This statement' : commandOf(context.text);
    const where =
      change.inside === 'do'
        ? 'in a DO block'
        : isOpened(here, context)
          ? 'between BEGIN and COMMIT'
          : 'in the transaction of the tool';
    return {
      message: `${what} fails here: it can't run ${where}`,
      object: what,
      ...(change.inside === undefined && isOpened(here, context)
        ? { advice: 'Put it after the COMMIT, or in a migration of its own.' }
        : {}),
      ...(here.wrapped === 'message' && !isOpened(here, context)
        ? {
            advice:
              'Put it in a migration of its own: the tool sends a file as one message, which is a transaction unless it holds a single statement.',
          }
        : {}),
    };
  },
});

/** The transaction was begun in the file, not by the tool. */
const isOpened = (here: ReleaseChange, context: RuleContext): boolean =>
  sameFile(context, here).some((entry) => entry.transaction === here.transaction && entry.change.kind === 'begin');
