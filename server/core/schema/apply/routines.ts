import { type FunctionObject, findRelation, type Table, type View } from '../catalog.ts';
import type { Expression, RoutineArgument } from '../change.ts';
import { type Name, showName } from '../names.ts';
import { showType, type TypeReference } from '../types.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { dropRelation } from './drops.ts';
import { findType, resolveType } from './types.ts';

type Kinds = 'create-function' | 'drop-function' | 'rename-function';

export const routines: Handlers<Kinds> = {
  'create-function'(draft, change) {
    const schema = draft.schemaFor(change.function);
    const { name } = change.function;
    const args = change.arguments.map((a) => ({ ...a, type: resolveType(draft, a.type) }));
    const key = `${schema}.${name}`;
    const overloads = draft.catalog.functions.get(key, []);
    const old = overloads.find((f) => signature(draft, f.arguments) === signature(draft, args));
    // MySQL has no CREATE OR REPLACE for routines; MariaDB does.
    if (old && !change.replace) draft.refuse(`there already is a function ${showName(change.function)}`);
    if (old && !draft.mysql) sameShape(draft, old, args, change.returns);
    const made: FunctionObject = {
      id: old?.id ?? draft.id(),
      schema,
      name,
      procedure: change.procedure,
      arguments: args,
      ...(change.returns && { returns: resolveType(draft, change.returns) }),
      returnsSet: change.returnsSet,
      language: change.language,
      volatility: change.volatility,
      body: change.body,
      text: change.text,
      queries: change.queries,
      words: change.words,
      ...(change.changes.length > 0 && { changes: change.changes }),
      // A function that is replaced keeps its privileges.
      ...(old?.closed && { closed: old.closed }),
      ...(old?.owner && { owner: old.owner }),
    };
    setOverloads(draft, key, old ? overloads.map((f) => (f === old ? made : f)) : [...overloads, made]);
  },

  'drop-function'(draft, change) {
    const found = overloadsOf(draft, change.function);
    const target = pick(draft, found?.overloads ?? [], change);
    if (!found || !target) {
      // Aggregates and what an extension brings are not in the catalog.
      if (change.ifExists || change.aggregate) return;
      return draft.refuse(`there is no function ${showName(change.function)}`);
    }
    const rest = found.overloads.filter((f) => f !== target);
    if (rest.length === 0 && !draft.mysql) dropUses(draft, target, change.cascade);
    setOverloads(draft, found.key, rest);
  },

  'rename-function'(draft, change) {
    const found = overloadsOf(draft, change.function);
    const target = pick(draft, found?.overloads ?? [], change);
    if (!found || !target) return draft.refuse(`there is no function ${showName(change.function)}`);
    moveFunction(draft, target, { ...target, name: change.to });
  },
};

/** CREATE OR REPLACE changes what a function does, neither what it gives back nor what its arguments are called. */
function sameShape(draft: Draft, old: FunctionObject, args: readonly RoutineArgument[], returns?: TypeReference): void {
  const given = (all: readonly RoutineArgument[]) => all.filter((a) => a.mode !== 'out' && a.mode !== 'table');
  given(old.arguments).forEach(({ name, default: value }, at) => {
    const now = given(args)[at]?.name;
    if (value && !given(args)[at]?.default)
      draft.refuse(`an argument of ${old.name} has a default, which CREATE OR REPLACE can't take away`);
    if (name !== undefined && now !== name)
      draft.refuse(`the argument ${name} of ${old.name} can't be called ${now ?? 'nothing'} by CREATE OR REPLACE`);
  });
  if (!old.returns || !returns) return;
  const [was, is] = [bare(draft, old.returns), bare(draft, resolveType(draft, returns))];
  if (was !== is) draft.refuse(`${old.name} gives back ${was}, which CREATE OR REPLACE can't make ${is}`);
}

/** Two functions are the same if their names and the types of their input arguments are. */
const signature = (draft: Draft, args: readonly RoutineArgument[]): string =>
  args
    .filter((a) => a.mode !== 'out' && a.mode !== 'table')
    .map((a) => bare(draft, a.type))
    .join();

