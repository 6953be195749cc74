import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { callsIn } from '../schema/apply/calls.ts';
import { type FunctionObject, findRelation, type Relation, type Table, type View } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { askByName } from './by-name.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { usage as said } from './wording.ts';

export default defineRule({
  id: 'lost-privileges',
  on: ['revoke', 'set-table-option', 'create-view', 'create-table', 'rename-table', 'rename-view'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Privileges the previous server may need are taken away',
  why: 'If the previous server connects as that role, its queries are refused with "permission denied". A table or view that takes the place of another one starts without any grants.',
  instead:
    'Grant what the old object had on the new one in the same transaction, and revoke only when the previous server is gone.',
  hazards: ['A40'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);\nGRANT SELECT ON orders TO app;',
      uses: 'SELECT id FROM orders',
      migration: 'REVOKE SELECT ON orders FROM app;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM orders',
      migration: 'GRANT SELECT ON orders TO app;',
    },
  },
  check(change, context) {
    if (change.kind === 'revoke') return revoked(change, context);
    if (change.kind === 'set-table-option') return change.option === 'owner' ? owned(change, context) : undefined;
    return replaced(change, context);
  },
});

function revoked(change: ChangeOf<'revoke'>, context: RuleContext): readonly Report[] {
  const all = /^all tables in schema$/.test(change.on);
  // MySQL names the table only, perhaps with its database.
  const mysql = context.dialect.id === 'mysql';
  if (change.on === 'schema') return change.objects.flatMap(({ name }) => shut(change, name, context) ?? []);
  if (/function|procedure|routine/.test(change.on) && !mysql) return uncallable(change, context);
  if (change.on !== 'table' && !all && !mysql) return [];
  const objects = all
    ? [...context.before.relations.values()].filter((r) => change.objects.some((o) => o.name === r.schema))
    : change.objects.flatMap(
        (name) =>
          findRelation(context.before, name) ??
          (mysql ? (findRelation(context.before, { name: name.name }) ?? []) : []),
      );
  const wanted = change.privileges.flatMap((p) => (/^all\b/i.test(p) ? every : [p.toLowerCase()]));
  return objects.flatMap((relation): Report[] => {
    const released = context.base.relations.get(relation.id);
    if (released?.kind !== 'table' && released?.kind !== 'view') return [];
    const end = context.target.relations.get(relation.id);
    const had = released.grants ?? [];
    // A role that was never granted anything has nothing to lose; where no grant is known, it may have been granted elsewhere.
    const roles = change.roles.filter((role) =>
      role === 'public' || had.length > 0 ? had.some((grant) => grant.startsWith(`${role} `)) : true,
    );
    const label = context.name(released);
    const without = columnsLost(change, roles, released, end);
    const lost = wanted
      .filter((p) => !p.includes('('))
      .filter((p) => !without.has(p) && roles.some((role) => !end?.grants?.includes(`${role} ${p}`)));
    const columns = [...without].flatMap(([privilege, names]) =>
      unreachable(privilege, names, roles, released, context),
    );
    if (roles.length === 0 || lost.length === 0) return columns;
    const { answer, servers } = ask(context.servers, (contract) => needs(contract, released, lost));
    if (answer.verdict === 'unused') return columns;
    const who = list(roles);
    const what = lost.length === every.length ? 'every privilege' : list(lost.map((p) => p.toUpperCase()));
    const message = `${said(servers, label, answer)}, and ${who === 'public' ? 'everybody' : who} loses ${what} on it`;
    return [{ message, object: label, answer, servers }, ...columns];
  });
}

/**
 * By privilege, the columns that roles lose it on: those that are revoked alone, or those that are left out where the table's
 * privilege goes and some of its columns keep it.
 */
