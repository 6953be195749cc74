import { type Answer, type Evidence, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
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
    const own = lost(change, context.before, context);
    if (!own) return undefined;
    // Columns of one statement are lost together: said once, of all that are lost in the same way.
    const here = context.release[context.position];
    const alike = (here ? sameFile(context, here) : [])
      .filter(({ statement }) => statement === here?.statement)
      .flatMap((entry) => {
        const other = entry === here ? own : isLosing(entry.change) && lost(entry.change, entry.before, context);
        return other && other.table === own.table && other.does === own.does && sameAnswer(other, own) ? [other] : [];
      });
    if (alike.length > 0 && alike[0] !== own) return undefined;
    const all = alike.length > 0 ? alike : [own];
    const names = all.map(({ column }) => column);
    const columns = list(names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more columns`] : names);
    const verb =
      own.does === 'writes DEFAULT to'
        ? `${own.does} ${all.length > 1 ? `${columns} of ${own.tableLabel}` : own.label}`
        : `${own.does} ${own.tableLabel} without ${columns}`;
    const answer = worst(all.map((each) => each.answer));
    const evidence = answer.evidence.filter(
      (each, index) => answer.evidence.findIndex((e) => sameEvidence(e, each)) === index,
    );
    const message = claim(own.servers, `${verb}, which ${all.length > 1 ? 'have' : 'has'} no default then`, answer);
    // What is acknowledged is all of it, and not another time one of them with others.
    const object = all.map(({ label }) => label).join(', ');
    return { message, object, answer: { ...answer, evidence }, servers: own.servers };
  },
});

type Losing = ChangeOf<'drop-default' | 'set-default' | 'drop-identity' | 'redefine-column'>;

const kinds: readonly ChangeKind[] = ['drop-default', 'set-default', 'drop-identity', 'redefine-column'];
const isLosing = (change: Change): change is Losing => kinds.includes(change.kind);

/** A column that servers leave to a default which it has no longer then. */
interface Lost {
  readonly table: number;
  readonly column: string;
  readonly label: string;
  readonly tableLabel: string;
  readonly does: 'writes DEFAULT to' | 'inserts into';
  readonly answer: Answer;
  readonly servers: readonly string[];
}

function lost(change: Losing, before: Catalog, context: RuleContext): Lost | undefined {
  // SET DEFAULT NULL takes a default away as well.
  if (change.kind === 'set-default' && change.default.form !== 'null') return undefined;
  const { table, column, label, tableLabel, released } = subjectOf(context, change.table, change.column, before);
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
  const does = updated ? 'writes DEFAULT to' : 'inserts into';
  return { table: table.id, column: change.column, label, tableLabel, does, answer, servers: asked.servers };
}

/** Columns are told of together where the same servers hurt them, as surely and for the same reason. */
const sameAnswer = (a: Lost, b: Lost): boolean =>
  a.answer.verdict === b.answer.verdict &&
  (a.answer.verdict === 'used' || a.answer.why === b.answer.why) &&
  a.servers.join() === b.servers.join();

const sameEvidence = (a: Evidence, b: Evidence): boolean =>
  a.file === b.file && a.ref === b.ref && a.line === b.line && a.how === b.how && a.text === b.text;
