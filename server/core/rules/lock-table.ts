import { list } from '../text/words.ts';
import { lockedSection } from './locked-section.ts';
import { graded, releasedOf } from './locking.ts';
import { defineRule, type ReleaseChange } from './rule.ts';

export default defineRule({
  id: 'lock-table',
  on: ['lock-table'],
  category: 'lock',
  severity: 'warning',
  title: 'LOCK TABLE on a table that is in use',
  why: 'The lock is held until the transaction ends, whatever else is in it, and whoever wants the table waits that long.',
  instead:
    'Leave it out: each statement takes the lock it needs by itself. Where one is needed, set a short lock_timeout and keep the transaction short.',
  hazards: ['B37'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nLOCK TABLE orders IN ACCESS EXCLUSIVE MODE;\nCOMMIT;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nLOCK TABLE orders IN ROW EXCLUSIVE MODE;\nCOMMIT;',
    },
  },
  check(change, context) {
    const { blocks, locks } = context.facts;
    const tables = releasedOf(Object.keys(locks), context.before, context.base);
    const [first] = change.tables;
    if (blocks === 'nothing' || tables.length === 0 || !first) return undefined;
    if (context.dialect.id === 'mysql') {
      if (brief(lockedSection(context, first))) return undefined;
      return {
        message: `LOCK TABLES keeps ${list(tables)} locked until UNLOCK TABLES: ${blocks} wait`,
        object: tables[0] ?? '',
        ...graded(context, first),
        advice: 'Leave it out: each statement takes the lock it needs by itself.',
      };
    }
    const here = context.release[context.position];
    if (here && here.transaction < 0 && change.inside === undefined) {
      return {
        message: `LOCK TABLE fails here: there is no transaction that could hold ${list(tables)} locked`,
        object: tables[0] ?? '',
        advice: 'Leave it out, or put it between BEGIN and COMMIT, together with what it is for.',
      };
    }
    return {
      message: `LOCK TABLE keeps ${list(tables)} in ${change.mode.toUpperCase()} mode until the transaction ends: ${blocks} wait`,
      object: tables[0] ?? '',
      ...graded(context, first),
    };
  },
});

/** Names and triggers change in a moment, and together only so. */
const brief = (section: readonly ReleaseChange[]): boolean =>
  section.length > 0 &&
  section.every(({ change, facts }) =>
    change.kind === 'create-trigger' || change.kind === 'drop-trigger'
      ? true
      : /^(rename-column|set-default|drop-default)$/.test(change.kind) && facts.rewrite.length === 0,
  );
