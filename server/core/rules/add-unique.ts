import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { indexesOf } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { keyRecipe } from './key-recipe.ts';
import { defineRule } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'add-unique',
  on: ['create-index', 'add-constraint'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Adding uniqueness the previous server may violate',
  why: 'A row of the previous server that repeats a value is refused from then on, and rows that already repeat make the migration fail.',
  instead: 'Stop writing duplicates and clear the existing ones in this release; add the constraint in the next one.',
  hazards: ['A32'],
  recipe: 'add-unique',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'INSERT INTO users (id, email) VALUES ($1, $2)',
      migration: 'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'INSERT INTO users (id, email) VALUES ($1, $2)',
      migration: 'CREATE INDEX CONCURRENTLY users_email_idx ON users (email);',
    },
  },
  check(change, context) {
    const names = uniqueColumns(change);
    if (!names || names.length === 0) return undefined;
    const { table, tableLabel, released } = subjectOf(context, change.table);
    if (!table || !released.table) return undefined;
    const columns = table.columns.filter((column) => names.includes(column.name));
    if (columns.length < names.length) return undefined;
    const releasedIds = new Set(released.table.columns.map((column) => column.id));
    // A column the previous server doesn't know stays NULL in its rows, and NULLs don't repeat.
    if (columns.some((column) => !releasedIds.has(column.id) && !column.default && !column.notNull)) return undefined;
    // Dropped again within the release.
    const made = indexesOf(context.after, table.id).filter((index) => !context.before.relations.has(index.id));
    if (made.length > 0 && !made.some((index) => context.target.relations.has(index.id))) return undefined;
    // Already unique over these columns or fewer: nothing new is asked of anybody.
    const ids = new Set(columns.map((column) => column.id));
    const implied =
      !ofExpressions(change) &&
      indexesOf(context.base, table.id).some(
        (index) =>
          index.unique &&
          index.valid &&
          !index.where &&
          index.elements.every((e) => e.columnId !== undefined && ids.has(e.columnId)),
      );
    if (implied) return undefined;
    const asked = columns
      .filter((column) => releasedIds.has(column.id))
      .map((column) =>
        ask(context.servers, (contract) => contract.column({ relation: table.id, column: column.id }, 'write')),
      );
    // Only new columns: each row of the previous server gets their defaults, again and again.
    const inserts = ask(context.servers, (contract) => contract.inserts(table.id).answer);
    const answer = asked.length > 0 ? worst(asked.map((a) => a.answer)) : inserts.answer;
    if (answer.verdict === 'unused') return undefined;
    const servers = asked.length > 0 ? [...new Set(asked.flatMap((a) => a.servers))] : inserts.servers;
    const label = `${tableLabel} (${names.join(', ')})`;
    const used =
      asked.length > 0
        ? `it writes ${list(names)}, and whether values repeat can't be told`
        : `each row it inserts gets the same ${list(names)}, unless the default makes a new one`;
    const graded: Answer = { ...answer, verdict: 'unknown', why: answer.verdict === 'used' ? used : answer.why };
    return {
      message: claim(servers, `writes duplicates to ${label}`, graded),
      object: names.length === 1 ? `${tableLabel}.${names[0]}` : tableLabel,
      answer: graded,
      servers,
      ...keyRecipe(change, table, context),
    };
  },
});

type Making = ChangeOf<'create-index' | 'add-constraint'>;

/** The columns that become unique, those inside expressions too; undefined where an index made them so already. */
function uniqueColumns(change: Making): readonly string[] | undefined {
  if (change.kind === 'create-index')
    return change.unique
      ? [
          ...new Set(
            change.elements.flatMap((e) => (e.column === undefined ? (e.expression?.columns ?? []) : [e.column])),
          ),
        ]
      : undefined;
  const { constraint } = change;
  if (constraint.type !== 'unique' && constraint.type !== 'primary-key') return undefined;
  return constraint.usingIndex ? undefined : constraint.columns;
}

/** Whether something computed becomes unique, which uniqueness of the columns says nothing of. */
const ofExpressions = (change: Making): boolean =>
  change.kind === 'create-index' && change.elements.some((element) => element.column === undefined);
