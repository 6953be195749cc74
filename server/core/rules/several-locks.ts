import { list } from '../text/words.ts';
import lockTimeout from './lock-timeout.ts';
import { windowAt } from './lock-windows.ts';
import { nameOf } from './locking.ts';
import { defineRule } from './rule.ts';
import { limitedAt } from './timeouts.ts';

export default defineRule({
  id: 'several-locks',
  on: lockTimeout.on,
  category: 'lock',
  severity: 'information',
  title: 'One transaction locks several tables',
  why: 'While the transaction waits for the second table it holds the first, and whoever wants them in the other order ends in a deadlock with it.',
  instead:
    'Change one table a transaction; where that can not be, set a short lock_timeout, so that it gives up and is tried again.',
  hazards: ['B43'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'BEGIN;\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;\nCOMMIT;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN note text;\nALTER TABLE users ADD COLUMN note text;',
    },
  },
  check(_change, context) {
    const second = windowAt(context)?.second;
    if (!second || limitedAt(second.at, context)) return undefined;
    const held = second.held.map(({ table }) => table);
    const taken = second.taken.map(({ table }) => table);
    const hot = [...held, ...taken].filter((table) => context.hints(nameOf(table)).traffic === 'hot').length > 0;
    return {
      message: `This waits for ${list(taken)} while its transaction keeps ${list(held)} locked`,
      object: taken[0] ?? '',
      ...(hot ? { severity: 'warning' as const } : {}),
    };
  },
});
