import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'nested-transaction',
  on: ['begin', 'commit', 'rollback'],
  category: 'hygiene',
  severity: 'warning',
  title: 'BEGIN or COMMIT inside a transaction that is open already',
  why: 'Transactions do not nest. BEGIN only warns, and the next COMMIT ends the outer transaction: what comes after it is committed statement by statement, and a failure leaves half a migration behind.',
  instead: 'Leave BEGIN and COMMIT to the tool, or mark the migration as one that runs without a transaction.',
  hazards: ['G02'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nBEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nCOMMIT;',
    },
  },
  check(change, context) {
    const here = context.release[context.position];
    if (!here || change.inside !== undefined) return undefined;
    const { open, begun } = stateAt(here, context);
    if (change.kind === 'begin') {
      if (open === undefined) return undefined;
      const message =
        open === 'tool'
          ? 'The tool has opened a transaction already: this BEGIN only warns, and the COMMIT after it ends the transaction of the tool'
          : 'A transaction is open already: this BEGIN only warns';
      return {
        message,
        object: 'BEGIN',
        ...(open === 'file' ? { advice: 'Remove it, or COMMIT the first transaction before it.' } : {}),
      };
    }
    // Said at the BEGIN, where there is one.
    if (open !== 'tool' || begun) return undefined;
    const word = change.kind.toUpperCase();
    return {
      message: `This ${word} ends the transaction of the tool: what comes after it runs without one`,
      object: word,
      advice: `Remove it, or mark the migration as one that runs without a transaction.`,
    };
  },
});

/** Who has opened the transaction a change finds, and whether the file has begun any before. */
function stateAt(here: ReleaseChange, context: RuleContext): { open: 'tool' | 'file' | undefined; begun: boolean } {
  let open: 'tool' | 'file' | undefined = here.wrapped === 'transaction' ? 'tool' : undefined;
  let begun = false;
  for (const entry of context.release) {
    if (entry === here) break;
    if (entry.file !== here.file || entry.change.inside !== undefined) continue;
    const { kind } = entry.change;
    if (kind === 'begin') {
      open ??= 'file';
      begun = true;
    } else if (kind === 'commit' || kind === 'rollback') open = undefined;
  }
  return { open, begun };
}