function columnsLost(
  change: ChangeOf<'revoke'>,
  roles: readonly string[],
  released: Table | View,
  end: Relation | undefined,
): ReadonlyMap<string, readonly string[]> {
  const lost = new Map<string, readonly string[]>();
  const keeps = (privilege: string, name: string): boolean =>
    roles.every((role) =>
      [`${role} ${privilege}`, `${role} ${privilege}(${name})`, `${role} ${privilege}("${name}")`].some((grant) =>
        end?.grants?.includes(grant),
      ),
    );
  for (const privilege of ['select', 'insert', 'update']) {
    const alone = change.privileges.flatMap((p) => {
      const [, name = '', column] = /^(\w+)[^(]*\("?(.*?)"?\)$/.exec(p) ?? [];
      return column !== undefined && (name.toLowerCase() === privilege || /^all$/i.test(name)) ? [column] : [];
    });
    const whole = change.privileges.some((p) => p.toLowerCase() === privilege || /^all\b[^(]*$/i.test(p));
    const some = (end?.grants ?? []).some((grant) => roles.some((role) => grant.startsWith(`${role} ${privilege}(`)));
    const names = whole && some ? released.columns.map(({ name }) => name) : alone;
    const left = names.filter((name) => !keeps(privilege, name));
    if (alone.length > 0 || (whole && some)) lost.set(privilege, left);
  }
  return lost;
}

/** Columns that the servers use in a way that asks for the privilege. */
function unreachable(
  privilege: string,
  names: readonly string[],
  roles: readonly string[],
  released: Table | View,
  context: RuleContext,
): Report[] {
  const writing = privilege !== 'select';
  return names.flatMap((name): Report[] => {
    const column = released.columns.find((each) => each.name === name);
    if (!column) return [];
    const { answer, servers } = ask(context.servers, (contract) => {
      const found = contract.column(
        { relation: released.id, column: column.id },
        ...(writing ? (['write'] as const) : []),
      );
      if (writing || found.verdict !== 'used') return found;
      const evidence = found.evidence.filter(({ how }) => !/^(writes|inserts)\b/.test(how));
      return evidence.length > 0 ? { ...found, evidence } : { ...found, verdict: 'unused' as const, evidence };
    });
    if (answer.verdict === 'unused') return [];
    const label = `${context.name(released)}.${name}`;
    const who = roles.map((role) => (role === 'public' ? 'everybody' : role));
    const message = `${said(servers, label, answer)}, and ${list(who)} loses ${privilege.toUpperCase()} on it`;
    return [{ message, object: label, answer, servers }];
  });
}

/** Whoever may not EXECUTE a function is refused when it is called. */
function uncallable(change: ChangeOf<'revoke'>, context: RuleContext): readonly Report[] {
  if (!change.privileges.some((p) => /^(all\b|execute$)/i.test(p))) return [];
  const all = change.on.startsWith('all ');
  const released = [...context.base.functions.values()].flat().filter((routine) => {
    const here = ({ schema, name }: Name): boolean =>
      all ? name === routine.schema : name === routine.name && (schema ?? routine.schema) === routine.schema;
    return change.objects.some(here);
  });
  const back = context.release.slice(context.position + 1).flatMap(({ change: later }) => {
    const same = later.kind === 'grant' && later.on === change.on;
    const names = (objects: readonly Name[]): string => objects.map(({ name }) => name).join();
    return same && names(later.objects) === names(change.objects) ? later.roles : [];
  });
  const roles = change.roles.filter((role) => !back.includes(role));
  if (roles.length === 0) return [];
  return released.flatMap((routine): Report[] => {
    if (!roles.includes('public') && publicMayCall(routine, context)) return [];
    const label = context.name({ schema: routine.schema, name: routine.name });
    const { answer, servers } = askByName(context, routine.name, 'calls', ({ query }) =>
      callsIn(query).some(
        ({ name }) => name.name === routine.name && (name.schema === undefined || name.schema === routine.schema),
      ),
    );
    if (answer.verdict === 'unused') return [];
    const who = roles.map((role) => (role === 'public' ? 'everybody' : role));
    const message = `${said(servers, label, answer)}, and ${list(who)} may no longer execute it`;
    const advice = `Grant EXECUTE on ${label} to the role of the previous server in the same transaction.`;
    return [{ message, object: label, answer, servers, advice }];
  });
}

/** Everybody may call what is made, unless it was revoked from PUBLIC: a role by itself has nothing to lose then. */
function publicMayCall({ id, schema, name }: FunctionObject, { target }: RuleContext): boolean {
  if (target.defaultPrivileges || target.gaps > 0) return false;
  const end = target.functions.get(`${schema}.${name}`, []).find((each) => each.id === id);
  return end !== undefined && !end.closed;
}

/** Without USAGE of a schema nothing in it can be named. CREATE is not what servers need. */
function shut(change: ChangeOf<'revoke'>, schema: string, context: RuleContext): Report | undefined {
  const usage = (privileges: readonly string[]): boolean => privileges.some((p) => /^(all\b|usage$)/i.test(p));
  if (!usage(change.privileges)) return undefined;
  const back = context.release.slice(context.position + 1).flatMap(({ change: later }) => {
    const same = later.kind === 'grant' && later.on === 'schema' && later.objects.some((o) => o.name === schema);
    return same && usage(later.privileges) ? later.roles : [];
  });
  const roles = change.roles.filter((role) => !back.includes(role));
  const inside = [...context.base.relations.values()].filter(
    (r) => r.schema === schema && (r.kind === 'table' || r.kind === 'view'),
  );
  if (roles.length === 0 || inside.length === 0) return undefined;
  const { answer, servers } = ask(context.servers, (contract) => worst(inside.map((r) => contract.relation(r.id))));
  if (answer.verdict === 'unused') return undefined;
  const who = roles.map((role) => (role === 'public' ? 'everybody' : role));
  const message = `${said(servers, `the schema ${schema}`, answer)}, and ${list(who)} loses USAGE of it`;
  return { message, object: schema, answer, servers };
}

function owned(change: ChangeOf<'set-table-option'>, context: RuleContext): Report | undefined {
  const relation = findRelation(context.before, change.table);
  const released = relation && context.base.relations.get(relation.id);
  if (released?.kind !== 'table' && released?.kind !== 'view') return undefined;
  if (!context.target.relations.has(released.id)) return undefined;
  const label = context.name(released);
  const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id));
  if (answer.verdict === 'unused') return undefined;
  const why = `${label} gets another owner${change.value ? `, ${change.value}` : ''}, and which role it connects as is not known`;
  const graded: Answer = { ...answer, verdict: 'unknown', why: answer.verdict === 'used' ? why : answer.why };
  const message = `${servers.join(' and ')} may lose its privileges on ${label}: ${graded.why}`;
  const advice = `Grant the role of the previous server what it does with ${label} before the owner changes.`;
  return { message, object: label, answer: graded, servers, advice };
}

