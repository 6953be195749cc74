import { defineRule, type ReleaseChange } from './rule.ts';
import { ofFile } from './same-file.ts';

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
    const state = here && ofFile(context, here, 'transactions', statesOf).get(here);
    if (!state) return undefined;
    const { open, begun } = state;
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

interface State {
  /** Who has opened the transaction a change finds. */
  readonly open: 'tool' | 'file' | undefined;
  /** The file has begun one before. */
  readonly begun: boolean;
}

/** What each BEGIN, COMMIT and ROLLBACK of a file finds. */
function statesOf(entries: readonly ReleaseChange[]): ReadonlyMap<ReleaseChange, State> {
  const found = new Map<ReleaseChange, State>();
  let open: State['open'] = entries[0]?.wrapped === 'transaction' ? 'tool' : undefined;
  let begun = false;
  for (const entry of entries) {
    const { kind, inside } = entry.change;
    if (inside !== undefined || (kind !== 'begin' && kind !== 'commit' && kind !== 'rollback')) continue;
    found.set(entry, { open, begun });
    if (kind === 'begin') {
      open ??= 'file';
      begun = true;
    } else open = undefined;
  }
  return found;
}
