import { alterationOf, altering } from './alteration.ts';
import { defineRule, type Rewrite } from './rule.ts';

export default defineRule({
  id: 'assert-algorithm',
  on: altering,
  category: 'lock',
  severity: 'information',
  title: 'An ALTER TABLE that does not say how bad it may get',
  why: 'Whether it is instant or copies the table depends on the version, on the columns and on what else is in the statement. With ALGORITHM and LOCK it fails where it would block.',
  instead: 'Add ALGORITHM=INSTANT, or ALGORITHM=INPLACE, LOCK=NONE.',
  hazards: ['C02'],
  dialects: ['mysql'],
  optIn: true,
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50);',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50), ALGORITHM=INSTANT;',
    },
  },
  check(change, context) {
    const alteration = alterationOf(context);
    if (!alteration || alteration.worst.entry.change !== change) return undefined;
    const { facts } = alteration.worst;
    const { demands } = alteration;
    // What blocks writes has a finding of its own, and can't be asked to do better.
    if (demands.algorithm || demands.lock || facts.blocks !== 'nothing') return undefined;
    const table = context.name(alteration.table);
    const clauses = [`ALGORITHM=${facts.algorithm}`, ...(facts.algorithm === 'INSTANT' ? [] : ['LOCK=NONE'])];
    const rewrite = appended(context.text, clauses);
    return {
      message: `Nothing keeps this from blocking ${table} where the server can't do it with ${clauses.join(', ')}`,
      object: table,
      advice: `Add ${clauses.join(', ')}: then it fails where it would block.`,
      ...(rewrite ? { rewrites: [rewrite] } : {}),
    };
  },
});

/** The clauses at the end of the statement, before a comment that ends it. After PARTITION BY they can't stand. */
function appended(text: string, clauses: readonly string[]): Rewrite | undefined {
  const separator = /^\s*ALTER\b/i.test(text) ? ', ' : /^\s*CREATE\b/i.test(text) ? ' ' : undefined;
  if (separator === undefined || /\bPARTITION/i.test(text) || /\bORDER\s+BY\b/i.test(text)) return undefined;
  const end = text.replace(/(?:\s|--\s[^\n]*$|#[^\n'"`]*$|\/\*(?:(?!\*\/)[\s\S])*\*\/$)+$/, '').length;
  const lead = separator === ', ' ? separator : ' ';
  return {
    title: `Add ${clauses.join(', ')}`,
    edits: [{ span: { start: end, end }, text: `${lead}${clauses.join(separator)}` }],
    always: true,
  };
}
