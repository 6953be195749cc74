import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
import { isFutile, milliseconds } from './timeouts.ts';

/** Longer than this, the requests that wait behind the lock have been given up already. */
const tooLong = 30_000;

export default defineRule({
  id: 'timeout-without-effect',
  on: ['set'],
  category: 'lock',
  severity: 'warning',
  title: 'A setting that has no effect',
  why: 'SET LOCAL holds for the transaction it is in. Outside of one the server only warns, and nothing is set: what rests on the setting is done without it.',
  instead: 'Use SET instead, or put the statements between BEGIN and COMMIT.',
  hazards: ['B41'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: "SET LOCAL lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;",
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: "BEGIN;\nSET LOCAL lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;",
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    if (!here) return undefined;
    if (isFutile(here)) {
      const word = /\bset\s+local\b/i.exec(context.text);
      return {
        message: `SET LOCAL ${change.setting} has no effect here: there is no transaction`,
        object: change.setting,
        ...(word
          ? {
              rewrites: [
                {
                  title: 'Set it for the session',
                  edits: [{ span: { start: word.index, end: word.index + word[0].length }, text: 'SET' }],
                },
              ],
            }
          : {}),
      };
    }
    const wait = change.setting === 'lock_timeout' && change.value !== null ? milliseconds(change.value) : undefined;
    if (wait === undefined || wait <= tooLong || !followed(here, context)) return undefined;
    return {
      message: `A lock_timeout of ${Math.round(wait / 1000)} s lets every query wait that long behind the migration`,
      object: change.setting,
      severity: 'information',
      advice: 'Take a few seconds, and try the migration again when it gives up.',
    };
  },
});

/** Something other than a setting comes after it in its file. */
const followed = (here: ReleaseChange, context: RuleContext): boolean =>
  sameFile(context, here).findLastIndex((entry) => entry.change.kind !== 'set') > sameFile(context, here).indexOf(here);
