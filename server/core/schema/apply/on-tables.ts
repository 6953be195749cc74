import { childrenOf, type Policy, type Table, type Trigger, type View } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { type Name, showName } from '../names.ts';
import type { Draft, Handlers } from './draft.ts';
import { overloadsOf } from './routines.ts';

type Kinds =
  | 'create-trigger'
  | 'drop-trigger'
  | 'rename-trigger'
  | 'enable-trigger'
  | 'create-rule'
  | 'drop-rule'
  | 'create-policy'
  | 'alter-policy'
  | 'drop-policy';

/** Triggers, rules and policies: they live with a table or view. */
export const onTables: Handlers<Kinds> = {
  'create-trigger'(draft, change) {
    const owner = triggered(draft, change.table);
    const columns = change.columns.map((name) =>
      owner.kind === 'table' ? draft.column(owner, name).id : (owner.columns.find((c) => c.name === name)?.id ?? 0),
    );
    const callee = change.function && overloadsOf(draft, change.function)?.overloads[0];
    if (change.function && !callee && !draft.mysql && !builtInTriggers.has(change.function.name)) {
      draft.complain(`there is no function ${showName(change.function)}`);
    }
    const trigger: Trigger = {
      name: change.trigger,
      timing: change.timing,
      events: change.events,
      columns,
      ...readsOf(owner, change),
      enabled: true,
      ...(change.function && { function: callee ? { schema: callee.schema, name: callee.name } : change.function }),
      words: change.words,
      ...(!change.function && { text: change.text }),
      row: change.row,
    };
    addTrigger(draft, owner, trigger, change);
  },

  'drop-trigger'(draft, change) {
    const owner = change.table ? ownerIf(draft, change.table, change.ifExists) : tableOfTrigger(draft, change.trigger);
    const found = owner?.triggers.some((t) => t.name === change.trigger);
    if (!owner || !found) {
      if (change.ifExists) return;
      return draft.refuse(
        change.table
          ? `${showName(change.table)} has no trigger ${change.trigger}`
          : `there is no trigger ${change.trigger}`,
      );
    }
    editTriggers(draft, owner, change.trigger, () => []);
  },

  'rename-trigger'(draft, change) {
    const owner = withTrigger(draft, change.table, change.trigger);
    editTriggers(draft, owner, change.trigger, (t) => [{ ...t, name: change.to }]);
  },

  'enable-trigger'(draft, change) {
    const { enabled } = change;
    if (change.trigger.toLowerCase() === 'all' || change.trigger.toLowerCase() === 'user') {
      const owner = triggered(draft, change.table);
      draft.put({ ...owner, triggers: owner.triggers.map((t) => ({ ...t, enabled })) });
    } else
      editTriggers(draft, withTrigger(draft, change.table, change.trigger), change.trigger, (t) => [{ ...t, enabled }]);
  },

  'create-rule'(draft, change) {
    const owner = draft.relation(change.table);
    if (owner.kind !== 'table') return;
    if (!owner.rules.includes(change.rule)) draft.put({ ...owner, rules: [...owner.rules, change.rule] });
    else if (!change.replace) draft.refuse(`${draft.show(owner)} already has a rule ${change.rule}`);
  },

  'drop-rule'(draft, change) {
    if (change.ifExists && !ownerIf(draft, change.table, true)) return;
    const owner = draft.relation(change.table);
    if (owner.kind !== 'table') return;
    if (owner.rules.includes(change.rule)) draft.put({ ...owner, rules: owner.rules.filter((r) => r !== change.rule) });
    else if (!change.ifExists) draft.refuse(`${draft.show(owner)} has no rule ${change.rule}`);
  },

  'create-policy'(draft, change) {
    const table = draft.table(change.table);
    if (table.policies.some((p) => p.name === change.policy)) {
      draft.refuse(`${draft.show(table)} already has a policy ${change.policy}`);
    }
    draft.put({ ...table, policies: [...table.policies, policyOf(draft, table, change)] });
  },

  'alter-policy'(draft, change) {
    const table = draft.table(change.table);
    const old = table.policies.find((p) => p.name === change.policy);
    if (!old) return draft.refuse(`${draft.show(table)} has no policy ${change.policy}`);
    const { roles: _, ...same } =
      change.expressions.length > 0 ? policyOf(draft, table, { ...old, ...change, command: old.command }) : old;
    const roles = change.roles ?? old.roles ?? [];
    const limited = roles.length > 0 && !roles.includes('public');
    const now = { ...same, name: change.to ?? old.name, ...(limited && { roles }) };
    draft.put({ ...table, policies: table.policies.map((p) => (p === old ? now : p)) });
  },

  'drop-policy'(draft, change) {
    const table = draft.tableIf(change.table, change.ifExists);
    if (!table) return;
    if (!table.policies.some((p) => p.name === change.policy)) {
      if (change.ifExists) return;
      draft.refuse(`${draft.show(table)} has no policy ${change.policy}`);
    }
    draft.put({ ...table, policies: table.policies.filter((p) => p.name !== change.policy) });
  },
};

