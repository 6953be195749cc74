import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { type Column, findRelation, type Table, type Trigger } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { overloads } from '../schema/signatures.ts';
import { list } from '../text/words.ts';
import { names } from './by-name.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { bodyOf, sourcesOf, stamps } from './trigger-bodies.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-sync-trigger',
  on: ['drop-trigger', 'enable-trigger', 'create-function'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping the trigger that keeps columns in step while the previous server needs it',
  why: 'The previous server writes one of the columns, and the other one is filled by the trigger only. Without it, what one server writes never reaches the other.',
  instead: 'Keep the trigger in this release. Drop it in the next one, when no server needs the old column.',
  hazards: ['A42'],
  examples: {
    fires: {
      before: `CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text);
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.full_name := NEW.name; RETURN NEW; END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();`,
      uses: 'UPDATE users SET name = $1 WHERE id = $2',
      next: 'SELECT full_name FROM users',
      migration: 'DROP TRIGGER sync_name ON users;',
    },
    silent: {
      before: `CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text);
CREATE FUNCTION sync_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.full_name := NEW.name; RETURN NEW; END $$;
CREATE TRIGGER sync_name BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync_name();`,
      uses: 'UPDATE users SET full_name = $1 WHERE id = $2',
      migration: 'DROP TRIGGER sync_name ON users;',
    },
  },
  check(change, context) {
    if (change.kind === 'create-function') return change.replace ? rewritten(change.function, context) : undefined;
    if (change.kind === 'enable-trigger' && change.enabled) return undefined;
    const owner = change.table ? findRelation(context.before, change.table) : withTrigger(context, change.trigger);
    const released = owner && context.base.relations.get(owner.id);
    if (released?.kind !== 'table') return undefined;
    const trigger = released.triggers.find((each) => each.name === change.trigger && each.enabled);
    return trigger && gone(context, released, trigger);
  },
});

/** The function is made anew, and its triggers do no more what they did. */
function rewritten(name: Name, context: RuleContext): Report | undefined {
  const [routine] = overloads(context.before, name);
  if (!/^trigger$/.test(routine?.returns?.name ?? '')) return undefined;
  for (const released of context.base.relations.values()) {
    if (released.kind !== 'table') continue;
    for (const trigger of released.triggers) {
      if (!trigger.enabled || !trigger.function || !routine || !names(trigger.function, routine)) continue;
      const report = gone(context, released, trigger);
      if (report) return report;
    }
  }
  return undefined;
}

/** Columns that a trigger set from others, and nothing does in the end. */
function gone(context: RuleContext, released: Table, trigger: Trigger): Report | undefined {
  const end = context.target.relations.get(released.id);
  const body = bodyOf(context.base, trigger);
  if (end?.kind !== 'table' || !body) return undefined;
  const columns = (wanted: readonly string[]): Column[] =>
    released.columns.filter(
      ({ name, id }) => wanted.includes(name.toLowerCase()) && end.columns.some((c) => c.id === id),
    );
  const set = columns(body.sets).filter(
    (column) =>
      !end.columns.some((c) => c.id === column.id && c.generated) &&
      !stamps(body.text, column.name) &&
      !stillSet(context, end, column.name),
  );
  for (const column of set) {
    const sources = columns(sourcesOf(released, body, column.name));
    const report = sources.length > 0 ? outOfStep(context, released, trigger, column, sources) : undefined;
    if (report) return report;
  }
  return undefined;
}

/** Somebody writes a source, and somebody reads what is made of it. */
function outOfStep(context: RuleContext, table: Table, trigger: Trigger, column: Column, sources: readonly Column[]) {
  const id = (c: Column) => ({ relation: table.id, column: c.id });
  const label = context.name(table);
  const name = `${label}.${column.name}`;
  const next = context.next();
  const writes = ask(context.servers, (contract) =>
    worst(sources.map((source) => contract.column(id(source), 'write', [trigger.name]))),
  );
  const reads = ask([...context.servers, ...(next ? [next] : [])], (contract) =>
    contract.column(id(column), undefined, [trigger.name]),
  );
  if (writes.answer.verdict === 'unused' || reads.answer.verdict === 'unused') return undefined;
  const from = list(sources.map((source) => `${label}.${source.name}`));
  const { answer, servers } = writes;
  const readers =
    reads.answer.verdict === 'used'
      ? `${list(reads.servers)} ${reads.servers.length > 1 ? 'use' : 'uses'} it`
      : 'it may be used';
  const verdict = answer.verdict === 'used' && reads.answer.verdict === 'used' ? 'used' : 'unknown';
  const why = answer.verdict === 'unknown' ? answer.why : reads.answer.why;
  const graded = { ...answer, verdict, why } as typeof answer;
  const message = `${usage(servers, from, answer.verdict === 'used' ? { ...answer } : graded)}; without the trigger ${trigger.name} nothing copies that to ${name}, and ${readers}`;
  return { message, object: name, answer: graded, servers };
}

/** Another trigger sets it in the end, or the same one made anew. */
const stillSet = (context: RuleContext, table: Table, column: string): boolean =>
  table.triggers.some((trigger) => {
    if (!trigger.enabled) return false;
    const body = bodyOf(context.target, trigger);
    return !body || body.sets.includes(column.toLowerCase());
  });

/** MySQL names a trigger without its table. */
const withTrigger = (context: RuleContext, trigger: string): Table | undefined => {
  for (const relation of context.before.relations.values())
    if (relation.kind === 'table' && relation.triggers.some((each) => each.name === trigger)) return relation;
  return undefined;
};
