import type { ChangeOf } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { typeRecipe } from './key-recipe.ts';
import { graded, lockable, nameOf, relationOf } from './locking.ts';
import { defineRule, type ReleaseChange, type Report, type Rewrite, type Rewrites, type RuleContext } from './rule.ts';
import { isComputedDefault } from './volatile-default.ts';
import { burden, burdenOf, earlierMates, mates } from './work.ts';

type Kinds = 'add-column' | 'set-column-type' | 'set-generated' | 'set-table-option' | 'vacuum' | 'cluster' | 'other';

export default defineRule({
  id: 'rewrite-table',
  on: ['add-column', 'set-column-type', 'set-generated', 'set-table-option', 'vacuum', 'cluster', 'other'],
  category: 'lock',
  severity: 'error',
  title: 'Writing a whole table again under a lock',
  why: 'Every row is copied to a new file and every index is built again under an ACCESS EXCLUSIVE lock: nothing can read or write the table until that is done, and it takes twice its space.',
  instead: 'Add what is new beside what is there, fill it in batches, and switch over.',
  hazards: ['B20', 'B21', 'B22', 'B23', 'B24', 'B25', 'B27', 'B28', 'B29', 'B30'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, number int);',
      migration: 'ALTER TABLE orders ALTER COLUMN number TYPE bigint;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2));',
      migration: 'ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);',
    },
  },
  check(change, context): Report | undefined {
    if (change.kind === 'other') return ofIndexOrView(change, context);
    if (change.kind === 'cluster' && !change.table) {
      return {
        message: 'CLUSTER writes every table again that was clustered before, while nobody can read or write it',
        object: 'cluster',
        advice: repack,
      };
    }
    const own = burden(context);
    if (own?.work !== 'rewrite') return undefined;
    if (change.kind === 'add-column' && isComputedDefault(change, context)) return undefined;
    // One pass over the rows does it all: the first of them speaks.
    const writes = (mate: ReleaseChange): boolean => burdenOf(mate, context.base)?.work === 'rewrite';
    if (earlierMates(context).some(writes)) return undefined;
    const others = mates(context).filter(writes);
    const table = change.table && lockable(context, change.table);
    const tables = own.tables.map((key) => context.name(relationOf(key, context.before) ?? nameOf(key)));
    const name = table ? context.name(table) : tables.length > 3 ? `${tables.length} tables` : list(tables);
    const { doing, object, advice, rewrites } = describe(
      change,
      context,
      name,
      others.map((mate) => mate.change),
    );
    return {
      message: `${doing} all of ${name}${doing.endsWith('copies') ? '' : ' again'}, while nobody can read or write it`,
      object: object ?? name,
      ...(advice ? { advice } : {}),
      ...(rewrites ? { rewrites } : {}),
      ...typeRecipe(change, table, context),
      ...graded(context, change.table ?? nameOf(own.tables[0] ?? '')),
    };
  },
});

interface Description {
  /** `Changing orders.total to numeric(12,4) writes`. */
  readonly doing: string;
  readonly object?: string;
  readonly advice?: string;
  readonly rewrites?: Rewrites;
}

const repack =
  'Use pg_repack or pg_squeeze, which copy the table while reads and writes go on; plain VACUUM makes its space usable again without a lock.';

function describe(
  change: ChangeOf<Exclude<Kinds, 'other'>>,
  context: RuleContext,
  name: string,
  others: readonly { readonly kind: string }[],
): Description {
  switch (change.kind) {
    case 'add-column':
      return ofColumn(change, context, `${name}.${change.column.name}`);
    case 'set-column-type':
      return ofType(change, context, name, others);
    case 'set-generated':
      return {
        doing: `Changing what ${name}.${change.column} is computed from writes`,
        object: `${name}.${change.column}`,
        advice: 'Add another computed column, let new servers read that one, and drop the old one in the next release.',
      };
    case 'set-table-option':
      return ofOption(change, name);
    case 'vacuum':
      return { doing: 'VACUUM FULL writes', advice: repack };
    case 'cluster':
      return { doing: 'CLUSTER writes', advice: repack };
  }
}

function ofColumn({ column }: ChangeOf<'add-column'>, context: RuleContext, label: string): Description {
  if (column.serial || column.identity) {
    return {
      doing: `Numbering ${label} writes`,
      object: label,
      advice:
        'Add a plain column that may be NULL, let a sequence be its default for new rows, number the existing rows in batches, and make it NOT NULL after that.',
    };
  }
  if (column.generated) {
    const virtual = context.version >= 18;
    return {
      doing: `Computing ${label} writes`,
      object: label,
      advice: virtual
        ? 'Make it VIRTUAL: then it is computed when it is read, and nothing is written. If it must be stored, add a plain column, let a trigger fill it, and fill the existing rows in batches.'
        : 'Add a plain column, let a trigger fill it for new rows, and fill the existing rows in batches.',
      ...(virtual ? { rewrites: () => asVirtual(context) } : {}),
    };
  }
  if (column.default && context.version < 11) {
    return {
      doing: `The default of ${label} writes`,
      object: label,
      advice:
        'Before PostgreSQL 11 a default is written to every row. Add the column without it, set the default in a statement of its own, and fill the existing rows in batches.',
    };
  }
  return {
    doing: `Checking ${label} against the domain ${showType(column.type)} writes`,
    object: label,
    advice:
      'Give the column the plain type beneath the domain, add the condition as a CHECK … NOT VALID, and VALIDATE it in a transaction of its own.',
  };
}

