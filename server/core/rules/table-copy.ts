import type { Change } from '../schema/change.ts';
import { type Alteration, alterationOf, altering } from './alteration.ts';
import { copyCause, copyTools } from './copy-causes.ts';
import { graded } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'table-copy',
  on: altering,
  category: 'lock',
  severity: 'warning',
  title: 'An ALTER TABLE that blocks writes while the table is copied',
  why: "What MySQL and MariaDB can't do in place they do by copying every row into a new table, or under a lock that lets nobody write: writes wait until it is done, and then replicas do the same.",
  instead:
    'Let gh-ost or pt-online-schema-change copy the table while writes go on, or add what is new beside what is there.',
  hazards: ['C01', 'C03', 'C06', 'C07', 'C08', 'C10', 'C11', 'C12', 'C13', 'C14', 'C15', 'C18'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint);',
      migration: 'ALTER TABLE orders MODIFY qty int;',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50);',
    },
  },
  check(change, context) {
    const alteration = alterationOf(context);
    if (!alteration || alteration.worst.entry.change !== change) return undefined;
    const { facts } = alteration.worst;
    if (facts.blocks === 'nothing' || refuses(alteration)) return undefined;
    const table = context.name(alteration.table);
    const { doing, object, instead } = copyCause(change, facts, context, table);
    const what = facts.blocks === 'writes' ? 'writes to' : 'reads and writes of';
    const copies = facts.algorithm === 'COPY';
    const unsure = copies && facts.assumes.length > 0 && uncertain.has(facts.operation ?? '');
    const message = copies
      ? `${doing} ${unsure ? 'may copy' : 'copies'} the whole table: ${what} ${table} wait until every row is written anew`
      : `${doing} blocks ${what} ${table} until it is done`;
    const waiting = alteration.parts.filter((part) => part.facts.algorithm === 'INSTANT').length;
    const split =
      waiting > 0
        ? 'Put the other changes of this statement in one of their own: alone they are instant, and here they wait for the copy. '
        : '';
    return {
      message,
      object,
      advice: `${split}${instead ?? copyTools(context, alteration.table)}`,
      ...(unsure && facts.operation === 'change-character-set' ? { severity: 'information' as const } : {}),
      ...recipeOf(change),
      ...graded(context, alteration.table),
    };
  },
});

/** The recipes that do without the copy, or at least wait for their release. */
function recipeOf(change: Change): { readonly recipe?: string } {
  if (change.kind === 'redefine-column') return { recipe: 'change-column-type' };
  if (change.kind !== 'add-constraint') return {};
  const { type } = change.constraint;
  return type === 'foreign-key' ? { recipe: 'add-foreign-key' } : type === 'check' ? { recipe: 'add-check' } : {};
}

/** What depends on the type or character set that a column has now, which the migrations may not tell. */
const uncertain: ReadonlySet<string> = new Set(['change-type', 'change-character-set']);

/** It demands better than the server can do: it fails at once, and blocks nobody; see refused-algorithm. */
const refuses = ({ demands }: Alteration): boolean =>
  demands.lock === 'NONE' ||
  (demands.algorithm !== undefined && demands.algorithm !== 'COPY' && demands.lock !== 'SHARED');
