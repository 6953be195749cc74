import { displayName, findTable, type Table } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { type SqlFlavour, tokenize } from '../sql/lex.ts';
import { list } from '../text/words.ts';
import { walkingKey } from './key.ts';
import { defineRecipe, type RecipeContext } from './recipe.ts';
import { step } from './statements.ts';
import { firedBy } from './wording.ts';

type Write = ChangeOf<'update-rows' | 'delete-rows'>;

export default defineRecipe({
  id: 'batch-write',
  on: ['update-rows', 'delete-rows'],
  title: 'Write the rows in batches, in a migration of its own',
  about:
    'Takes an UPDATE or DELETE of many rows out of the migration and lets it walk along a key in batches, each committed by itself: a row is locked for an instant, and started again it goes on. It refuses what is not the same in batches or when run twice (values computed from themselves, sub-selects on the table that is written, RETURNING), and what later statements of the release count on. On MySQL and MariaDB a procedure walks along the key.',
  example: {
    schema: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text, old_state text);',
    change: 'UPDATE orders SET state = old_state WHERE state IS NULL;',
  },
  plan(change, context) {
    const { dialect, before, version } = context;
    const refuse = (refused: string) => ({ refused });
    const table = findTable(before, change.table);
    if (!table) return refuse(`${change.table.name} is no table that is known here.`);
    const label = displayName(before, table);
    if (dialect.id === 'postgresql' && version < 11)
      return refuse(
        'Only PostgreSQL 11 and later commit within a script. Run the statement with a LIMIT until it changes no row.',
      );
    const key = walkingKey(before, table);
    if (key === undefined) return refuse(`${label} has no NOT NULL column with an index to walk along.`);
    const hindrance = inTheWay(change, key, context);
    if (hindrance) return refuse(`${hindrance}.`);
    const batched = inBatches(change, context);
    if (!batched) return refuse('The statement is not of a form that can be cut into batches.');
    const verb = change.kind === 'update-rows' ? 'Update' : 'Delete';
    const fired = firedBy(table, change.kind === 'update-rows' ? 'update' : 'delete');
    const sql = dialect.backfill({ table: change.table, key, assignments: [], where: '', batch: 1000, write: batched });
    return {
      recipe: 'batch-write',
      title: `${verb} rows of ${label} in batches`,
      steps: [step('backfill', `${verb} rows of ${label}, 1000 at a time`, [{ sql }], { transaction: false })],
      servers: ['All servers go on as they are; a row is locked for one batch only.'],
      notes: [
        change.kind === 'delete-rows' || settles(change, context.textOf(change), dialect.flavour)
          ? 'Stopped half way, it can be started again from the beginning.'
          : 'Stopped half way and started again, it begins with the rows that are written already: what servers wrote there meanwhile is overwritten. Let WHERE leave out rows that need nothing.',
        'Until it ends, servers see some of the rows as they were.',
        ...(fired.length > 0
          ? [
              `It fires ${list(fired)}, as the statement did; what is fired once for a statement is fired once for each batch.`,
            ]
          : []),
      ],
    };
  },
});

/** Why it would not do the same in batches, or when it is run again. */
function inTheWay(change: Write, key: string, { later, textOf, before, dialect }: RecipeContext): string | undefined {
  const { query } = change;
  const { flavour } = dialect;
  if (
    flavour === 'mysql' &&
    ['limit', 'order'].some((word) => topLevelWord(textOf(change), word, flavour) !== undefined)
  )
    return 'With ORDER BY or LIMIT it writes only some rows, and each batch would write as many';
  if (flavour === 'mysql' && tokenize(textOf(change), flavour).some(({ kind }) => kind === 'parameter'))
    return 'A variable of the session may be another one from row to row';
  if (query.outputs.length > 0) return 'With RETURNING it gives its rows to somebody, who would get none of them';
  if (query.with.length > 0) return 'What WITH reads would be read anew for each batch';
  const target = findTable(before, change.table);
  const readsItself = [
    ...query.nested,
    ...query.from.flatMap((item) => (item.kind === 'query' ? [item.query] : [])),
  ].some((each) => mentions(each, target?.name ?? change.table.name));
  const joined = query.from.some((item) => item.kind === 'relation' && item.name.name === change.table.name);
  if (readsItself || joined) return `It reads ${change.table.name} as a whole, which each batch would find changed`;
  const assigned = new Set((query.assignments ?? []).map(({ name }) => name));
  if (assigned.has(key)) return `It changes ${key}, which the batches walk along`;
  const text = textOf(change);
  const where = topLevelWord(text, 'where', flavour);
  const own = query.target?.alias ?? change.table.name;
  const computed = query.references.find(
    ({ name, qualifier, at }) =>
      assigned.has(name) &&
      (qualifier.length === 0 || qualifier.at(-1) === own) &&
      (where === undefined || at.start < where),
  );
  if (computed) return `${computed.name} is computed from itself, so a row that is written twice gets another value`;
  const itself = target && referringToItself(change, target, assigned);
  if (itself)
    return `${itself} of ${target.name} refers to rows of the same table, which one statement may leave for a moment, and a batch may not`;
  const other = query.calls.find(({ name }) => changing.test(name.name));
  if (other && change.kind === 'update-rows' && !settles(change, textOf(change), flavour))
    return `${other.name.name} says something else each time, so a row that is written twice gets another value: let WHERE leave out the rows that have one`;
  // Whatever names the table may read the rows, or prove something about them.
  const counts = later.find(
    (other) => other.kind === 'opaque' || other.kind === 'call' || names(textOf(other), change.table.name, flavour),
  );
  return counts ? `A later statement of the release (${words(counts)}) may count on the rows being written` : undefined;
}

