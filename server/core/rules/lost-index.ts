import type { Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { lookups } from '../contract/lookups.ts';
import { displayName, findIndex, type Index, indexesOf, type Table, tableById } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { graded } from './locking.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';
import { standIn } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'lost-index',
  on: ['drop-index'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Dropping an index the previous server looks rows up by',
  why: 'Nothing fails, but each of its queries reads the whole table from then on: on a large one that is an outage. Building the index again takes long.',
  instead:
    'Build the index that takes its place first. MySQL can make it INVISIBLE for a release (MariaDB: IGNORED); drop it in the next one.',
  hazards: ['A52'],
  recipe: 'drop-index',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);',
      uses: 'SELECT id FROM users WHERE email = $1',
      migration: 'DROP INDEX CONCURRENTLY users_email;',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);\nCREATE INDEX users_email_id ON users (email, id);',
      uses: 'SELECT id FROM users WHERE email = $1',
      migration: 'DROP INDEX CONCURRENTLY users_email;',
    },
  },
  check(change, context) {
    const index = findIndex(context.before, change.index, change.table);
    const table = index && tableById(context.before, index.table);
    const released = releasedTable(context, table);
    if (!index || !table || !released || !context.base.relations.has(index.id) || !index.valid) return undefined;
    // A table that goes, or is set aside, is said where that happens.
    if (context.after.relations.has(index.id) || standIn(context, released)?.id !== table.id) return undefined;
    const lead = index.elements[0]?.columnId;
    if (lead === undefined || replaced(context, index, table) || replacedAtOnce(context, index)) return undefined;
    const { answer, servers } = ask(context.servers, (contract) => {
      const evidence = contract.statements
        .filter((statement) => lookups(statement).some((r) => r.relation === table.id && r.column === lead))
        .map((statement): Evidence => ({ ...statement.evidence, how: 'looks up' }));
      return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its queries look for other columns' };
    });
    if (answer.verdict !== 'used') return undefined;
    const column = released.columns.find((each) => each.id === lead)?.name ?? '';
    const name = context.name(released);
    const later = indexesOf(context.target, table.id).find((each) => serves(each, index));
    const until = later ? ` until ${displayName(context.target, later)} is built` : '';
    return {
      message: `${claim(servers, `looks up rows of ${name} by ${column}`, answer)}, and reads all of it for that without ${index.name}${until}`,
      object: name,
      answer,
      servers,
      ...graded(context, table),
      ...(findIndex(context.target, change.index, change.table) ? { recipe: 'replace-index' } : {}),
      ...(later ? { advice: `Build ${displayName(context.target, later)} before ${index.name} is dropped.` } : {}),
    };
  },
});

/** Another index, there when this one goes, finds rows by the same columns. */
const replaced = (context: RuleContext, index: Index, table: Table): boolean =>
  indexesOf(context.after, table.id).some((other) => serves(other, index));

/** It is built again before anybody else sees the table: in the same transaction. */
function replacedAtOnce(context: RuleContext, index: Index): boolean {
  const here = context.release[context.position];
  return context.release.slice(context.position + 1).some(({ change, after, file, transaction, wrapped }) => {
    if (change.kind !== 'create-index' || file !== here?.file) return false;
    if (here.transaction !== transaction || (transaction < 0 && wrapped === null)) return false;
    const made = indexesOf(after, index.table).at(-1);
    return made !== undefined && serves(made, index);
  });
}

function serves(other: Index, index: Index): boolean {
  const lead = index.elements[0]?.columnId;
  return other.valid && other.elements[0]?.columnId === lead && (other.where?.text ?? '') === (index.where?.text ?? '');
}

/** The columns of an index as people name them. */
export const indexColumns = (index: Index, table: Table): string =>
  list(index.elements.map(({ columnId, text }) => table.columns.find((c) => c.id === columnId)?.name ?? text));
