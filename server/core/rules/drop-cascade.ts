import {
  type Catalog,
  type Constraint,
  findRelation,
  type Relation,
  type Table,
  tableById,
} from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule, type Rewrite, type RuleContext } from './rule.ts';
import { surelyMissing } from './subject.ts';

export default defineRule({
  id: 'drop-cascade',
  on: [
    'drop-table',
    'drop-view',
    'drop-column',
    'drop-constraint',
    'drop-sequence',
    'drop-type',
    'drop-function',
    'drop-schema',
  ],
  category: 'data-loss',
  severity: 'warning',
  title: 'CASCADE drops more than it names',
  why: 'Views, foreign keys, triggers and columns that need what is dropped go with it, and nothing in the file says which: on a database with one object more, one object more is lost.',
  instead:
    'Drop what depends on it by name first, and leave CASCADE out: then the server refuses to drop what is needed.',
  hazards: ['D01'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));',
      uses: 'SELECT id FROM posts',
      migration: 'DROP TABLE users CASCADE;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE posts (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM posts',
      migration: 'DROP TABLE users;',
    },
  },
  check(change, context) {
    if (!change.cascade || surelyMissing(change, context.before)) return undefined;
    const named = nameOf(change);
    const label = context.name(named);
    // What came into being in this release is nobody's loss; a name the catalog doesn't know may be anything.
    const relation = findRelation(context.before, named);
    if (relation && !context.base.relations.has(relation.id)) return undefined;
    const object = change.kind === 'drop-column' ? `${label}.${change.column}` : label;
    const gone = takenAlong(change, relation, context);
    if (gone.length > 0) {
      const more = gone.length > 6 ? [...gone.slice(0, 5), `${gone.length - 5} more`] : gone;
      return { message: `CASCADE also drops ${list(more)}`, object };
    }
    if (!isFirst(context)) return undefined;
    return {
      message: `CASCADE would drop whatever needs ${object}; the migrations know of nothing that does`,
      object,
      severity: 'information',
      advice: 'Leave CASCADE out: then the server refuses to drop what something still needs.',
      rewrites: () => withoutCascade(context.text),
    };
  },
});

/** Of a statement that drops many things, one word about CASCADE is enough. */
function isFirst({ release, position }: RuleContext): boolean {
  const here = release[position];
  const before = release[position - 1];
  return (
    before?.file !== here?.file || before?.statement !== here?.statement || before?.change.kind !== here?.change.kind
  );
}

type Dropping = ChangeOf<
  | 'drop-table'
  | 'drop-view'
  | 'drop-column'
  | 'drop-constraint'
  | 'drop-sequence'
  | 'drop-type'
  | 'drop-function'
  | 'drop-schema'
>;

function nameOf(change: Dropping): { readonly schema?: string; readonly name: string } {
  switch (change.kind) {
    case 'drop-view':
      return change.view;
    case 'drop-sequence':
      return change.sequence;
    case 'drop-type':
      return change.type;
    case 'drop-function':
      return change.function;
    case 'drop-schema':
      return { name: change.schema };
    default:
      return change.table;
  }
}

/** What goes that was there when the previous server was released, does not come back, and is dropped by no other statement. */
function takenAlong(change: Dropping, dropped: Relation | undefined, context: RuleContext): string[] {
  const { before, after, base, target } = context;
  const gone: string[] = [];
  for (const [id, relation] of before.relations) {
    const now = after.relations.get(id);
    if (now === relation || !base.relations.has(id)) continue;
    if (!now) {
      if (id === dropped?.id || goesAnyway(relation, before, after) || findRelation(target, relation)) continue;
      if (!droppedByName(relation, context)) gone.push(`the ${kindOf(relation)} ${context.name(relation)}`);
    } else if (relation.kind === 'table' && now.kind === 'table') {
      gone.push(...partsGone(relation, now, change, context));
    }
  }
  for (const [name, functions] of before.functions) {
    if (change.kind === 'drop-function' && change.function.name === functions[0]?.name) continue;
    if (functions.length > (after.functions.get(name)?.length ?? 0) && !target.functions.has(name))
      gone.push(`the function ${context.name(functions[0] ?? { name })}`);
  }
  return gone;
}

/** Indexes and sequences of a table, and partitions, go with it without CASCADE as well. */
function goesAnyway(relation: Relation, before: Catalog, after: Catalog): boolean {
  const lost = (id: number): boolean => !after.relations.has(id);
  if (relation.kind === 'index') return true;
  if (relation.kind === 'sequence') return relation.ownedBy !== undefined;
  return (
    relation.kind === 'table' &&
    relation.parents.some((parent) => lost(parent) && tableById(before, parent)?.partitionBy !== undefined)
  );
}

const droppedByName = (relation: Relation, { release }: RuleContext): boolean =>
  release.some(
    ({ change }) =>
      (change.kind === 'drop-table' && change.table.name === relation.name) ||
      (change.kind === 'drop-view' && change.view.name === relation.name) ||
      (change.kind === 'drop-sequence' && change.sequence.name === relation.name),
  );

/** Triggers, foreign keys and columns of a table that stays. */
function partsGone(old: Table, now: Table, change: Dropping, context: RuleContext): string[] {
  const released = tableById(context.base, old.id);
  const end = tableById(context.target, old.id);
  if (!released || !end) return [];
  const table = context.name(old);
  const own = (name: string): boolean => change.kind === 'drop-constraint' && change.constraint === name;
  const names = new Set(now.constraints.map((constraint) => constraint.name));
  const kept = new Set(now.columns.map((column) => column.id));
  const isNamed = (column: { readonly name: string }): boolean =>
    change.kind === 'drop-column' && change.column === column.name;
  const constraints = old.constraints.filter(
    (c) =>
      c.type === 'foreign-key' &&
      !names.has(c.name) &&
      !own(c.name) &&
      c.columns.every((column) => kept.has(column)) &&
      !end.constraints.some((other) => replaces(other, c)),
  );
  const columns = old.columns.filter(
    (column) =>
      !kept.has(column.id) &&
      !isNamed(column) &&
      released.columns.some((c) => c.id === column.id) &&
      !end.columns.some((c) => c.name === column.name),
  );
  const triggers = old.triggers.filter(
    ({ name }) => !now.triggers.some((t) => t.name === name) && !end.triggers.some((t) => t.name === name),
  );
  return [
    ...triggers.map((trigger) => `the trigger ${trigger.name} of ${table}`),
    ...constraints.map((constraint) => `the foreign key ${constraint.name} of ${table}`),
    ...columns.map((column) => `the column ${table}.${column.name}`),
  ];
}

const replaces = (other: Constraint, lost: Constraint): boolean =>
  other.type === lost.type && (other.name === lost.name || other.columns.join() === lost.columns.join());

const kindOf = (relation: Relation): string =>
  relation.kind === 'view' && relation.materialized ? 'materialized view' : relation.kind;

/** Only where the statement says CASCADE once: of several drops in one, others may need it. */
function withoutCascade(text: string): Rewrite[] {
  const found = [...text.matchAll(/\s+cascade\b/gi)];
  const [only] = found;
  if (!only || found.length > 1 || /['"$]|--|\/\*/.test(text)) return [];
  const span = { start: only.index, end: only.index + only[0].length };
  return [{ title: 'Leave CASCADE out', edits: [{ span, text: '' }] }];
}