/** What takes a released name in this change, without the grants that the released object had. */
function replaced(
  change: ChangeOf<'create-view' | 'create-table' | 'rename-table' | 'rename-view'>,
  context: RuleContext,
): readonly Report[] {
  const { base, before, after, target } = context;
  if (target.defaultPrivileges) return [];
  const written = 'table' in change ? change.table : change.view;
  const made = 'to' in change ? findRelation(before, written) : findRelation(after, written);
  const now = made && after.relations.get(made.id);
  return (now && before.relations.get(now.id) !== now ? [now] : []).flatMap(({ schema, name }): Report[] => {
    const released = findRelation(base, { schema, name });
    if (released?.kind !== 'table' && released?.kind !== 'view') return [];
    const heir = findRelation(target, { schema, name });
    if (!heir || heir.id === released.id || !released.grants || after.names.get(`${schema}.${name}`) !== heir.id)
      return [];
    const lost = released.grants.filter((grant) => !heir.grants?.includes(grant));
    const privileges = [...new Set(lost.map((grant) => grant.slice(grant.lastIndexOf(' ') + 1)))];
    const roles = [...new Set(lost.map((grant) => grant.slice(0, grant.lastIndexOf(' '))))];
    if (lost.length === 0) return [];
    const label = context.name(released);
    const { answer, servers } = ask(context.servers, (contract) => needs(contract, released, privileges));
    if (answer.verdict === 'unused') return [];
    const what = list(privileges.map((p) => p.toUpperCase()));
    const message = `${said(servers, label, answer)}, and ${list(roles)} has no ${what} on what takes its place`;
    const advice = `Add \`GRANT ${privileges.map((p) => p.toUpperCase()).join(', ')} ON ${label} TO ${roles.join(', ')}\` to the same transaction.`;
    return [{ message, object: label, answer, servers, advice }];
  });
}

const every = ['select', 'insert', 'update', 'delete', 'truncate', 'usage'];

/** What a server does with the relation that asks for one of the privileges. */
function needs(contract: Contract, relation: Relation, privileges: readonly string[]): Answer {
  const answer = contract.relation(relation.id);
  if (answer.verdict !== 'used') return answer;
  const by: Readonly<Record<string, string>> = {
    reads: 'select',
    'inserts into': 'insert',
    updates: 'update',
    'deletes from': 'delete',
    truncates: 'truncate',
  };
  const named = privileges.map((privilege) => privilege.replace(/\(.*/s, ''));
  const evidence = answer.evidence.filter((e) => by[e.how] === undefined || named.includes(by[e.how] as string));
  return evidence.length > 0
    ? { ...answer, evidence }
    : { verdict: 'unused', evidence: [], why: 'it does other things' };
}
