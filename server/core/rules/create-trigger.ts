import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { findRelation, type Table, type Trigger } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { overloads } from '../schema/signatures.ts';
import { list } from '../text/words.ts';
import { names } from './by-name.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { bodyOf, columnsNamed, stamps } from './trigger-bodies.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'create-trigger',
  on: ['create-trigger', 'create-rule', 'create-function'],
  category: 'compatibility',
  severity: 'warning',
  title: 'A new trigger or rule that refuses or rewrites what the previous server writes',
  why: 'A trigger runs for every server. One that raises an error, leaves rows out or sets columns changes what the previous server writes, although its queries are the same.',
  instead:
    'Let the trigger accept what the previous server writes in this release, and make it strict in the next one.',
  hazards: ['A41'],
  examples: {
    fires: {
      before: 'CREATE TABLE events (id bigint PRIMARY KEY, kind text);',
      uses: 'INSERT INTO events (id, kind) VALUES ($1, $2)',
      migration:
        "CREATE FUNCTION reject_old() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.kind = 'old' THEN RAISE EXCEPTION 'no longer'; END IF; RETURN NEW; END $$;\nCREATE TRIGGER no_old BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION reject_old();",
    },
    silent: {
      before:
        'CREATE TABLE events (id bigint PRIMARY KEY, kind text);\nCREATE TABLE audit (at timestamptz, what text);',
      uses: 'INSERT INTO events (id, kind) VALUES ($1, $2)',
      migration:
        'CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit VALUES (now(), NEW.kind); RETURN NULL; END $$;\nCREATE TRIGGER noted AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION note();',
    },
  },
  check(change, context) {
    if (change.kind === 'create-function') return change.replace ? rewritten(change.function, context) : undefined;
    const owner = findRelation(context.before, change.table);
    const released = owner && context.base.relations.get(owner.id);
    const end = owner && context.target.relations.get(owner.id);
    if (released?.kind !== 'table' || end?.kind !== 'table') return undefined;
    if (change.kind === 'create-rule') return ruled(change, released, context);
    const trigger = end.triggers.find((each) => each.name === change.trigger);
    return trigger && triggered(trigger, `the new trigger ${trigger.name}`, released, end, context);
  },
});

/** CREATE OR REPLACE of a function that triggers of released tables run: they run the new body. */
function rewritten(name: Name, context: RuleContext): readonly Report[] {
  const [routine] = overloads(context.before, name);
  if (!routine || !/^trigger$/.test(routine.returns?.name ?? '')) return [];
  return [...context.base.relations.values()].flatMap((released): Report[] => {
    const end = released.kind === 'table' ? context.target.relations.get(released.id) : undefined;
    if (released.kind !== 'table' || end?.kind !== 'table') return [];
    return released.triggers.flatMap((old): Report[] => {
      const trigger = end.triggers.find((each) => each.name === old.name);
      const runs =
        old.function && trigger?.function && names(old.function, routine) && names(trigger.function, routine);
      if (!trigger || !runs) return [];
      return [triggered(trigger, `the new body of the trigger ${trigger.name}`, released, end, context) ?? []].flat();
    });
  });
}

function triggered(
  trigger: Trigger,
  what: string,
  released: Table,
  end: Table,
  context: RuleContext,
): Report | undefined {
  const old = released.triggers.find((each) => each.name === trigger.name);
  if (!trigger.enabled) return undefined;
  const label = context.name(released);
  const object = `${label}.${trigger.name}`;
  const { answer, servers } = ask(context.servers, (contract) => writes(contract, released, trigger));
  if (answer.verdict === 'unused') return undefined;
  const body = bodyOf(context.target, trigger);
  const unsure = (why: string): Report => {
    const graded: Answer = { ...answer, verdict: 'unknown', why: answer.verdict === 'used' ? why : answer.why };
    const message = claim(servers, `writes rows to ${label} that ${what} refuses or changes`, graded);
    return { message, object, answer: graded, servers };
  };
  if (!body) {
    if (old || builtIn.has(trigger.function?.name ?? '')) return undefined;
    return { ...unsure(`the function ${trigger.function?.name ?? ''} is not in the migrations`), severity: 'hint' };
  }
  // Made anew, and no stricter than what ran before.
  const before = old && bodyOf(context.base, old);
  if (body.raises && !before?.raises) return unsure('the trigger raises an error for some');
  if (body.swallows && trigger.row && !before?.swallows) return unsure('the trigger leaves some of them out');
  const known = new Set(released.columns.map((column) => column.name));
  // A trigger that also names a column of this release keeps both in step: it is there for the previous server.
  if (columnsNamed(end, body).some((name) => !known.has(name))) return undefined;
  const set = released.columns.filter(
    (column) =>
      body.sets.includes(column.name.toLowerCase()) &&
      !before?.sets.includes(column.name.toLowerCase()) &&
      !stamps(body.text, column.name) &&
      ask(context.servers, (c) => c.column({ relation: released.id, column: column.id }, 'write')).answer.verdict ===
        'used',
  );
  if (set.length === 0) return undefined;
  return { ...unsure(`the trigger sets ${list(set.map((column) => column.name))}`), severity: 'information' };
}

