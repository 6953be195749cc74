import { ask } from '../contract/ask.ts';
import { callsIn } from '../schema/apply/calls.ts';
import { type Column, findTable } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule, type ReleaseChange, releasedTable } from './rule.ts';
import { ofFile, sameFile } from './same-file.ts';

export default defineRule({
  id: 'sequence-behind',
  on: ['insert-rows', 'copy-rows'],
  category: 'data',
  severity: 'information',
  title: 'Rows with numbers the sequence does not know of',
  why: 'A number that is written out does not move the sequence of its column. The sequence gives it out again later, and that INSERT fails as a duplicate.',
  instead:
    "Set the sequence after it: SELECT setval(pg_get_serial_sequence('orders', 'id'), (SELECT max(id) FROM orders)).",
  hazards: ['G11'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id serial PRIMARY KEY, note text);',
      uses: 'INSERT INTO orders (note) VALUES ($1)',
      migration: "INSERT INTO orders (id, note) VALUES (100, 'first');",
    },
    silent: {
      before: 'CREATE TABLE orders (id serial PRIMARY KEY, note text);',
      uses: 'INSERT INTO orders (note) VALUES ($1)',
      migration:
        "INSERT INTO orders (id, note) VALUES (100, 'first');\nSELECT setval('orders_id_seq', (SELECT max(id) FROM orders));",
    },
  },
  check(change, context) {
    if (change.kind === 'copy-rows' && change.direction === 'to') return undefined;
    const here = context.release[context.position];
    const table = findTable(context.before, change.table);
    if (!here || !table || table.persistence === 'temporary') return undefined;
    const column = table.columns.find((each, index) => isCounted(each) && isGiven(change, each, index));
    if (!column || /\bnextval\b/i.test(context.text)) return undefined;
    // One finding a table and file: the first.
    const place = table.columns.indexOf(column);
    const first = sameFile(context, here).find(
      ({ change: other, before }) =>
        isFilling(other) && findTable(before, other.table)?.id === table.id && isGiven(other, column, place),
    );
    if (first !== here) return undefined;
    const set = (entries: readonly ReleaseChange[]): boolean => entries.some((entry) => moves(entry.change));
    if (ofFile(context, here, 'sets a sequence', set) || set(context.release.slice(context.position))) return undefined;
    const name = context.name(table);
    const message = `The sequence of ${name}.${column.name} does not move with these rows: it gives the same numbers out again`;
    const object = `${name}.${column.name}`;
    const advice = `Add SELECT setval(pg_get_serial_sequence('${name}', '${column.name}'), (SELECT max(${column.name}) FROM ${name})) after it.`;
    const known = releasedTable(context, table)?.columns.some((each) => each.id === column.id);
    if (!known) return { message, object, advice };
    const asked = ask(context.servers, (contract) => contract.omits({ relation: table.id, column: column.id }));
    // It brings its own numbers.
    if (asked.answer.verdict === 'unused') return undefined;
    if (asked.answer.verdict !== 'used') return { message, object, advice };
    const who = `${list(asked.servers)} ${asked.servers.length > 1 ? 'draw' : 'draws'} from it`;
    return { message: `${message}, and ${who}`, object, advice, severity: 'warning' };
  },
});

const isCounted = (column: Column): boolean =>
  column.identity !== undefined || (column.default?.calls.some((call) => call.name.name === 'nextval') ?? false);

type Filling = ChangeOf<'insert-rows'> | ChangeOf<'copy-rows'>;

const isFilling = (change: Change): change is Filling => change.kind === 'insert-rows' || change.kind === 'copy-rows';

/** Whether the rows bring a value for the column. */
function isGiven(change: Filling, column: Column, index: number): boolean {
  if (change.kind === 'copy-rows') return change.columns.length === 0 || change.columns.includes(column.name);
  const { insertColumns, insertWidth, insertValues } = change.query;
  const position = insertColumns ? insertColumns.findIndex((each) => each.name === column.name) : index;
  if (position < 0 || (!insertColumns && insertWidth !== undefined && position >= insertWidth)) return false;
  return (insertValues?.[position] ?? 'value') === 'value';
}

/** What may set a sequence, or hides that it does. */
function moves(change: Change): boolean {
  if (change.kind === 'select') return callsIn(change.query).some((call) => call.name.name === 'setval');
  return change.kind === 'alter-sequence' || change.kind === 'set-identity' || change.kind === 'opaque';
}
