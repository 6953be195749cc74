import { indexesOf, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { keyRecipe } from './key-recipe.ts';
import { graded, lockable } from './locking.ts';
import { columnFirst, instead, madeUpName, onIndex } from './online.ts';
import { defineRule, type Report, type Rewrites, type RuleContext } from './rule.ts';
import { burden } from './work.ts';

export default defineRule({
  id: 'index-build',
  on: ['add-constraint', 'add-column', 'set-column-type'],
  category: 'lock',
  severity: 'warning',
  title: 'Building an index under ALTER TABLE',
  why: 'A key or an exclusion constraint is an index beneath. Where ALTER TABLE builds it, it holds an ACCESS EXCLUSIVE lock until it is built: nothing can read or write the table meanwhile.',
  instead:
    'Build a unique index CONCURRENTLY, outside a transaction, and add the constraint USING INDEX: that takes a moment.',
  hazards: ['B13', 'B14', 'B15', 'B17', 'B26'],
  dialects: ['postgresql'],
  recipe: 'add-unique',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, code int NOT NULL);',
      migration: 'ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE (code);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, code int NOT NULL);',
      migration:
        'CREATE UNIQUE INDEX CONCURRENTLY users_code_key ON users (code);\n' +
        'ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE USING INDEX users_code_key;',
    },
  },
  check(change, context): Report | undefined {
    const table = lockable(context, change.table);
    const own = table && burden(context);
    if (!table || own?.work !== 'build') return undefined;
    const name = context.name(table);
    const found =
      change.kind === 'set-column-type'
        ? ofType(change, context, table, name)
        : change.kind === 'add-column'
          ? ofColumn(change, context, table, name)
          : ofKey(change, context, table);
    if (!found) return undefined;
    const { doing, until, object, advice, rewrites } = found;
    return {
      message: `${doing} blocks reads and writes of ${name} until ${until ?? 'its index is built'}`,
      object: object ?? name,
      ...(advice ? { advice } : {}),
      ...(rewrites ? { rewrites } : {}),
      ...(change.kind === 'add-constraint' && change.constraint.type === 'exclude'
        ? { recipe: false }
        : keyRecipe(change, table, context)),
      ...graded(context, change.table),
    };
  },
});

interface Description {
  readonly doing: string;
  readonly until?: string;
  readonly object?: string;
  readonly advice?: string;
  readonly rewrites?: Rewrites;
}

const words = {
  'primary-key': 'the primary key',
  unique: 'the unique constraint',
  exclude: 'the exclusion constraint',
};

function ofKey(change: ChangeOf<'add-constraint'>, context: RuleContext, table: Table): Description | undefined {
  const { constraint } = change;
  if (constraint.type !== 'primary-key' && constraint.type !== 'unique' && constraint.type !== 'exclude')
    return undefined;
  const doing = `Adding ${words[constraint.type]}${constraint.name === undefined ? '' : ` ${constraint.name}`}`;
  if (constraint.type === 'exclude') {
    return {
      doing,
      advice:
        'PostgreSQL has no other way to add it: do it while nobody needs the table, or make a new table that has it, keep both in step, and swap the names.',
    };
  }
  if (table.partitionBy) {
    return {
      doing,
      advice:
        'A partitioned table takes no USING INDEX: give each partition the constraint that way first, and the parent takes those over.',
    };
  }
  const open = constraint.type === 'primary-key' ? nullable(constraint.columns, table) : [];
  if (open.length > 0) {
    const plural = open.length > 1;
    return {
      doing,
      advice: `Make ${list(open)} NOT NULL first (a CHECK NOT VALID, validated, proves it); build a unique index on ${plural ? 'them' : 'it'} CONCURRENTLY, and add the primary key USING INDEX.`,
    };
  }
  const name = constraint.name ?? madeUpName(context, change);
  const changes = name === undefined ? [] : onIndex(context, change, { ...constraint, name });
  return { doing, rewrites: () => instead(context, 'Build its index CONCURRENTLY, then add it USING INDEX', changes) };
}

const nullable = (columns: readonly string[], table: Table): string[] =>
  columns.filter((name) => table.columns.some((c) => c.name === name && !c.notNull));

function ofColumn(
  change: ChangeOf<'add-column'>,
  context: RuleContext,
  table: Table,
  name: string,
): Description | undefined {
  const key = change.column.constraints.find((c) => c.type in words);
  if (!key || !(key.type === 'unique' || key.type === 'primary-key' || key.type === 'exclude')) return undefined;
  const label = `${name}.${change.column.name}`;
  const unique = key.type === 'unique';
  return {
    doing: `Making ${label} ${unique ? 'unique' : 'a key'}`,
    object: label,
    advice: unique
      ? 'Add the column by itself, build a unique index on it CONCURRENTLY, and add the constraint USING INDEX.'
      : 'Add the column by itself, fill it in batches, make it NOT NULL, build a unique index on it CONCURRENTLY, and add the primary key USING INDEX.',
    ...(unique && !table.partitionBy
      ? { rewrites: () => columnFirst(context, change, key, `${table.name}_${change.column.name}_key`) }
      : {}),
  };
}

/** The rows stay as they are, but not the order of an index on the column. */
function ofType(change: ChangeOf<'set-column-type'>, context: RuleContext, table: Table, name: string): Description {
  const column = table.columns.find((c) => c.name === change.column);
  const indexes = indexesOf(context.before, table.id).filter((index) => index.reads.includes(column?.id ?? -1));
  const names = list(indexes.map((index) => index.name));
  const plural = indexes.length > 1;
  const type = `${showType(change.type)}${change.collation ? ` COLLATE ${change.collation.name}` : ''}`;
  return {
    doing: `Changing ${name}.${change.column} to ${type}`,
    until: indexes.length > 0 ? `${names} ${plural ? 'are' : 'is'} built again` : 'its indexes are built again',
    object: `${name}.${change.column}`,
    advice: `Drop ${names || 'the indexes on it'} CONCURRENTLY before it, and create ${plural || !names ? 'them' : 'it'} CONCURRENTLY after it; where a key rests on ${plural || !names ? 'them' : 'it'}, add a column of the new type and move over to it.`,
  };
}
