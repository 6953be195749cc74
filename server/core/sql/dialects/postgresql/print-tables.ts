import type { ChangeOf } from '../../../schema/change.ts';
import type { Printers } from './print.ts';
import { printColumn, printConstraint } from './print-columns.ts';
import { columns, name, printType, quote, role, setOrReset, settings, spaced } from './print-names.ts';

/** `ALTER TABLE` with what ONLY and IF EXISTS the statement had. */
const alter = (change: TableChange, action: string): string =>
  spaced('ALTER TABLE', change.ifPresent && 'IF EXISTS', change.only && 'ONLY', name(change.table), action);

type TableChange = Pick<ChangeOf<'add-column'>, 'table' | 'only' | 'ifPresent'>;

const column = (change: TableChange & { readonly column: string }, action: string): string =>
  alter(change, `ALTER COLUMN ${quote(change.column)} ${action}`);

const dropped = (change: { readonly ifExists: boolean; readonly cascade?: boolean }, what: string): string =>
  spaced('DROP', what, change.ifExists && 'IF EXISTS');

export const tables = {
  'create-table': createTable,
  'drop-table': (c) => spaced(dropped(c, c.foreign ? 'FOREIGN TABLE' : 'TABLE'), name(c.table), c.cascade && 'CASCADE'),
  'rename-table': (c) => alter(c, `RENAME TO ${quote(c.to)}`),
  'set-table-schema': (c) => alter(c, `SET SCHEMA ${quote(c.schema)}`),
  'attach-partition': (c) => alter(c, `ATTACH PARTITION ${name(c.partition)} ${c.bound}`),
  'detach-partition': (c) => alter(c, spaced('DETACH PARTITION', name(c.partition), c.concurrently && 'CONCURRENTLY')),
  inherit: (c) => alter(c, `${c.add ? 'INHERIT' : 'NO INHERIT'} ${name(c.parent)}`),
  'set-row-security': (c) =>
    alter(
      c,
      spaced(
        c.enabled !== undefined && `${c.enabled ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`,
        c.forced !== undefined && `${c.forced ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`,
      ),
    ),
  'set-table-option': (c) => {
    const action = tableOption(c);
    return action === undefined ? undefined : alter(c, action);
  },
  'add-column': (c) => alter(c, spaced('ADD COLUMN', c.ifNotExists && 'IF NOT EXISTS', printColumn(c.column))),
  'drop-column': (c) => alter(c, spaced(dropped(c, 'COLUMN'), quote(c.column), c.cascade && 'CASCADE')),
  'rename-column': (c) => alter(c, `RENAME COLUMN ${quote(c.column)} TO ${quote(c.to)}`),
  'set-column-type': (c) =>
    column(
      c,
      spaced(
        `TYPE ${printType(c.type)}`,
        c.collation && `COLLATE ${name(c.collation)}`,
        c.using && `USING ${c.using.text}`,
      ),
    ),
  'set-not-null': (c) => column(c, 'SET NOT NULL'),
  'drop-not-null': (c) => column(c, 'DROP NOT NULL'),
  'set-default': (c) => column(c, `SET DEFAULT ${c.default.text}`),
  'drop-default': (c) => column(c, 'DROP DEFAULT'),
  'add-identity': (c) => column(c, `ADD GENERATED ${c.identity.toUpperCase()} AS IDENTITY`),
  'set-identity': (c) => (c.identity ? column(c, `SET GENERATED ${c.identity.toUpperCase()}`) : undefined),
  'drop-identity': (c) => column(c, dropped(c, 'IDENTITY')),
  'set-generated': (c) => column(c, `SET EXPRESSION AS (${c.expression.text})`),
  'drop-generated': (c) => column(c, dropped(c, 'EXPRESSION')),
  'set-column-option': (c) =>
    column(c, c.option === 'options' ? options(c) : `SET ${c.option.toUpperCase()} ${c.value}`),
  'redefine-column': undefined,
  'add-constraint': (c) => alter(c, `ADD ${printConstraint(c.constraint)}`),
  'drop-constraint': (c) => alter(c, spaced(dropped(c, 'CONSTRAINT'), quote(c.constraint), c.cascade && 'CASCADE')),
  'validate-constraint': (c) => alter(c, `VALIDATE CONSTRAINT ${quote(c.constraint)}`),
  'rename-constraint': (c) => alter(c, `RENAME CONSTRAINT ${quote(c.constraint)} TO ${quote(c.to)}`),
  'alter-constraint': (c) =>
    alter(
      c,
      spaced(
        `ALTER CONSTRAINT ${quote(c.constraint)}`,
        c.deferrable !== undefined && (c.deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE'),
        c.initiallyDeferred && 'INITIALLY DEFERRED',
        c.enforced !== undefined && (c.enforced ? 'ENFORCED' : 'NOT ENFORCED'),
        c.noInherit !== undefined && (c.noInherit ? 'NO INHERIT' : 'INHERIT'),
      ),
    ),
  'enable-trigger': (c) =>
    alter(
      c,
      `${c.enabled ? 'ENABLE' : 'DISABLE'} TRIGGER ${/^(all|user)$/.test(c.trigger) ? c.trigger.toUpperCase() : quote(c.trigger)}`,
    ),
} satisfies Partial<Printers>;

function createTable(c: ChangeOf<'create-table'>): string | undefined {
  // A foreign table's server and the SELECT of CREATE TABLE AS are not kept, unless in the tail.
  if (c.foreign || (c.query && c.tail === undefined)) return undefined;
  const elements = c.columns.map(printColumn);
  for (const like of c.like.toReversed()) {
    const including = like.including.map((what) => `INCLUDING ${what.toUpperCase()}`);
    elements.splice(like.position ?? 0, 0, spaced(`LIKE ${name(like.table)}`, ...including));
  }
  elements.push(...c.constraints.map((constraint) => printConstraint(constraint)));
  const list = elements.length > 0 && `(\n  ${elements.join(',\n  ')}\n)`;
  return spaced(
    'CREATE',
    c.persistence !== 'permanent' && c.persistence.toUpperCase(),
    'TABLE',
    c.ifNotExists && 'IF NOT EXISTS',
    name(c.table),
    c.partitionOf && `PARTITION OF ${name(c.partitionOf.parent)}`,
    list || (!c.partitionOf && !c.query && '()'),
    c.partitionOf?.bound,
    c.inherits.length > 0 && `INHERITS (${c.inherits.map(name).join(', ')})`,
    c.partitionBy && `PARTITION BY ${c.partitionBy.text}`,
    c.tail,
  );
}

/** SET and RESET are two actions. */
const options = ({ settings: given, value }: ChangeOf<'set-column-option'>): string =>
  given ? setOrReset(given) : value;

function tableOption(c: ChangeOf<'set-table-option'>): string | undefined {
  switch (c.option) {
    case 'logged':
    case 'unlogged':
      return `SET ${c.option.toUpperCase()}`;
    case 'tablespace':
      return `SET TABLESPACE ${quote(c.value)}`;
    case 'access-method':
      return `SET ACCESS METHOD ${c.value === 'default' ? 'DEFAULT' : quote(c.value)}`;
    case 'cluster-on':
      return `CLUSTER ON ${quote(c.value)}`;
    case 'replica-identity':
      return `REPLICA IDENTITY ${c.value}`;
    case 'owner':
      return `OWNER TO ${c.value}`;
    case 'storage-parameters':
    case 'other':
      return c.value;
    default:
      return undefined;
  }
}

export const indexes = {
  'create-index': (c) =>
    spaced(
      'CREATE',
      c.unique && 'UNIQUE',
      'INDEX',
      c.concurrently && 'CONCURRENTLY',
      c.ifNotExists && 'IF NOT EXISTS',
      c.index !== undefined && quote(c.index),
      'ON',
      c.only && 'ONLY',
      name(c.table),
      c.method !== undefined && `USING ${quote(c.method)}`,
      `(${c.elements.map((element) => element.text).join(', ')})`,
      c.include.length > 0 && `INCLUDE ${columns(c.include)}`,
      c.nullsNotDistinct && 'NULLS NOT DISTINCT',
      c.storage && `WITH ${settings(c.storage)}`,
      c.tablespace !== undefined && `TABLESPACE ${quote(c.tablespace)}`,
      c.where && `WHERE ${c.where.text}`,
    ),
  'drop-index': (c) =>
    spaced(
      'DROP INDEX',
      c.concurrently && 'CONCURRENTLY',
      c.ifExists && 'IF EXISTS',
      name(c.index),
      c.cascade && 'CASCADE',
    ),
  'rename-index': (c) => spaced('ALTER INDEX', c.ifPresent && 'IF EXISTS', name(c.index), `RENAME TO ${quote(c.to)}`),
  'attach-index': (c) => `ALTER INDEX ${name(c.index)} ATTACH PARTITION ${name(c.partition)}`,
  'create-statistics': (c) =>
    spaced(
      'CREATE STATISTICS',
      c.ifNotExists && 'IF NOT EXISTS',
      c.statistics && name(c.statistics),
      c.kinds.length > 0 && columns(c.kinds),
      `ON ${c.elements.map((element) => element.text).join(', ')}`,
      `FROM ${name(c.table)}`,
    ),
  'alter-statistics': (c) =>
    spaced(
      'ALTER STATISTICS',
      c.ifPresent && 'IF EXISTS',
      name(c.statistics),
      c.target !== undefined && `SET STATISTICS ${c.target}`,
      c.to !== undefined && `RENAME TO ${quote(c.to)}`,
      c.schema !== undefined && `SET SCHEMA ${quote(c.schema)}`,
      c.owner !== undefined && `OWNER TO ${role(c.owner)}`,
    ),
  'drop-statistics': (c) => spaced('DROP STATISTICS', c.ifExists && 'IF EXISTS', name(c.statistics)),
  reindex: (c) => {
    const target = c.name ? name(c.name) : '';
    const place = c.tablespace === undefined ? '' : ` (TABLESPACE ${quote(c.tablespace)})`;
    return spaced(`REINDEX${place} ${c.what.toUpperCase()}`, c.concurrently && 'CONCURRENTLY', target);
  },
} satisfies Partial<Printers>;
