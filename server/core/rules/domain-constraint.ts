import { list } from '../text/words.ts';
import { graded, nameOf, releasedOf } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'domain-constraint',
  on: ['alter-domain'],
  category: 'lock',
  severity: 'warning',
  title: 'A constraint on a domain that reads every table using it',
  why: 'All rows of every table with a column of the domain are checked under SHARE locks: writes to all of them wait until the last one is done.',
  instead: 'Add the constraint NOT VALID, and VALIDATE it in a transaction of its own.',
  hazards: ['B49'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE DOMAIN amount AS int;\nCREATE TABLE orders (id bigint PRIMARY KEY, total amount);',
      migration: 'ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0);',
    },
    silent: {
      before: 'CREATE DOMAIN amount AS int;\nCREATE TABLE orders (id bigint PRIMARY KEY, total amount);',
      migration: 'ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;',
    },
  },
  check(change, context) {
    if (change.action !== 'add-constraint' && change.action !== 'set-not-null') return undefined;
    const tables = releasedOf(context.facts.scan, context.before, context.base);
    if (tables.length === 0) return undefined;
    const grades = tables.map((table) => graded(context, nameOf(table)).severity);
    const severity = grades.includes('error')
      ? 'error'
      : grades.every((grade) => grade === 'information')
        ? 'information'
        : undefined;
    const { name } = change.type;
    const end = context.text.trimEnd().length;
    return {
      message: `This blocks writes to ${list(tables)} while all ${tables.length === 1 ? 'its' : 'their'} rows are read`,
      object: name,
      ...(severity ? { severity } : {}),
      ...(change.action === 'set-not-null'
        ? {
            advice: `Add CHECK (VALUE IS NOT NULL) NOT VALID to ${name} instead, and VALIDATE it in a transaction of its own.`,
          }
        : change.inside === undefined
          ? { rewrites: [{ title: 'Add it NOT VALID', edits: [{ span: { start: end, end }, text: ' NOT VALID' }] }] }
          : {}),
    };
  },
});