/** Types of this catalog are told apart by schema, and so are tables' row types; the schema of others is left out. */
function bare(draft: Draft, type: TypeReference): string {
  const own = findType(draft.catalog, type) ?? findRelation(draft.catalog, type);
  const plain: TypeReference = { ...without(type, 'schema'), modifiers: [] };
  return showType(own ? { ...plain, schema: own.schema } : plain);
}

export function overloadsOf(
  draft: Draft,
  name: Name,
): { readonly key: string; readonly overloads: readonly FunctionObject[] } | undefined {
  for (const schema of name.schema ? [name.schema] : draft.catalog.searchPath) {
    const key = `${schema}.${name.name}`;
    const overloads = draft.catalog.functions.get(key);
    if (overloads) return { key, overloads };
  }
  return undefined;
}

function pick(
  draft: Draft,
  overloads: readonly FunctionObject[],
  change: { readonly function: Name; readonly arguments?: readonly TypeReference[] },
): FunctionObject | undefined {
  if (change.arguments === undefined) {
    if (overloads.length > 1) draft.refuse(`there are several functions ${showName(change.function)}`);
    return overloads[0];
  }
  const wanted = change.arguments.map((a) => bare(draft, a)).join();
  const all = (f: FunctionObject): string =>
    f.arguments
      .filter((a) => a.mode !== 'table')
      .map((a) => bare(draft, a.type))
      .join();
  return overloads.find((f) => signature(draft, f.arguments) === wanted) ?? overloads.find((f) => all(f) === wanted);
}

/** The one function a name means, among those of its name; undefined where that can't be told. */
export function sole(draft: Draft, change: { readonly function: Name; readonly arguments?: readonly TypeReference[] }) {
  const found = overloadsOf(draft, change.function);
  const one = found && pick(draft, found.overloads, change);
  return found && one && { ...found, one };
}

export function setOverloads(draft: Draft, key: string, overloads: readonly FunctionObject[]): void {
  const { functions } = draft.catalog;
  draft.update({ functions: overloads.length > 0 ? functions.set(key, overloads) : functions.delete(key) });
}

/** Renames or moves a function; triggers hold on to it by identity and follow. */
export function moveFunction(draft: Draft, from: FunctionObject, to: FunctionObject): void {
  const key = `${from.schema}.${from.name}`;
  const target = `${to.schema}.${to.name}`;
  const there = draft.catalog.functions.get(target, []);
  if (there.some((f) => signature(draft, f.arguments) === signature(draft, to.arguments))) {
    draft.refuse(`there already is a function ${to.name}`);
  }
  setOverloads(
    draft,
    key,
    draft.catalog.functions.get(key, []).filter((f) => f !== from),
  );
  setOverloads(draft, target, [...draft.catalog.functions.get(target, []), to]);
  followCalls(draft, from, to);
}

/** Whatever calls a function holds on to it by identity, and so follows its name. */
function followCalls(draft: Draft, from: FunctionObject, to: FunctionObject): void {
  const name = { schema: to.schema, name: to.name };
  const follow = (n: Name): Name => (calls(n, from) ? name : n);
  const inExpression = <E extends Expression | undefined>(e: E): E =>
    e?.calls.some((c) => calls(c.name, from)) ? { ...e, ...renameCall(e, from.name, to, draft) } : e;
  for (const relation of draft.catalog.relations.values()) {
    if (relation.kind === 'table') {
      const columns = relation.columns.map((c) => {
        const value = inExpression(c.default);
        const computed = inExpression(c.generated?.expression);
        if (value === c.default && computed === c.generated?.expression) return c;
        return {
          ...c,
          ...(value && { default: value }),
          ...(c.generated && computed && { generated: { ...c.generated, expression: computed } }),
        };
      });
      const constraints = relation.constraints.map((c) => {
        const expression = inExpression(c.expression);
        return expression === c.expression || !expression ? c : { ...c, expression };
      });
      const policies = relation.policies.map((p) => (p.calls ? { ...p, calls: p.calls.map(follow) } : p));
      const changed = columns.some((c, at) => c !== relation.columns[at]);
      const checked = constraints.some((c, at) => c !== relation.constraints[at]);
      const triggers = relation.triggers.map((t) => (t.function ? { ...t, function: follow(t.function) } : t));
      draft.put({
        ...relation,
        triggers,
        policies,
        ...(changed && { columns }),
        ...(checked && { constraints }),
      });
    } else if (relation.kind === 'view') {
      const triggers = relation.triggers.map((t) => (t.function ? { ...t, function: follow(t.function) } : t));
      draft.put({ ...relation, triggers, calls: relation.calls.map(follow) });
    } else if (relation.kind === 'index') {
      const elements = relation.elements.map((e) =>
        e.expression ? { ...e, expression: inExpression(e.expression) } : e,
      );
      draft.put({ ...relation, elements, ...(relation.where && { where: inExpression(relation.where) }) });
    }
  }
}

