import { type Column, findTable, type Table } from '../schema/catalog.ts';
import type { Change, ChangeOf, ColumnDefinition, Expression } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { type Formula, readFormula, saysOfNull } from './formula.ts';
import { inverseOfParts, inverseOfWhole, type Part } from './inverse.ts';
import { mentions, sqlName } from './names.ts';
import type { RecipeContext, Refusal } from './recipe.ts';
import { readUpdate } from './update-text.ts';

/** Columns that give way to others in one migration, and how each side is computed from the other. */
export interface LensGroup {
  /** Before the migration. */
  readonly table: Table;
  readonly olds: readonly {
    readonly column: Column;
    readonly change: ChangeOf<'drop-column'>;
    readonly back: Formula;
  }[];
  readonly news: readonly NewColumn[];
  /** Comments on the new ones, and how they are kept. */
  readonly said: readonly Change[];
  /** Everything in the migration that the plan stands in for. */
  readonly takes: readonly Change[];
}

export interface NewColumn {
  readonly definition: ColumnDefinition;
  readonly forward: Formula;
  /** The same for the rows that the UPDATE does not leave out. */
  readonly plain: Formula;
  /** NOT NULL in the end. */
  readonly required: boolean;
  readonly default?: Expression;
}

/** Another recipe's matter: nothing in the migration is computed from the column. */
export const NO_HEIR = Symbol('nothing is computed from it');

/** What the migration makes of a column that it drops, or why that can't be taken apart. */
export function lensGroup(
  change: ChangeOf<'drop-column'>,
  context: RecipeContext,
): LensGroup | Refusal | typeof NO_HEIR {
  const { start, migration } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const table = findTable(start, change.table);
  if (!table?.columns.some((c) => c.name === change.column)) return renamedBefore(change, context) ?? NO_HEIR;
  const here = migration.filter((other) => mentions(other, change.table, start));
  const added = here.filter((c) => c.kind === 'add-column');
  const dropped = here.filter((c) => c.kind === 'drop-column');
  const values = computedValues(here, added, table, context);
  if ('refused' in values) return values.about.has(change.column) ? refuse(values.refused) : NO_HEIR;

  const { olds, news } = connected(change.column, values.formulas, dropped);
  if (news.length === 0) return NO_HEIR;
  const kept = news.flatMap((name) => values.formulas.get(name)?.columns ?? []).find((c) => !olds.includes(c.name));
  if (kept)
    return refuse(
      `${list(news)} is also computed from ${kept.name}, which stays: a change of ${kept.name} by one server would have to reach the other. Compute it from columns that go only.`,
    );
  const definitions: NewColumn[] = [];
  for (const name of news) {
    const found = newColumn(name, here, added, values.formulas.get(name) as Formula, values.plain.get(name) as Formula);
    if ('refused' in found) return found;
    definitions.push(found);
  }
  const names = [...olds, ...news];
  const said = here.filter(
    (other) =>
      (other.kind === 'comment' || other.kind === 'set-column-option') &&
      other.column !== undefined &&
      news.includes(other.column) &&
      !other.inside,
  );
  const takes = here.filter(
    (other) =>
      said.includes(other) ||
      values.updates.includes(other) ||
      (other.kind === 'add-column' && news.includes(other.column.name)) ||
      ('column' in other &&
        typeof other.column === 'string' &&
        names.includes(other.column) &&
        /^(drop-column|set-not-null|set-default|drop-default)$/.test(other.kind)) ||
      (other.kind === 'redefine-column' && news.includes(other.column) && other.definition.name === other.column),
  );
  const around = [
    ...here,
    ...context.later.filter((other) => !here.includes(other) && mentions(other, change.table, start)),
  ];
  const odd = around.find(
    (other) =>
      'column' in other &&
      typeof other.column === 'string' &&
      names.includes(other.column) &&
      !takes.includes(other) &&
      other.kind !== 'comment',
  );
  if (odd?.kind === 'rename-column' && olds.includes(odd.to) && olds.length === 1 && definitions.length === 1)
    return refuse(
      `${odd.column} takes the name of ${odd.to} in the end, so this is a change of its type. Say so, then it can be split: ALTER TABLE ${sqlName(change.table, context.dialect)} ALTER COLUMN ${context.dialect.quote(odd.to)} TYPE ${showType((definitions[0] as NewColumn).definition.type)} USING ${(definitions[0] as NewColumn).plain.text}`,
    );
  if (odd)
    return refuse(
      `The release also does something else to these columns (${odd.kind.replaceAll('-', ' ')}). Give that a release of its own.`,
    );
  const binding = around.find((other) => binds(other, news));
  if (binding)
    return refuse(
      `What the previous server writes to ${list(olds)} would have to obey ${binding.kind === 'create-index' ? 'the unique index' : 'the constraint'} on ${list(news)}. Add it in the next release.`,
    );
  const columns = olds.map((name) => table.columns.find((c) => c.name === name) as Column);
  const backs = waysBack(columns, definitions, table, context);
  if ('refused' in backs) return backs;
  return {
    table,
    olds: olds.map((name, i) => ({
      column: columns[i] as Column,
      change: dropped.find((c) => c.column === name) as ChangeOf<'drop-column'>,
      back: backs.formulas[i] as Formula,
    })),
    news: definitions,
    said,
    takes,
  };
}