/** A foreign key from the table to itself that holds what is written; CASCADE and SET take care of rows that are left. */
function referringToItself(change: Write, table: Table, assigned: ReadonlySet<string>): string | undefined {
  const touched = (ids: readonly number[]): boolean =>
    table.columns.some(({ id, name }) => ids.includes(id) && assigned.has(name));
  return table.constraints.find(
    ({ references }) =>
      references?.table === table.id &&
      (change.kind === 'delete-rows' ? !/cascade|set/.test(references.onDelete) : touched(references.columns)),
  )?.name;
}

/** Whether WHERE asks for something that the statement writes, so that rows that were written are left out as a rule. */
function settles({ query }: Write, text: string, flavour: SqlFlavour): boolean {
  const where = topLevelWord(text, 'where', flavour);
  const assigned = new Set((query.assignments ?? []).map(({ name }) => name));
  return where !== undefined && query.references.some(({ name, at }) => at.start > where && assigned.has(name));
}

const changing =
  /^(random|random_normal|gen_random_uuid|uuidv[47]|uuid_generate_v\w+|nextval|clock_timestamp|timeofday|rand|uuid|uuid_short|sysdate)$/i;

function names(text: string, table: string, flavour: SqlFlavour): boolean {
  const wanted = table.toLowerCase();
  return tokenize(text, flavour).some(
    ({ kind, start, end }) =>
      (kind === 'word' || kind === 'quoted-name' || kind === 'string') &&
      text.slice(start, end).toLowerCase().includes(wanted),
  );
}

const words = (change: Change): string => change.kind.replaceAll('-', ' ');

const mentions = (query: Write['query'], name: string): boolean =>
  query.target?.name.name === name ||
  query.from.some((item) =>
    item.kind === 'relation' ? item.name.name === name : item.kind === 'query' && mentions(item.query, name),
  ) ||
  [...query.nested, ...query.branches, ...query.with.flatMap((each) => ('query' in each ? [each.query] : []))].some(
    (each) => mentions(each, name),
  );

/** The statement for the rows that a condition selects; undefined where its WHERE can't be told. */
function inBatches(change: Write, { dialect, textOf }: RecipeContext): ((within: string) => string) | undefined {
  const text = textOf(change).replace(/;\s*$/, '').trimEnd();
  const { flavour } = dialect;
  if (text === '' || tokenize(text, flavour).some(({ kind }) => kind === 'comment')) return undefined;
  const where = topLevelWord(text, 'where', flavour);
  if (change.filtered !== (where !== undefined)) return undefined;
  const head = (where === undefined ? text : text.slice(0, where)).trimEnd();
  const condition = where === undefined ? undefined : text.slice(where + 'where'.length).trim();
  const alias = change.query.target?.alias;
  const prefix = `${dialect.quote(alias ?? change.table.name)}.`;
  return (within) =>
    `${head}\n    WHERE ${within.replaceAll('{row}', prefix)}${condition === undefined ? '' : ` AND (${condition})`}`;
}

/** Where a word stands outside of brackets. */
function topLevelWord(text: string, word: string, flavour: SqlFlavour): number | undefined {
  let depth = 0;
  for (const { kind, start, end } of tokenize(text, flavour)) {
    const token = text.slice(start, end);
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (depth === 0 && kind === 'word' && token.toLowerCase() === word) return start;
  }
  return undefined;
}
