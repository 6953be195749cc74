import { findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { alterationOf, altering } from './alteration.ts';
import { copyCause } from './copy-causes.ts';
import { graded } from './locking.ts';
import { defineRule, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'table-rebuild',
  on: altering,
  category: 'lock',
  severity: 'information',
  title: 'An ALTER TABLE that writes all rows anew, while reads and writes go on',
  why: 'It takes as long as the table is large, fills disk and cache meanwhile, and a replica applies nothing else until it has done the same.',
  instead: 'Run it when few write, or let gh-ost or pt-online-schema-change do it at a pace that replicas can follow.',
  hazards: ['C04', 'C09', 'C15'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty int);',
      migration: 'ALTER TABLE orders MODIFY qty int NOT NULL;',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty int);',
      migration: 'ALTER TABLE orders ALTER COLUMN qty SET DEFAULT 0;',
    },
  },
  check(change, context) {
    const alteration = alterationOf(context);
    if (!alteration || alteration.worst.entry.change !== change) return undefined;
    const { facts } = alteration.worst;
    // Who asks for ALGORITHM=INPLACE knows; what can't be had is said by refused-algorithm.
    if (facts.blocks !== 'nothing' || facts.rewrite.length === 0 || alteration.demands.algorithm) return undefined;
    const table = context.name(alteration.table);
    const { doing, instead } =
      facts.algorithm === 'COPY'
        ? copyCause(change, facts, context, table)
        : causeOf(change, facts.operation, context, table);
    const { severity } = graded(context, alteration.table);
    return {
      message: `${doing} writes all rows of ${table} anew: reads and writes go on, and replicas fall behind meanwhile`,
      object: table,
      ...(instead ? { advice: instead } : {}),
      ...(severity === 'error' ? { severity: 'warning' as const } : {}),
    };
  },
});

interface Cause {
  readonly doing: string;
  readonly instead?: string;
}

type Altering = ChangeOf<(typeof altering)[number]>;

function causeOf(change: Altering, operation: string | undefined, context: RuleContext, table: string): Cause {
  const name = change.kind === 'add-column' ? change.column.name : 'column' in change ? change.column : undefined;
  const column = typeof name === 'string' ? `${table}.${name}` : table;
  const compressed =
    findTable(context.before, ('table' in change && change.table) || { name: table })?.rowFormat === 'compressed';
  const where = compressed ? 'In a compressed table' : 'On this version';
  switch (operation) {
    case 'add-column-last':
      return { doing: `${where}, adding ${column}` };
    case 'add-column-anywhere':
      return {
        doing: `${where}, adding ${column}${compressed ? '' : ' with FIRST or AFTER'}`,
        ...atTheEnd(change, context),
      };
    case 'add-column-and-index':
      return {
        doing: `Adding or dropping a column of ${table} together with an index`,
        instead:
          'Put the index in a statement of its own: the column is instant then, and the index is built without writing the rows anew.',
      };
    case 'column-past-row-versions':
      return {
        doing: `With no instant change of columns left to ${table},`,
        instead: `Rebuild it first, when few write: ALTER TABLE … FORCE, ALGORITHM=INPLACE, LOCK=NONE. After that columns are added instantly again.`,
      };
    case 'drop-column':
    case 'drop-indexed-column':
      return { doing: `Dropping ${column}` };
    case 'reorder-column':
      return {
        doing: `Moving ${column} to another place`,
        instead: 'Leave out FIRST or AFTER: no query that names its columns sees a difference.',
      };
    case 'set-not-null':
    case 'drop-not-null': {
      const strict =
        change.kind === 'redefine-column' && change.definition.notNull
          ? ' Where SQL mode is not strict, each NULL silently becomes 0 or an empty string: look for NULLs first.'
          : '';
      return {
        doing: `Making ${column} ${strict === '' ? 'nullable' : 'NOT NULL'}`,
        instead: `Run it when few write, or let gh-ost or pt-online-schema-change do it.${strict}`,
      };
    }
    case 'add-primary-key':
      return { doing: `Another primary key of ${table}` };
    default:
      return { doing: 'This' };
  }
}

/** At the end of the table the column may be instant. */
function atTheEnd(change: Altering, { dialect, before, version }: RuleContext): Partial<Cause> {
  if (change.kind !== 'add-column') return {};
  const { position: _, ...column } = change.column;
  const { algorithm } = dialect.facts({ ...change, column }, before, version);
  if (algorithm !== 'INSTANT') return {};
  return { instead: 'Leave out FIRST or AFTER: at the end of the table a column is added instantly.' };
}
