import type { ChangeOf, RoutineArgument } from '../../../schema/change.ts';
import type { Printers } from './print.ts';
import { printConstraint } from './print-columns.ts';
import { columns, dollarQuoted, name, printType, quote, settings, spaced, text } from './print-names.ts';

interface Drop {
  readonly ifExists: boolean;
  readonly cascade?: boolean;
}

const drop = (what: string, object: string, { ifExists, cascade }: Drop): string =>
  spaced('DROP', what, ifExists && 'IF EXISTS', object, cascade && 'CASCADE');

const view = (c: { readonly materialized: boolean }): string => (c.materialized ? 'MATERIALIZED VIEW' : 'VIEW');

export const objects = {
  'create-sequence': (c) =>
    spaced(
      c.temporary ? 'CREATE TEMPORARY SEQUENCE' : 'CREATE SEQUENCE',
      c.ifNotExists && 'IF NOT EXISTS',
      name(c.sequence),
      c.ownedBy && `OWNED BY ${name(c.ownedBy.table)}.${quote(c.ownedBy.column)}`,
    ),
  'alter-sequence': (c) => {
    // Other options than the owner are not kept.
    if (c.ownedBy === undefined) return undefined;
    const owner = c.ownedBy === 'none' ? 'NONE' : `${name(c.ownedBy.table)}.${quote(c.ownedBy.column)}`;
    return spaced('ALTER SEQUENCE', c.ifPresent && 'IF EXISTS', name(c.sequence), `OWNED BY ${owner}`);
  },
  'drop-sequence': (c) => drop('SEQUENCE', name(c.sequence), c),
  'rename-sequence': (c) =>
    spaced('ALTER SEQUENCE', c.ifPresent && 'IF EXISTS', name(c.sequence), `RENAME TO ${quote(c.to)}`),

  'create-enum': (c) => `CREATE TYPE ${name(c.type)} AS ENUM (${c.values.map(text).join(', ')})`,
  'add-enum-value': (c) =>
    spaced(
      `ALTER TYPE ${name(c.type)} ADD VALUE`,
      c.ifNotExists && 'IF NOT EXISTS',
      text(c.value),
      c.before !== undefined && `BEFORE ${text(c.before)}`,
      c.after !== undefined && `AFTER ${text(c.after)}`,
    ),
  'rename-enum-value': (c) => `ALTER TYPE ${name(c.type)} RENAME VALUE ${text(c.value)} TO ${text(c.to)}`,
  'create-domain': (c) =>
    spaced(
      `CREATE DOMAIN ${name(c.type)} AS ${printType(c.base)}`,
      c.default && `DEFAULT ${c.default.text}`,
      c.notNull && 'NOT NULL',
      ...c.checks.map((check) => printConstraint(check, true)),
    ),
  'alter-domain': alterDomain,
  'create-type': (c) =>
    c.form === 'composite'
      ? `CREATE TYPE ${name(c.type)} AS (${c.attributes.map((a) => `${quote(a.name)} ${printType(a.type)}`).join(', ')})`
      : c.form === 'shell'
        ? `CREATE TYPE ${name(c.type)}`
        : undefined,
  'alter-composite': alterComposite,
  'rename-type': (c) => `ALTER TYPE ${name(c.type)} RENAME TO ${quote(c.to)}`,
  'drop-type': (c) => drop(c.domain ? 'DOMAIN' : 'TYPE', name(c.type), c),

  'create-view': createView,
  'drop-view': (c) => drop(view(c), name(c.view), c),
  'rename-view': (c) => spaced('ALTER', view(c), c.ifPresent && 'IF EXISTS', name(c.view), `RENAME TO ${quote(c.to)}`),
  'rename-view-column': (c) =>
    spaced(
      'ALTER',
      view(c),
      c.ifPresent && 'IF EXISTS',
      name(c.view),
      `RENAME COLUMN ${quote(c.column)} TO ${quote(c.to)}`,
    ),
  'refresh-view': (c) =>
    spaced('REFRESH MATERIALIZED VIEW', c.concurrently && 'CONCURRENTLY', name(c.view), !c.withData && 'WITH NO DATA'),

  'create-function': createFunction,
  'drop-function': (c) =>
    drop(c.aggregate ? 'AGGREGATE' : c.procedure ? 'PROCEDURE' : 'FUNCTION', name(c.function) + signature(c), c),
  // ROUTINE stands for functions, procedures and aggregates alike.
  'rename-function': (c) => `ALTER ROUTINE ${name(c.function)}${signature(c)} RENAME TO ${quote(c.to)}`,
  'create-trigger': (c) => c.text,
  'drop-trigger': (c) => (c.table ? drop('TRIGGER', `${quote(c.trigger)} ON ${name(c.table)}`, c) : undefined),
  'rename-trigger': (c) => `ALTER TRIGGER ${quote(c.trigger)} ON ${name(c.table)} RENAME TO ${quote(c.to)}`,
  'create-rule': undefined,
  'drop-rule': (c) => drop('RULE', `${quote(c.rule)} ON ${name(c.table)}`, c),
} satisfies Partial<Printers>;

