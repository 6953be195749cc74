import { ask } from '../contract/ask.ts';
import { list } from '../text/words.ts';
import { lockable } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'truncate',
  on: ['truncate'],
  category: 'data-loss',
  severity: 'warning',
  title: 'TRUNCATE of a table that is in use',
  why: 'All rows are gone at once, also for servers that read them now, and nothing can read or write the table until the transaction ends.',
  instead: 'DELETE in batches what nobody needs any more, or truncate once no server uses the table.',
  hazards: ['B36'],
  examples: {
    fires: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      uses: 'SELECT token FROM sessions WHERE id = $1',
      migration: 'TRUNCATE sessions;',
    },
    silent: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      uses: 'SELECT token FROM sessions WHERE id = $1',
      migration: 'DELETE FROM sessions WHERE id BETWEEN 1 AND 1000;',
    },
  },
  check(change, context) {
    const tables = change.tables.flatMap((name) => lockable(context, name) ?? []);
    if (tables.length === 0) return undefined;
    const asked = tables.map((table) => ({ table, ...ask(context.servers, (c) => c.relation(table.id)) }));
    const verdict = ['used', 'unknown', 'unused'].find((v) => asked.some(({ answer }) => answer.verdict === v));
    const worst = asked.filter(({ answer }) => answer.verdict === verdict);
    const names = worst.map(({ table }) => context.name(table));
    const [first] = worst;
    if (!first) return undefined;
    const who = list(first.servers);
    // MySQL commits it at once.
    const wait = context.dialect.id === 'mysql' ? 'meanwhile' : 'until the transaction ends';
    const used = verdict === 'used' ? `, which ${who} ${first.servers.length > 1 ? 'use' : 'uses'}` : '';
    const unused =
      verdict === 'unused'
        ? `; nothing in ${who || 'the previous server'} uses ${names.length === 1 ? 'it' : 'them'}`
        : '';
    return {
      message: `TRUNCATE removes all rows of ${list(names)}${used}, and blocks reads and writes of ${names.length === 1 ? 'it' : 'them'} ${wait}${unused}`,
      object: names[0] ?? '',
      answer: first.answer,
      servers: first.servers,
    };
  },
});
