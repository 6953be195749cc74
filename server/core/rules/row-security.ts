import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { findTable, type Table } from '../schema/catalog.ts';
import { count, list } from '../text/words.ts';
import { defineRule, type ReleaseChange, type RuleContext } from './rule.ts';
import { sameFile } from './same-file.ts';
import { subjectOf } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'row-security',
  on: ['set-row-security', 'drop-policy', 'alter-policy', 'create-policy'],
  category: 'compatibility',
  severity: 'warning',
  dialects: ['postgresql'],
  title: 'Row level security that hides rows from the previous server',
  why: 'Without a policy that lets them pass, every row is hidden, and writes are refused. Reads give no error: the previous server just sees nothing. Only superusers, roles with BYPASSRLS and, unless FORCE is set, the owner of the table are spared.',
  instead: 'Create policies that let the previous server do all it does, before row level security is enabled.',
  hazards: ['A39'],
  examples: {
    fires: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text);',
      uses: 'SELECT body FROM notes',
      migration: 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
    },
    silent: {
      before: 'CREATE TABLE notes (id bigint PRIMARY KEY, body text);',
      uses: 'SELECT body FROM notes',
      migration: 'CREATE POLICY all_notes ON notes USING (true);\nALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
    },
  },
  check(change, context) {
    const { table, tableLabel, released } = subjectOf(context, change.table);
    const end = table && context.target.relations.get(table.id);
    const after = table && context.after.relations.get(table.id);
    if (!released.table || !table || end?.kind !== 'table' || after?.kind !== 'table') return undefined;
    if (!end.rowSecurity.enabled) return undefined;
    // Switched on where it was off, or forced where it was not; or a policy less where it is on.
    const { enabled, forced } = released.table.rowSecurity;
    const on = change.kind === 'set-row-security';
    if (on && !(change.enabled && !enabled) && !(change.forced && end.rowSecurity.forced && !forced)) return undefined;
    if (!on && !enabled) return undefined;
    if (change.kind === 'create-policy' && !change.restrictive) return undefined;
    const before = released.table;
    const lost = commands.filter(
      (command) =>
        passes(end, command) !== 'all' &&
        (!enabled || rank(passes(end, command)) < rank(passes(before, command)) || (on && !forced)),
    );
    const { answer, servers } = ask(context.servers, (contract) => does(contract, before, lost));
    if (answer.verdict === 'unused') return undefined;
    const none = lost.filter((command) => passes(end, command) === 'none');
    const spared = end.rowSecurity.forced
      ? 'unless its role bypasses row level security'
      : `unless it connects as the table's owner`;
    const object = tableLabel;
    const hidden = ask(context.servers, (contract) => does(contract, before, none));
    if (none.length > 0 && hidden.answer.verdict !== 'unused') {
      const without =
        none.length === commands.length ? 'no policy lets a row pass' : `no policy lets a row pass for ${list(none)}`;
      // Tables that are closed together are said together, at the first of them.
      const together = change.kind === 'set-row-security' && none.length === commands.length ? closed(context) : [];
      if (together.length > 1 && together[0] !== context.release[context.position]) return undefined;
      const more = together.length > 1 ? `. So it is with ${count(together.length - 1, 'more table')} here` : '';
      const message = `${usage(hidden.servers, tableLabel, hidden.answer)}; ${without} then, ${spared}${more}`;
      return { message, object, answer: hidden.answer, servers: hidden.servers };
    }
    const why = `it uses the table, and whether the policies let its rows pass can't be told`;
    const graded: Answer = { ...answer, verdict: 'unknown', why: answer.verdict === 'used' ? why : answer.why };
    const message = `${servers.join(' and ')} may see fewer rows of ${tableLabel}, ${spared}: ${graded.why}`;
    return { message, object, answer: graded, servers };
  },
});

/** The changes of this file that close a table the servers use, and leave no policy. */
function closed(context: RuleContext): readonly ReleaseChange[] {
  const here = context.release[context.position];
  if (!here) return [];
  return sameFile(context, here).filter(({ change, before }) => {
    if (change.kind !== 'set-row-security' || !change.enabled) return false;
    const table = findTable(before, change.table);
    const released = table && context.base.relations.get(table.id);
    const end = table && context.target.relations.get(table.id);
    if (released?.kind !== 'table' || released.rowSecurity.enabled || end?.kind !== 'table') return false;
    if (!end.rowSecurity.enabled || !commands.every((command) => passes(end, command) === 'none')) return false;
    return ask(context.servers, (contract) => contract.relation(released.id)).answer.verdict !== 'unused';
  });
}

const commands = ['select', 'insert', 'update', 'delete'] as const;
type Command = (typeof commands)[number];
type Passes = 'none' | 'some' | 'all';

const rank = (passes: Passes): number => ['none', 'some', 'all'].indexOf(passes);

/** Which rows the policies of a table let pass for a command. */
function passes(table: Table, command: Command): Passes {
  if (!table.rowSecurity.enabled) return 'all';
  const about = table.policies.filter((p) => p.command === 'all' || p.command === command);
  const giving = about.filter((policy) => !policy.restrictive);
  if (giving.length === 0) return 'none';
  const takes = about.some((policy) => policy.restrictive && !policy.always);
  // Which role the server connects as is not known: what is only for some may not be for it.
  return giving.some((policy) => policy.always && !policy.roles) && !takes ? 'all' : 'some';
}

/** Whether a server carries out one of the commands on the table. */
function does(contract: Contract, table: Table, wanted: readonly Command[]): Answer {
  const answer = contract.relation(table.id);
  if (answer.verdict !== 'used' || wanted.length === 0)
    return wanted.length === 0 ? { ...answer, verdict: 'unused' } : answer;
  const verbs: Readonly<Record<Command, readonly string[]>> = {
    select: ['reads', 'uses'],
    insert: ['inserts into', 'uses'],
    update: ['updates', 'uses'],
    delete: ['deletes from', 'uses'],
  };
  const all = Object.values(verbs).flat();
  const evidence = answer.evidence.filter(
    (e) => wanted.some((command) => verbs[command].includes(e.how)) || !all.includes(e.how),
  );
  return evidence.length > 0
    ? { ...answer, evidence }
    : { verdict: 'unused', evidence: [], why: 'it does other things' };
}