function alterDomain(c: ChangeOf<'alter-domain'>): string | undefined {
  const action = {
    'set-default': c.default && `SET DEFAULT ${c.default.text}`,
    'drop-default': 'DROP DEFAULT',
    'set-not-null': 'SET NOT NULL',
    'drop-not-null': 'DROP NOT NULL',
    'add-constraint': c.constraint && `ADD ${printConstraint(c.constraint, true)}`,
    'drop-constraint': `DROP CONSTRAINT ${quote(c.constraintName ?? '')}`,
    'validate-constraint': `VALIDATE CONSTRAINT ${quote(c.constraintName ?? '')}`,
    'rename-constraint': `RENAME CONSTRAINT ${quote(c.constraintName ?? '')} TO ${quote(c.to ?? '')}`,
  }[c.action];
  return action && `ALTER DOMAIN ${name(c.type)} ${action}`;
}

function alterComposite(c: ChangeOf<'alter-composite'>): string {
  const attribute = quote(c.attribute);
  const type = c.attributeType ? printType(c.attributeType) : '';
  const action = {
    add: `ADD ATTRIBUTE ${attribute} ${type}`,
    drop: `DROP ATTRIBUTE ${c.ifExists ? 'IF EXISTS ' : ''}${attribute}`,
    retype: `ALTER ATTRIBUTE ${attribute} TYPE ${type}`,
    rename: `RENAME ATTRIBUTE ${attribute} TO ${quote(c.to ?? '')}`,
  }[c.action];
  return `ALTER TYPE ${name(c.type)} ${action}`;
}

function createView(c: ChangeOf<'create-view'>): string {
  const { check_option: check, ...options } = c.options;
  return spaced(
    'CREATE',
    c.replace && 'OR REPLACE',
    c.temporary && 'TEMPORARY',
    view(c),
    c.ifNotExists && 'IF NOT EXISTS',
    name(c.view),
    c.columns.length > 0 && columns(c.columns),
    Object.keys(options).length > 0 && `WITH ${settings(options)}`,
    `AS ${c.text}`,
    check !== undefined && `WITH ${check.toUpperCase()} CHECK OPTION`,
    c.materialized && !c.withData && 'WITH NO DATA',
  );
}

function createFunction(c: ChangeOf<'create-function'>): string {
  const list = c.arguments.filter((a) => a.mode !== 'table').map(argument);
  const body =
    c.body === ''
      ? // A function of a library names it in the text.
        !/\bas\s/i.test(c.text) && "AS ''"
      : c.language === 'sql' && /^(begin\s+atomic|return)\b/i.test(c.body)
        ? c.body
        : `AS ${dollarQuoted(c.body)}`;
  return spaced(
    'CREATE',
    c.replace && 'OR REPLACE',
    c.procedure ? 'PROCEDURE' : 'FUNCTION',
    `${name(c.function)}(${list.join(', ')})`,
    c.text,
    body,
  );
}

const argument = (a: RoutineArgument): string =>
  spaced(
    a.mode !== 'in' && a.mode.toUpperCase(),
    a.name !== undefined && quote(a.name),
    printType(a.type),
    a.default && `DEFAULT ${a.default.text}`,
  );

function signature(c: Pick<ChangeOf<'drop-function'>, 'arguments' | 'aggregate'>): string {
  if (!c.arguments) return '';
  return c.aggregate && c.arguments.length === 0 ? '(*)' : `(${c.arguments.map(printType).join(', ')})`;
}
