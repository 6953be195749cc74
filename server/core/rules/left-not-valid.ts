import { type Catalog, findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { defineRule, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'left-not-valid',
  on: ['add-constraint', 'create-index', 'alter-domain'],
  category: 'hygiene',
  severity: 'information',
  title: 'A constraint or index that is never made valid',
  why: 'NOT VALID says nothing of the rows that were there before, and the planner makes no use of it. Nothing in the release validates it, and it is easily forgotten.',
  instead: 'VALIDATE it in a later migration, in a transaction of its own.',
  hazards: ['B47'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration: 'ALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration:
        'ALTER TABLE orders ADD CONSTRAINT total CHECK (total > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT total;',
    },
  },
  check(change, context) {
    if (change.kind === 'alter-domain') return domain(change, context);
    return change.kind === 'create-index' ? index(change, context) : constraint(change, context);
  },
});

function constraint(change: ChangeOf<'add-constraint'>, context: RuleContext) {
  if (!change.constraint.notValid) return undefined;
  const before = findTable(context.before, change.table);
  const added = findTable(context.after, change.table)?.constraints.find(
    (c) => !c.valid && !before?.constraints.some((old) => old.name === c.name),
  );
  const end = before && context.target.relations.get(before.id);
  const left = end?.kind === 'table' ? end.constraints.find((c) => c.name === added?.name) : undefined;
  if (!before || !left || left.valid || !left.enforced) return undefined;
  const name = context.name(before);
  return {
    message: `${left.name} of ${name} is still NOT VALID when the release is done`,
    object: name,
    advice: `Run ALTER TABLE ${name} VALIDATE CONSTRAINT ${left.name} in a later migration, in a transaction of its own.`,
  };
}

/** ON ONLY a partitioned table: invalid until an index of every partition is attached. */
function index(change: ChangeOf<'create-index'>, context: RuleContext) {
  if (!change.only) return undefined;
  const made = [...context.after.relations.values()].find((r) => !context.before.relations.has(r.id));
  const end = made && context.target.relations.get(made.id);
  if (end?.kind !== 'index' || end.valid) return undefined;
  return {
    message: `${end.name} is still invalid when the release is done: indexes of the partitions are missing`,
    object: context.name(change.table),
    advice: 'Create the index CONCURRENTLY on each partition, and attach it with ALTER INDEX … ATTACH PARTITION.',
  };
}

function domain(change: ChangeOf<'alter-domain'>, context: RuleContext) {
  const { type, constraint: added } = change;
  if (change.action !== 'add-constraint' || !added?.notValid) return undefined;
  const key = (type.schema === undefined ? context.after.searchPath : [type.schema])
    .map((schema) => `${schema}.${type.name}`)
    .find((name) => context.after.types.has(name));
  const checksIn = (catalog: Catalog) => {
    const found = key === undefined ? undefined : catalog.types.get(key);
    return found?.kind === 'domain' ? found.checks : [];
  };
  const old = checksIn(context.before);
  const made = checksIn(context.after).find((check) => !old.some((each) => each.name === check.name));
  const left = checksIn(context.target).find((check) => check.name === made?.name);
  if (!left || left.valid) return undefined;
  return {
    message: `${left.name} of the domain ${type.name} is still NOT VALID when the release is done`,
    object: type.name,
    advice: `Run ALTER DOMAIN ${type.name} VALIDATE CONSTRAINT ${left.name} in a later migration, in a transaction of its own.`,
  };
}