/** What is computed from a column can't be followed where the release gives it, or its table, another name first. */
function renamedBefore(change: ChangeOf<'drop-column'>, context: RecipeContext): Refusal | undefined {
  const { start, before, migration, textOf } = context;
  const now = findTable(before, change.table);
  const column = now?.columns.find((c) => c.name === change.column);
  const table = now && start.relations.get(now.id);
  const known = table?.kind === 'table' && table.columns.some((c) => c.id === column?.id);
  const read = migration.some(
    (other) =>
      other.kind === 'update-rows' && mentions(other, change.table, before) && textOf(other).includes(change.column),
  );
  return known && read
    ? {
        refused: `The release also gives ${change.table.name}.${change.column} its name, and computes other columns from it. Give the rename a release of its own.`,
      }
    : undefined;
}

interface Values {
  /** By new column. */
  readonly formulas: ReadonlyMap<string, Formula>;
  /** The same without the condition of the UPDATE. */
  readonly plain: ReadonlyMap<string, Formula>;
  readonly updates: readonly Change[];
}

/** What the UPDATEs of the migration compute for columns that it adds. */
function computedValues(
  here: readonly Change[],
  added: readonly ChangeOf<'add-column'>[],
  table: Table,
  context: RecipeContext,
): Values | (Refusal & { readonly about: ReadonlySet<string> }) {
  const fresh = new Set(added.map(({ column }) => column.name));
  const formulas = new Map<string, Formula>();
  const plain = new Map<string, Formula>();
  const updates: Change[] = [];
  for (const update of here) {
    if (update.kind !== 'update-rows') continue;
    const { query } = update;
    const targets = (query.assignments ?? []).map(({ name }) => name);
    if (!targets.some((name) => fresh.has(name))) continue;
    const text = context.textOf(update);
    const about = new Set(table.columns.map((c) => c.name).filter((name) => text.includes(name)));
    const refuse = (refused: string) => ({ refused, about });
    const read = readUpdate(text);
    if (!read || query.from.length > 0 || query.nested.length > 0 || read.assignments.length !== targets.length)
      return refuse(
        `The UPDATE that fills ${list(targets)} is more than SET column = expression, … WHERE …, so triggers can't do the same for rows that are written later.`,
      );
    const kept = targets.find((name) => !fresh.has(name));
    if (kept !== undefined)
      return refuse(`The UPDATE also writes ${kept}, which is no new column: give that a statement of its own.`);
    const aliases = [table.name, ...(query.target?.alias ? [query.target.alias] : [])];
    const conditions: string[] = [];
    for (const condition of read.conditions) {
      const [, empty] = /^\(?\s*((?:[\w$.]|"(?:[^"]|"")*"|`[^`]*`)+)\s+IS\s+NULL\s*\)?$/i.exec(condition) ?? [];
      // A column that was just added is NULL in every row.
      const own = empty?.replace(/^.*\./s, '').replace(/^["`]|["`]$/g, '');
      if (own !== undefined && fresh.has(own) && !added.find((c) => c.column.name === own)?.column.default) continue;
      conditions.push(condition);
    }
    const given = (column: string): string | undefined =>
      conditions.find((condition) =>
        new RegExp(`^\\(?\\s*(?:[\\w$]+\\.)?"?${column}"?\\s+IS\\s+NOT\\s+NULL\\s*\\)?$`, 'i').test(condition),
      );
    for (const { target, value } of read.assignments) {
      if (formulas.has(target)) return refuse(`${target} is computed twice.`);
      // Of nothing comes nothing, so that need not be asked.
      const spared =
        saysOfNull(value) || initial(target, added) !== '' ? undefined : given(onlyColumn(value, table) ?? '');
      const asked = conditions.filter((condition) => condition !== spared);
      // Rows that the UPDATE leaves out keep what the new column began with.
      const whole =
        asked.length === 0 ? value : `CASE WHEN ${asked.join(' AND ')} THEN ${value}${initial(target, added)} END`;
      const formula = readFormula(whole, table, aliases, context);
      if ('refused' in formula) return refuse(`${target} can't be kept in step: ${formula.refused}`);
      formulas.set(target, formula);
      const bare = readFormula(value, table, aliases, context);
      plain.set(target, 'refused' in bare ? formula : bare);
    }
    updates.push(update);
  }
  return { formulas, plain, updates };
}

/** The one column of the table that an expression names, if it is one. */
function onlyColumn(value: string, table: Table): string | undefined {
  const words = new Set(value.match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  const [only, ...more] = table.columns.filter(({ name }) => words.has(name));
  return more.length === 0 ? only?.name : undefined;
}

/** What a new column has in rows that the UPDATE leaves out. */
function initial(name: string, added: readonly ChangeOf<'add-column'>[]): string {
  const value = added.find(({ column }) => column.name === name)?.column.default;
  return value ? ` ELSE ${value.text}` : '';
}

/** The columns that go together with one: what is computed from it, what that is computed from as well, and so on. */
function connected(
  column: string,
  formulas: ReadonlyMap<string, Formula>,
  dropped: readonly ChangeOf<'drop-column'>[],
): { readonly olds: readonly string[]; readonly news: readonly string[] } {
  const goes = new Set(dropped.map((c) => c.column));
  const olds = new Set([column]);
  const news = new Set<string>();
  for (let before = -1; before !== olds.size + news.size; ) {
    before = olds.size + news.size;
    for (const [name, { columns }] of formulas) {
      if (!columns.some((c) => olds.has(c.name))) continue;
      news.add(name);
      for (const c of columns) if (goes.has(c.name)) olds.add(c.name);
    }
  }
  return {
    olds: [...goes].filter((name) => olds.has(name)),
    news: [...formulas.keys()].filter((name) => news.has(name)),
  };
}

function newColumn(
  name: string,
  here: readonly Change[],
  added: readonly ChangeOf<'add-column'>[],
  forward: Formula,
  plain: Formula,
): NewColumn | Refusal {
  // MySQL says all of a column anew to make it NOT NULL.
  const again = here.findLast(
    (other): other is ChangeOf<'redefine-column'> => other.kind === 'redefine-column' && other.column === name,
  );
  const definition =
    again?.definition ?? (added.find(({ column }) => column.name === name)?.column as ColumnDefinition);
  const refuse = (why: string): Refusal => ({ refused: `${name} ${why}` });
  if (definition.generated) return refuse('is computed by the database, so it needs no plan beside the drop.');
  if (definition.identity || definition.serial) return refuse('takes its values from a sequence.');
  const rules = definition.constraints.filter((c) => c.type !== 'not-null');
  if (rules.length > 0)
    return refuse(
      'gets a constraint that what the previous server writes to the old column would have to obey. Add it in the next release.',
    );
  const last = here.findLast(
    (other): other is ChangeOf<'set-default'> | ChangeOf<'drop-default'> =>
      (other.kind === 'set-default' || other.kind === 'drop-default') && other.column === name,
  );
  const byDefault = last ? (last.kind === 'set-default' ? last.default : undefined) : definition.default;
  const required =
    definition.notNull ||
    definition.constraints.some((c) => c.type === 'not-null') ||
    here.some((other) => other.kind === 'set-not-null' && other.column === name);
  return { definition, forward, plain, required, ...(byDefault ? { default: byDefault } : {}) };
}

/** Whether a change forbids some values of the columns. */
function binds(change: Change, columns: readonly string[]): boolean {
  if (change.kind === 'create-index')
    return change.unique && change.elements.some(({ column }) => column !== undefined && columns.includes(column));
  if (change.kind !== 'add-constraint') return false;
  const { constraint } = change;
  const named =
    constraint.type === 'check'
      ? constraint.expression.columns
      : constraint.type === 'not-null'
        ? [constraint.column]
        : constraint.columns;
  return named.some((column) => columns.includes(column));
}

function waysBack(
  olds: readonly Column[],
  news: readonly NewColumn[],
  table: Table,
  context: RecipeContext,
): { readonly formulas: readonly Formula[] } | Refusal {
  const { dialect, back } = context;
  const parts = news.map(
    ({ definition, plain }): Part => ({
      name: definition.name,
      text: /char|text/.test(definition.type.name) && definition.type.dimensions === 0,
      formula: plain,
    }),
  );
  const [only] = parts;
  const derived =
    olds.length === 1 && olds[0]
      ? new Map([[olds[0].name, inverseOfParts(olds[0], parts, dialect.quote)]])
      : parts.length === 1 && only
        ? inverseOfWhole(olds, only, dialect.quote, dialect.id)
        : undefined;
  const names = list(news.map(({ definition }) => definition.name));
  const formulas: Formula[] = [];
  for (const old of olds) {
    const text = back.get(old.name) ?? derived?.get(old.name);
    if (text === undefined)
      return {
        refused: `Nothing tells how ${old.name} is computed from ${names}, and whoever uses ${old.name} must see what is written there. Say so in the migration, in a line of its own: -- bellows: back ${dialect.quote(old.name)} = expression over ${names}`,
      };
    const known = { ...table, columns: news.map(({ definition }, i) => asColumn(definition, -1 - i)) };
    const formula = readFormula(text, known, [table.name], context);
    if ('refused' in formula) return { refused: `${old.name} can't be kept in step: ${formula.refused}` };
    formulas.push(back.has(old.name) ? formula : { ...formula, total: true });
  }
  return { formulas };
}

const asColumn = ({ name, type }: ColumnDefinition, id: number): Column => ({ id, name, type, notNull: false });