function ruled(change: ChangeOf<'create-rule'>, released: Table, context: RuleContext): Report | undefined {
  const [, event = ''] = /\bon\s+(insert|update|delete|select)\b/i.exec(context.text) ?? [];
  const instead = /\bdo\s+instead\b/i.test(context.text);
  if (!instead || /^select$/i.test(event) || released.rules.includes(change.rule)) return undefined;
  const events = [event.toLowerCase()];
  const { answer, servers } = ask(context.servers, (contract) => writes(contract, released, { events, columns: [] }));
  const label = context.name(released);
  const verb =
    { insert: 'inserts into', update: 'updates', delete: 'deletes from' }[event.toLowerCase()] ?? 'writes to';
  if (answer.verdict === 'unused') return undefined;
  const message = `${claim(servers, `${verb} ${label}`, answer)}, and the rule ${change.rule} does something else instead`;
  return { message, object: label, answer, servers };
}

/** Whether a server does what sets the trigger off. */
function writes(
  contract: Contract,
  table: Table,
  { events, columns: only }: Pick<Trigger, 'events' | 'columns'>,
): Answer {
  const relation = contract.relation(table.id);
  const answers: Answer[] = [];
  if (events.includes('insert')) answers.push(contract.inserts(table.id).answer);
  const hits = new Set<'write' | 'delete' | 'truncate'>();
  if (events.includes('update')) hits.add('write');
  if (events.includes('delete')) hits.add('delete');
  if (events.includes('truncate')) hits.add('truncate');
  const evidence = contract.statements.flatMap((statement): Evidence[] => {
    const { relations, writes: written } = statement.resolution;
    const use = relations.find((each) => each.relation === table.id && hits.has(each.use as 'write'));
    if (!use) return [];
    if (
      use.use === 'write' &&
      only.length > 0 &&
      !written.some((w) => w.relation === table.id && only.includes(w.column))
    )
      return [];
    return [{ ...statement.evidence, how: 'writes to' }];
  });
  if (evidence.length > 0) answers.push({ verdict: 'used', evidence, why: 'its queries write rows' });
  else if (hits.size > 0 && relation.verdict === 'unknown') answers.push(relation);
  else if (hits.size > 0 && hits.has('write')) answers.push(openWrites(contract, table));
  for (const verdict of ['used', 'unknown'] as const) {
    const found = answers.find((answer) => answer.verdict === verdict);
    if (found) return found;
  }
  return { verdict: 'unused', evidence: [], why: 'it does not write to the table' };
}

/** Updates that an ORM makes are no statements of their own. */
function openWrites(contract: Contract, table: Table): Answer {
  const answer = contract.writes(table.id);
  const said = new Set(contract.statements.map(({ evidence: e }) => `${e.file}:${e.line}`));
  const evidence = answer.evidence.filter((e) => e.how !== 'inserts into' && !said.has(`${e.file}:${e.line}`));
  return answer.verdict === 'used' && evidence.length === 0
    ? { ...answer, verdict: 'unused' }
    : { ...answer, evidence };
}

const builtIn = new Set([
  'suppress_redundant_updates_trigger',
  'tsvector_update_trigger',
  'tsvector_update_trigger_column',
  'moddatetime',
  'autoinc',
  'insert_username',
  'timetravel',
]);
