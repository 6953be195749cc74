import { type Column, findColumn, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { graded, lockable } from './locking.ts';
import { checkedLater, columnFirst } from './online.ts';
import { defineRule, type Report, type Rewrites, type RuleContext } from './rule.ts';
import { burden, mates } from './work.ts';

export default defineRule({
  id: 'scan-under-lock',
  on: ['add-constraint', 'add-column', 'set-column-type', 'set-generated', 'alter-constraint', 'validate-constraint'],
  category: 'lock',
  severity: 'warning',
  title: 'Reading a whole table under a lock',
  why: 'All rows are looked at to see that they satisfy something new, and the lock is held for as long as that takes: queries of the table wait.',
  instead:
    'Add the constraint NOT VALID, and VALIDATE it in a transaction of its own, which lets reads and writes go on.',
  hazards: ['B10', 'B11', 'B12', 'B16', 'B26'],
  dialects: ['postgresql'],
  recipe: 'add-check',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total int);',
      migration: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;',
    },
  },
  check(change, context): Report | undefined {
    const table = lockable(context, change.table);
    if (!table) return undefined;
    const name = context.name(table);
    if (change.kind === 'validate-constraint') return together(change, context, name);
    const own = burden(context);
    const found = own?.work === 'scan' ? describe(change, context, table, name) : undefined;
    if (!own || !found) return undefined;
    const { doing, object, reading, advice, rewrites, recipe } = found;
    return {
      message: `${doing} blocks ${own.blocks} of ${name} while ${reading ?? `all rows of ${name} are read`}`,
      object: object ?? name,
      ...(advice ? { advice } : {}),
      ...(rewrites ? { rewrites } : {}),
      ...(recipe === undefined ? {} : { recipe }),
      ...graded(context, change.table),
    };
  },
});

interface Description {
  readonly doing: string;
  readonly reading?: string;
  readonly object?: string;
  readonly advice?: string;
  readonly rewrites?: Rewrites;
  readonly recipe?: false;
}

type Checked = ChangeOf<'add-constraint' | 'add-column' | 'set-column-type' | 'set-generated' | 'alter-constraint'>;

function describe(change: Checked, context: RuleContext, table: Table, name: string): Description | undefined {
  switch (change.kind) {
    case 'add-constraint':
      return ofConstraint(change, context, table);
    case 'add-column': {
      // Foreign keys and NOT NULL have rules of their own.
      const check = change.column.constraints.find((c) => c.type === 'check' && !c.notEnforced);
      if (!check) return undefined;
      const label = `${name}.${change.column.name}`;
      return {
        doing: `The check on ${label}`,
        object: label,
        advice: `Add the column by itself, its CHECK NOT VALID after it, and VALIDATE that in a transaction of its own.`,
        rewrites: () => columnFirst(context, change, check, `${table.name}_${change.column.name}_check`),
      };
    }
    case 'set-column-type':
      return ofType(change, table, name);
    case 'set-generated':
      return {
        doing: `Changing what ${name}.${change.column} is computed from`,
        object: `${name}.${change.column}`,
        reading: `its constraints are checked on all rows`,
        advice: 'Add another computed column, let new servers read that one, and drop the old one in the next release.',
      };
    case 'alter-constraint':
      return {
        doing: `Enforcing ${change.constraint}`,
        advice: `Add the same constraint under another name NOT VALID, VALIDATE it in a transaction of its own, and drop ${change.constraint}.`,
      };
  }
}

function ofConstraint(change: ChangeOf<'add-constraint'>, context: RuleContext, table: Table): Description | undefined {
  const { constraint } = change;
  if (constraint.type === 'check') {
    return {
      doing: `Adding the check${constraint.name === undefined ? '' : ` ${constraint.name}`}`,
      rewrites: () => checkedLater(context, change),
    };
  }
  // What it reads are the columns that may be NULL.
  if (constraint.type !== 'primary-key' || constraint.usingIndex === undefined) return undefined;
  const index = [...context.before.relations.values()].find(
    (r) => r.kind === 'index' && r.table === table.id && r.name === constraint.usingIndex,
  );
  const elements = index?.kind === 'index' ? index.elements : [];
  const open = elements.flatMap(({ columnId }) => {
    const column = table.columns.find((c: Column) => c.id === columnId);
    return column && !column.notNull ? [column.name] : [];
  });
  const columns = open.length > 0 ? list(open) : 'the columns of the index';
  return {
    doing: 'Making this the primary key',
    recipe: false,
    reading: `all rows are read, because ${columns} may be NULL`,
    advice: `Make ${columns} NOT NULL first: add CHECK (… IS NOT NULL) NOT VALID, VALIDATE it, SET NOT NULL, and drop the CHECK.`,
  };
}

/** The rows stay as they are; what reads them are constraints, made again for the new type. */
function ofType(change: ChangeOf<'set-column-type'>, table: Table, name: string): Description {
  const column = findColumn(table, change.column);
  const checks = table.constraints.filter((c) => c.type === 'check' && c.valid && c.columns.includes(column?.id ?? -1));
  const names = list(checks.map((c) => c.name));
  return {
    doing: `Changing ${name}.${change.column} to ${showType(change.type)}`,
    object: `${name}.${change.column}`,
    reading:
      checks.length > 0
        ? `${names} ${checks.length === 1 ? 'is' : 'are'} checked on all rows`
        : 'its foreign keys are checked on all rows',
    advice: `Drop ${checks.length > 0 ? names : 'them'} before it, add ${checks.length === 1 ? 'it' : 'them'} NOT VALID after it, and VALIDATE in a transaction of its own.`,
  };
}

/** `ADD … NOT VALID, VALIDATE …` in one statement: what the first locks stays locked while the second reads. */
function together(change: ChangeOf<'validate-constraint'>, context: RuleContext, name: string): Report | undefined {
  const added = mates(context).some(
    ({ change: mate }) =>
      mate.kind === 'add-constraint' && mate.constraint.notValid && mate.constraint.name === change.constraint,
  );
  if (!added || context.facts.scan.length === 0) return undefined;
  return {
    message: `Validating ${change.constraint} where it is added keeps ${name} locked while all of its rows are read`,
    object: name,
    advice: 'VALIDATE it in a statement and a transaction of its own.',
    ...graded(context, change.table),
  };
}
