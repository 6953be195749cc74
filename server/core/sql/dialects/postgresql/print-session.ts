import type { ChangeOf } from '../../../schema/change.ts';
import type { Printers } from './print.ts';
import { name, quote, spaced, text } from './print-names.ts';

export const access = {
  'create-schema': (c) => spaced('CREATE SCHEMA', c.ifNotExists && 'IF NOT EXISTS', quote(c.schema)),
  'drop-schema': (c) => spaced('DROP SCHEMA', c.ifExists && 'IF EXISTS', quote(c.schema), c.cascade && 'CASCADE'),
  'rename-schema': (c) => `ALTER SCHEMA ${quote(c.schema)} RENAME TO ${quote(c.to)}`,
  'set-object-schema': (c) =>
    c.what === 'index'
      ? undefined
      : spaced(
          'ALTER',
          c.what === 'function' ? 'ROUTINE' : c.what.toUpperCase(),
          c.ifPresent && 'IF EXISTS',
          name(c.object),
          `SET SCHEMA ${quote(c.schema)}`,
        ),
  'create-extension': (c) =>
    spaced(
      'CREATE EXTENSION',
      c.ifNotExists && 'IF NOT EXISTS',
      quote(c.extension),
      c.schema !== undefined && `SCHEMA ${quote(c.schema)}`,
    ),
  'drop-extension': (c) =>
    spaced('DROP EXTENSION', c.ifExists && 'IF EXISTS', quote(c.extension), c.cascade && 'CASCADE'),
  // Whom a policy or a privilege is for is not kept in full: printing it could give more than was meant.
  'create-policy': undefined,
  // The roles of a policy are not kept.
  'alter-policy': (c) =>
    c.to === undefined ? undefined : `ALTER POLICY ${quote(c.policy)} ON ${name(c.table)} RENAME TO ${quote(c.to)}`,
  'drop-policy': (c) => spaced('DROP POLICY', c.ifExists && 'IF EXISTS', quote(c.policy), `ON ${name(c.table)}`),
  grant: undefined,
  revoke: undefined,
  comment,
} satisfies Partial<Printers>;

const TABLED = /^(constraint|trigger|policy|rule)$/;

/** What COMMENT ON names by a name alone. */
const COMMENTED: readonly string[] = [
  'column',
  'database',
  'domain',
  'extension',
  'foreign table',
  'function',
  'index',
  'materialized view',
  'procedure',
  'role',
  'schema',
  'sequence',
  'server',
  'statistics',
  'table',
  'tablespace',
  'type',
  'view',
];

function comment(c: ChangeOf<'comment'>): string | undefined {
  if (c.table && TABLED.test(c.on)) {
    const about = `${c.on.toUpperCase()} ${quote(c.object.name)} ON ${name(c.table)}`;
    return `COMMENT ON ${about} IS ${c.text === null ? 'NULL' : text(c.text)}`;
  }
  if (!COMMENTED.includes(c.on)) return undefined;
  const object = c.column === undefined ? name(c.object) : `${name(c.object)}.${quote(c.column)}`;
  return `COMMENT ON ${c.on.toUpperCase()} ${object} IS ${c.text === null ? 'NULL' : text(c.text)}`;
}

export const session = {
  begin: () => 'BEGIN',
  commit: () => 'COMMIT',
  rollback: () => 'ROLLBACK',
  savepoint: undefined,
  set,
  'lock-table': (c) => `LOCK TABLE ${these(c)} IN ${c.mode} MODE`,
  vacuum: (c) => spaced('VACUUM', c.full && '(FULL)', c.table && name(c.table)),
  analyze: (c) => spaced('ANALYZE', c.table && name(c.table)),
  cluster: (c) => spaced('CLUSTER', c.table && name(c.table), c.index !== undefined && `USING ${quote(c.index)}`),
  truncate: (c) => spaced('TRUNCATE TABLE', these(c), c.cascade && 'CASCADE'),
  call: undefined,
  meta: undefined,
} satisfies Partial<Printers>;

const these = (c: ChangeOf<'lock-table'> | ChangeOf<'truncate'>): string =>
  c.tables.map((table) => (c.only ? `ONLY ${name(table)}` : name(table))).join(', ');

function set(c: ChangeOf<'set'>): string {
  const setting = c.setting.split('.').map(quote).join('.');
  if (c.value === null) {
    if (c.setting === 'all') return 'RESET ALL';
    return c.local ? `SET LOCAL ${setting} TO DEFAULT` : `RESET ${setting}`;
  }
  return `SET ${c.local ? 'LOCAL ' : ''}${setting} TO ${value(c.setting, c.value)}`;
}

function value(setting: string, given: string): string {
  if (/^(-?\d+(\.\d+)?|true|false|on|off)$/.test(given)) return given;
  if (setting !== 'search_path') return text(given);
  return given
    .split(', ')
    .map((schema) => (schema === '' || schema.startsWith('$') ? text(schema) : quote(schema)))
    .join(', ');
}
