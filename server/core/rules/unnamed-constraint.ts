import { findRelation, indexesOf } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { insertion } from './statement-text.ts';

export default defineRule({
  id: 'unnamed-constraint',
  on: ['add-constraint', 'create-index'],
  category: 'hygiene',
  severity: 'hint',
  optIn: true,
  title: 'A constraint or index without a name',
  why: 'The server makes a name up, which may differ from database to database. The migration that validates, changes or drops it has to guess.',
  instead: 'Name it.',
  hazards: ['G05'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration: 'ALTER TABLE orders ADD CHECK (total > 0) NOT VALID;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration: 'ALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total > 0) NOT VALID;',
    },
  },
  check(change, context) {
    return change.kind === 'create-index' ? index(change, context) : constraint(change, context);
  },
});

function constraint(change: ChangeOf<'add-constraint'>, context: RuleContext): Report | undefined {
  const { constraint: definition } = change;
  if (definition.name !== undefined || ('usingIndex' in definition && definition.usingIndex)) return undefined;
  const before = findRelation(context.before, change.table);
  const after = findRelation(context.after, change.table);
  const old = before?.kind === 'table' ? before.constraints : [];
  const made = after?.kind === 'table' ? after.constraints.find((c) => !old.some((o) => o.name === c.name)) : undefined;
  const text = made && `CONSTRAINT ${context.dialect.quote(made.name)} `;
  const keyword = /\badd\s+(?=(?:check|unique|primary|foreign|exclude)\b)/gi;
  const edits = [...context.text.matchAll(keyword)]
    .map((found) => found.index + found[0].length)
    .filter((at) => text !== undefined && at <= definition.at.end)
    .reverse()
    .map((at) => insertion(context, at, text as string, (changes) => changes.some((c) => isNamed(c, made?.name))))
    .find((found) => found !== undefined);
  return {
    message: `This constraint of ${context.name(change.table)} has no name${made ? `; the server makes up ${made.name}` : ''}`,
    object: context.name(change.table),
    // The name it gets anyway.
    ...(edits && change.inside === undefined
      ? { rewrites: [{ title: `Name it ${made?.name}`, edits, always: true as const }] }
      : {}),
  };
}

function index(change: ChangeOf<'create-index'>, context: RuleContext): Report | undefined {
  if (change.index !== undefined) return undefined;
  const table = findRelation(context.after, change.table);
  const made = table && indexesOf(context.after, table.id).find((each) => !context.before.relations.has(each.id));
  const on = /\bon\b/i.exec(context.text);
  const edits =
    made && on
      ? insertion(context, on.index, `${context.dialect.quote(made.name)} `, (changes) =>
          changes.some((c) => c.kind === 'create-index' && c.index === made.name),
        )
      : undefined;
  return {
    message: `This index of ${context.name(change.table)} has no name${made ? `; the server makes up ${made.name}` : ''}`,
    object: context.name(change.table),
    ...(edits && change.inside === undefined
      ? { rewrites: [{ title: `Name it ${made?.name}`, edits, always: true as const }] }
      : {}),
  };
}

const isNamed = (change: Change, name: string | undefined): boolean =>
  change.kind === 'add-constraint' && change.constraint.name === name;