function renameCall(e: Expression, from: string, to: FunctionObject, draft: Draft): Pick<Expression, 'text' | 'calls'> {
  const written = to.schema === draft.catalog.defaultSchema ? to.name : `${to.schema}.${to.name}`;
  const pattern = new RegExp(`(?<![\\w$])(?:[\\w$]+\\.)?${from.replace(/[^\w]/g, '\\$&')}(?=\\s*\\()`, 'gi');
  return {
    text: e.text.replace(pattern, written),
    calls: e.calls.map((c) => (c.name.name === from ? { ...c, name: { schema: to.schema, name: to.name } } : c)),
  };
}

const calls = (name: Name | undefined, target: { schema: string; name: string }): boolean =>
  name?.name === target.name && (name.schema === undefined || name.schema === target.schema);

/** What calls a function goes with it, if CASCADE says so: triggers, policies, defaults, checks, indexes, views. */
function dropUses(draft: Draft, target: FunctionObject, cascade: boolean): void {
  const named = (list: readonly { readonly name: Name }[]): boolean => list.some((c) => calls(c.name, target));
  const inExpression = (e: Expression | undefined): boolean => e !== undefined && named(e.calls);
  const need = (who: string): void => {
    if (!cascade) draft.refuse(`${who} needs the function ${target.name}`);
  };
  for (const relation of draft.catalog.relations.values()) {
    if (draft.doomed.has(relation.id)) continue;
    if (relation.kind === 'view') {
      if (relation.calls.some((c) => calls(c, target))) {
        need(`the view ${draft.show(relation)}`);
        dropRelation(draft, relation, true);
      } else dropTriggers(draft, relation, target, need);
    } else if (relation.kind === 'index') {
      if (relation.elements.some((e) => inExpression(e.expression)) || inExpression(relation.where)) {
        need(`the index ${relation.name}`);
        dropRelation(draft, relation, true);
      }
    } else if (relation.kind === 'table') {
      dropTriggers(draft, relation, target, need);
      for (const column of relation.columns) {
        if (!inExpression(column.default) && !inExpression(column.generated?.expression)) continue;
        need(`${draft.show(relation)}.${column.name}`);
        draft.editColumn(relation.id, column.id, (c) => without(c, 'default'));
      }
      const check = relation.constraints.find((c) => inExpression(c.expression));
      if (check) {
        need(`the constraint ${check.name} of ${draft.show(relation)}`);
        draft.edit(relation.id, (t) => ({
          ...t,
          constraints: t.constraints.filter((c) => !inExpression(c.expression)),
        }));
      }
      const policy = relation.policies.find((p) => p.calls?.some((c) => calls(c, target)));
      if (policy) {
        need(`the policy ${policy.name} of ${draft.show(relation)}`);
        draft.edit(relation.id, (t) => ({
          ...t,
          policies: t.policies.filter((p) => !p.calls?.some((c) => calls(c, target))),
        }));
      }
    }
  }
}

function dropTriggers(draft: Draft, owner: Table | View, target: FunctionObject, need: (who: string) => void): void {
  const trigger = owner.triggers.find((t) => calls(t.function, target));
  if (!trigger) return;
  need(`the trigger ${trigger.name} of ${draft.show(owner)}`);
  const now = draft.catalog.relations.get(owner.id);
  if (now?.kind === 'table' || now?.kind === 'view') {
    draft.put({ ...now, triggers: now.triggers.filter((t) => !calls(t.function, target)) });
  }
}
