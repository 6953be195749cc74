import { ask } from '../contract/ask.ts';
import type { Column } from '../schema/catalog.ts';
import type { Expression } from '../schema/change.ts';
import { defineRule } from './rule.ts';
import { inTarget, subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'change-default',
  on: ['set-default', 'redefine-column'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Changing a default the previous server relies on',
  why: 'Rows the previous server inserts without the column get the new value from then on. Nothing fails, and the data means something else.',
  instead: 'Leave the default, and let the new server write the value itself; change the default in the next release.',
  hazards: ['A29'],
  recipe: 'change-default',
  examples: {
    fires: {
      before: "CREATE TABLE jobs (id bigint PRIMARY KEY, state text DEFAULT 'queued');",
      uses: 'INSERT INTO jobs (id) VALUES ($1)',
      migration: "ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued_v2';",
    },
    silent: {
      before: "CREATE TABLE jobs (id bigint PRIMARY KEY, state text DEFAULT 'queued', note text);",
      uses: 'INSERT INTO jobs (id, state) VALUES ($1, $2)',
      migration: "ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued_v2';",
    },
  },
  check(change, context) {
    const { table, column, label, tableLabel, released } = subjectOf(context, change.table, change.column);
    if (!table || !column || !released.table || !released.column) return undefined;
    const old = released.column.default;
    const end = inTarget(context, table, column);
    if (!old || old.form === 'null' || !end?.default || same(old, end.default)) return undefined;
    // Of several changes, the one that makes it what it is.
    if (same(end.default, column.default)) return undefined;
    const changed: Column | undefined = inTarget({ target: context.after }, table, column);
    if (!same(end.default, changed?.default)) return undefined;
    const id = { relation: table.id, column: column.id };
    const { answer, servers } = ask(context.servers, (contract) => contract.omits(id));
    if (answer.verdict === 'unused') return undefined;
    const values = `whose default changes from ${old.text} to ${end.default.text}`;
    const message = claim(servers, `inserts into ${tableLabel} without ${released.column.name}, ${values}`, answer);
    return { message, object: label, answer, servers };
  },
});

/** The same value, however it is written: casts, brackets and the several names of the clock and of UUIDs don't count. */
function same(a: Expression | undefined, b: Expression | undefined): boolean {
  return a !== undefined && b !== undefined && plain(a.text) === plain(b.text);
}

const plain = (text: string): string => {
  const bare = text
    .trim()
    .replace(
      /::\s*[\w".]+(?:\s+(?:varying|without time zone|with time zone|precision))?(?:\([\d, ]*\))?(?:\[\])?/gi,
      '',
    )
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  if (/^(now\(\)|current_timestamp(\(\d*\))?|localtimestamp|transaction_timestamp\(\))$/i.test(bare)) return 'now()';
  if (/^(\w+\.)?(gen_random_uuid|uuid_generate_v4)\(\)$/i.test(bare)) return 'uuid()';
  if (/^(\w+\.)?nextval\(/i.test(bare)) return 'nextval()';
  return /^(true|false|null)$/i.test(bare) ? bare.toLowerCase() : bare.replace(/^'(-?\d+(?:\.\d+)?)'$/, '$1');
};
