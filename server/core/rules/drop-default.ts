import { ask } from '../contract/ask.ts';
import { defineRule } from './rule.ts';
import { insertsWithout, inTarget, subjectOf } from './subject.ts';
import { filledByTrigger } from './triggers.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'drop-default',
  on: ['drop-default', 'set-default', 'drop-identity', 'redefine-column'],
  category: 'compatibility',
  next: true,
  severity: 'error',
  title: 'Dropping the default of a NOT NULL column the previous server leaves out',
  why: 'The previous server inserts rows without the column and relies on its default. Without it, those rows are refused. A default that is added and dropped in one release helps the existing rows only.',
  instead: 'Keep the default until the previous server is gone; drop it in the next release.',
  hazards: ['A26', 'A28'],
  recipe: 'change-default',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      uses: 'INSERT INTO orders (id) VALUES ($1)',
      migration:
        'ALTER TABLE orders ADD COLUMN priority int NOT NULL DEFAULT 0;\nALTER TABLE orders ALTER COLUMN priority DROP DEFAULT;',
    },
    silent: {
      before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text DEFAULT '');",
      uses: 'INSERT INTO orders (id) VALUES ($1)',
      migration: 'ALTER TABLE orders ALTER COLUMN note DROP DEFAULT;',
    },
  },
  check(change, context) {
    // SET DEFAULT NULL takes a default away as well.
    if (change.kind === 'set-default' && change.default.form !== 'null') return undefined;
    const { table, column, label, tableLabel, released } = subjectOf(context, change.table, change.column);
    if (!table || !column || !released.table) return undefined;
    const end = inTarget(context, table, column);
    const left = end?.default && end.default.form !== 'null';
    if (!end?.notNull || left || end.generated || end.identity) return undefined;
    // What had no default loses none; a MODIFY that makes the column NOT NULL as well is said as that.
    const old = released.column ?? column;
    if (!old.default && !old.identity && !old.generated) return undefined;
    if (change.kind === 'redefine-column' && !column.notNull) return undefined;
    const asked = ask(context.servers, (contract) => insertsWithout(contract, table, column));
    const answer = filledByTrigger(context, table, column, asked.answer);
    if (answer.verdict === 'unused') return undefined;
    const updated = answer.evidence.length > 0 && answer.evidence.every((e) => e.how === 'writes DEFAULT to');
    const message = claim(
      asked.servers,
      `${updated ? `writes DEFAULT to ${label}` : `inserts into ${tableLabel} without ${change.column}`}, which has no default then`,
      answer,
    );
    return { message, object: label, answer, servers: asked.servers };
  },
});