/** A computed column that nobody stores can not be indexed, so this is for the user to decide. */
function asVirtual({ text, dialect }: RuleContext): readonly Rewrite[] {
  const [word, ...others] = [...text.matchAll(/\bSTORED\b/gi)];
  if (!word || others.length > 0) return [];
  const span = { start: word.index, end: word.index + word[0].length };
  const [read] = dialect.read(`${text.slice(0, span.start)}VIRTUAL${text.slice(span.end)}`).changes;
  const right = read?.kind === 'add-column' && read.column.generated?.stored === false;
  return right ? [{ title: 'Make it VIRTUAL', edits: [{ span, text: 'VIRTUAL' }] }] : [];
}

function ofType(
  change: ChangeOf<'set-column-type'>,
  context: RuleContext,
  name: string,
  others: readonly { readonly kind: string }[],
): Description {
  const more = others
    .filter((o): o is ChangeOf<'set-column-type'> => o.kind === 'set-column-type')
    .map((o) => o.column);
  const labels = list([change.column, ...more].map((column) => `${name}.${column}`));
  const zone = context.facts.assumes.some((sentence) => sentence.includes('TimeZone'));
  return {
    doing: `Changing ${labels} to ${more.length > 0 ? 'other types' : showType(change.type)} writes`,
    object: `${name}.${change.column}`,
    advice: `${zone ? "If its values are in UTC, put SET timezone = 'UTC' before it: then only its indexes are built again. Otherwise: " : ''}Add a column of the new type, keep both in step, fill it in batches, let the new server use it, and drop the old one in the next release.`,
  };
}

function ofOption({ option, value }: ChangeOf<'set-table-option'>, name: string): Description {
  switch (option) {
    case 'logged':
      return {
        doing: 'SET LOGGED writes',
        advice: 'Make a new table that is logged, copy the rows in batches, and swap the names.',
      };
    case 'unlogged':
      return {
        doing: 'SET UNLOGGED writes',
        advice: `Make a new unlogged table, and let the servers write that one. Rows of an unlogged table are lost when the database server crashes.`,
      };
    case 'tablespace':
      return {
        doing: `SET TABLESPACE ${value} copies`,
        advice: `Use pg_repack with --tablespace ${value}, which copies ${name} while reads and writes go on.`,
      };
    default:
      return {
        doing: `SET ACCESS METHOD ${value} writes`,
        advice: 'Make a new table with that access method, copy the rows in batches, and swap the names.',
      };
  }
}

/** Indexes and materialized views have no kind of change of their own for this. */
function ofIndexOrView({ what, object }: ChangeOf<'other'>, context: RuleContext): Report | undefined {
  if (what === 'alter all in tablespace') {
    return {
      message:
        'This copies everything that lies in the tablespace, while nobody can read or write what is being copied',
      object: 'tablespace',
      advice: 'Move one table after the other with pg_repack --tablespace, which lets reads and writes go on.',
    };
  }
  const relation = object && relationOf(context.facts.rewrite[0] ?? '', context.before);
  if (!relation || !context.base.relations.has(relation.id)) return undefined;
  const name = context.name(relation);
  if (relation.kind === 'index') {
    const owner = context.before.relations.get(relation.table);
    const table = owner ? context.name(owner) : 'its table';
    return {
      message: `SET TABLESPACE copies all of ${name}, and no query of ${table} can be planned meanwhile`,
      object: table,
      advice:
        context.version >= 14
          ? 'Use REINDEX (TABLESPACE …) INDEX CONCURRENTLY, outside a transaction.'
          : 'Build a second index CONCURRENTLY in that tablespace, and drop this one CONCURRENTLY.',
      ...(context.version >= 14 ? { recipe: 'rewrite-table' } : {}),
      ...(owner ? graded(context, owner) : {}),
    };
  }
  if (relation.kind !== 'view') return undefined;
  return {
    message: `${what.endsWith('tablespace') ? 'SET TABLESPACE copies' : 'SET ACCESS METHOD writes'} all of ${name}${what.endsWith('tablespace') ? '' : ' again'}, while nobody can read it`,
    object: name,
    advice:
      'Make a second materialized view there, let the servers read that one, and drop this one in the next release.',
    ...graded(context, relation),
  };
}