const builtInTriggers = new Set([
  'suppress_redundant_updates_trigger',
  'tsvector_update_trigger',
  'tsvector_update_trigger_column',
  'moddatetime',
  'autoinc',
  'insert_username',
  'timetravel',
]);

function policyOf(
  draft: Draft,
  table: Table,
  change: Pick<ChangeOf<'create-policy'>, 'policy' | 'command' | 'expressions' | 'restrictive' | 'roles'>,
): Policy {
  return {
    name: change.policy,
    command: change.command,
    columns: draft.columnIds(
      table,
      change.expressions.flatMap((e) => e.columns),
    ),
    calls: change.expressions.flatMap((e) => e.calls.map((c) => c.name)),
    ...(change.expressions.length > 0 &&
      change.expressions.every((e) => /^\(*\s*true\s*\)*$/i.test(e.text)) && { always: true as const }),
    ...(change.restrictive && { restrictive: true as const }),
    ...(change.roles && { roles: change.roles }),
  };
}

function triggered(draft: Draft, name: Name): Table | View {
  const owner = draft.relation(name);
  if (owner.kind === 'table' || owner.kind === 'view') return owner;
  return draft.refuse(`${showName(name)} is no table`);
}

function ownerIf(draft: Draft, name: Name, ifExists: boolean): Table | View | undefined {
  try {
    return triggered(draft, name);
  } catch (error) {
    if (ifExists) return undefined;
    throw error;
  }
}

function withTrigger(draft: Draft, name: Name, trigger: string): Table | View {
  const owner = triggered(draft, name);
  if (!owner.triggers.some((t) => t.name === trigger)) draft.refuse(`${draft.show(owner)} has no trigger ${trigger}`);
  return owner;
}

/** MySQL names a trigger without its table. */
function tableOfTrigger(draft: Draft, trigger: string): Table | undefined {
  for (const relation of draft.catalog.relations.values()) {
    if (relation.kind === 'table' && relation.triggers.some((t) => t.name === trigger)) return relation;
  }
  return undefined;
}

function addTrigger(draft: Draft, owner: Table | View, trigger: Trigger, change: ChangeOf<'create-trigger'>): void {
  const exists = owner.triggers.some((t) => t.name === trigger.name);
  if (exists && !change.replace) draft.refuse(`${draft.show(owner)} already has a trigger ${trigger.name}`);
  draft.put({ ...owner, triggers: [...owner.triggers.filter((t) => t.name !== trigger.name), trigger] });
  if (owner.kind !== 'table' || !owner.partitionBy || !change.row || draft.mysql) return;
  for (const child of childrenOf(draft.catalog, owner.id)) {
    addTrigger(
      draft,
      child,
      { ...trigger, columns: draft.columnIds(child, change.columns), ...readsOf(child, change) },
      { ...change, replace: true },
    );
  }
}

function readsOf(owner: Table | View, { when }: ChangeOf<'create-trigger'>): Pick<Trigger, 'reads'> {
  const named = owner.kind === 'table' ? owner.columns.filter(({ name }) => when?.columns.includes(name)) : [];
  return named.length > 0 ? { reads: named.map(({ id }) => id) } : {};
}

/** Changes a trigger of a table and of its partitions. */
function editTriggers(draft: Draft, owner: Table | View, name: string, how: (trigger: Trigger) => Trigger[]): void {
  draft.put({ ...owner, triggers: owner.triggers.flatMap((t) => (t.name === name ? how(t) : [t])) });
  if (owner.kind !== 'table' || !owner.partitionBy) return;
  for (const child of childrenOf(draft.catalog, owner.id)) {
    if (child.triggers.some((t) => t.name === name)) editTriggers(draft, child, name, how);
  }
}
