import { findTable } from '../schema/catalog.ts';
import type { Change, ConstraintDefinition } from '../schema/change.ts';
import type { Span } from '../text/span.ts';
import type { Rewrite, RuleContext } from './rule.ts';
import { mates } from './work.ts';

/*
 * Forms of one statement that keep nobody waiting, for quick fixes. They run outside of any transaction, so they are offered
 * only there; and only when they are read back as what was meant.
 */

/** Puts CONCURRENTLY behind the first words of a statement (`CREATE UNIQUE INDEX`, `DROP INDEX`), or at its end. */
export function concurrently(context: RuleContext, title: string, head: RegExp | 'end'): readonly Rewrite[] {
  const end = head === 'end' ? context.text.trimEnd().length : head.exec(context.text)?.[0].length;
  if (end === undefined || !standsAlone(context)) return [];
  const text = `${context.text.slice(0, end)} CONCURRENTLY${context.text.slice(end)}`;
  const [change, ...others] = context.dialect.read(text).changes;
  const right = change && others.length === 0 && 'concurrently' in change && change.concurrently;
  return right ? [{ title, edits: [{ span: { start: end, end }, text: ' CONCURRENTLY' }] }] : [];
}

/** Statements in the place of this one; the dialect prints them. Nothing is offered where one of them can't be printed. */
export function instead(context: RuleContext, title: string, changes: readonly Change[]): readonly Rewrite[] {
  if (!standsAlone(context) || unprinted.test(context.text)) return [];
  const printed = changes.map((change) => context.dialect.print(change));
  const right = printed.every((sql, i) => {
    const read = context.dialect.read(sql).changes;
    return read.length === 1 && read[0]?.kind === changes[i]?.kind;
  });
  if (!right) return [];
  return [{ title, edits: [{ span: { start: 0, end: context.text.length }, text: printed.join(';\n') }] }];
}

/** Comments, what a tool fills in, and options that a Change does not keep: printing would lose them. */
const unprinted = /--|\/\*|\$\{|\{\{|\{\$|(^|[^:]):['"]?[a-z_]|\bwith\s*\(|\b(storage|compression|tablespace)\b/i;

/** A constraint added without looking at the rows, and a statement after it that looks at them while writes go on. */
export function checkedLater(
  context: RuleContext,
  change: Extract<Change, { kind: 'add-constraint' }>,
): readonly Rewrite[] {
  const name = change.constraint.name ?? madeUpName(context, change);
  if (name === undefined) return [];
  return instead(context, 'Add it NOT VALID, then VALIDATE it', [
    { ...change, constraint: { ...change.constraint, name, notValid: true } },
    validate(change, name),
  ]);
}

/** What the server calls a constraint that was given no name. */
export function madeUpName(
  context: RuleContext,
  { table, constraint }: Extract<Change, { kind: 'add-constraint' }>,
): string | undefined {
  const before = findTable(context.before, table)?.constraints.map((c) => c.name) ?? [];
  const made = findTable(context.after, table)?.constraints.filter((c) => !before.includes(c.name)) ?? [];
  return made.find((c) => c.type === constraint.type)?.name;
}

/** A new column first, its constraint after it. `name`: what the server would call the constraint. */
export function columnFirst(
  context: RuleContext,
  change: Extract<Change, { kind: 'add-column' }>,
  constraint: ConstraintDefinition,
  fallback: string,
): readonly Rewrite[] {
  const name = constraint.name ?? fallback;
  const column = { ...change.column, constraints: change.column.constraints.filter((c) => c !== constraint) };
  if (column.constraints.length > 0 || change.ifNotExists) return [];
  const { only, ifPresent } = change;
  const alter = { table: change.table, at, ...(only && { only }), ...(ifPresent && { ifPresent }) };
  const added = { ...change, column };
  if (constraint.type === 'unique') {
    return instead(context, 'Add the column, then the constraint on an index built CONCURRENTLY', [
      added,
      ...onIndex(context, alter, { ...constraint, name }),
    ]);
  }
  return instead(context, 'Add the column, then the constraint NOT VALID, and VALIDATE it', [
    added,
    { kind: 'add-constraint', ...alter, constraint: { ...constraint, name, notValid: true } },
    validate(alter, name),
  ]);
}

/** A key on an index that was built while writes went on; it gets the constraint's name. */
export function onIndex(
  context: RuleContext,
  change: Pick<Extract<Change, { kind: 'add-constraint' }>, 'table' | 'only' | 'ifPresent'>,
  key: Extract<ConstraintDefinition, { type: 'unique' | 'primary-key' }> & { readonly name: string },
): readonly Change[] {
  const { columns, include, name, ...rest } = key;
  const { nullsNotDistinct, ...constraint } = { nullsNotDistinct: undefined, ...rest };
  return [
    {
      kind: 'create-index',
      index: name,
      table: change.table,
      elements: columns.map((column) => ({ column, text: context.dialect.quote(column) })),
      include: include ?? [],
      unique: true,
      ...(nullsNotDistinct ? { nullsNotDistinct: true } : {}),
      concurrently: true,
      ifNotExists: false,
      only: false,
      at,
    },
    {
      kind: 'add-constraint',
      table: change.table,
      at,
      constraint: { ...constraint, name, columns: [], usingIndex: name } as ConstraintDefinition,
      ...(change.only && { only: change.only }),
      ...(change.ifPresent && { ifPresent: change.ifPresent }),
    },
  ];
}

const validate = (
  { table, only, ifPresent }: Pick<Extract<Change, { kind: 'add-constraint' }>, 'table' | 'only' | 'ifPresent'>,
  constraint: string,
): Change => ({
  kind: 'validate-constraint',
  table,
  constraint,
  at,
  ...(only && { only }),
  ...(ifPresent && { ifPresent }),
});

/** Outside of any transaction and of DO, and with no other action in the same statement. */
export function standsAlone(context: RuleContext): boolean {
  const here = context.release[context.position];
  return here !== undefined && here.transaction < 0 && here.change.inside === undefined && mates(context).length === 0;
}

const at: Span = { start: 0, end: 0 };
