import type { Catalog, Column, Table, TypeObject } from '../schema/catalog.ts';
import { displayName } from '../schema/catalog.ts';
import type { Change, Expression } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { TypeReference } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { exchange } from './exchange.ts';
import type { Formula } from './formula.ts';
import { sqlName } from './names.ts';
import { beside, nameIn } from './object-names.ts';
import { ownedBy } from './ownership.ts';
import type { PlanRelease, PlanStatement, PlanStep, RecipeContext, Refusal } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import { besideSteps, proofs, type Swap, swapOf } from './swap.ts';

export type Enum = Extract<TypeObject, { kind: 'enum' }>;

export function enumNamed(catalog: Catalog, name: Name): Enum | undefined {
  for (const schema of name.schema ? [name.schema] : catalog.searchPath) {
    const type = catalog.types.get(`${schema}.${name.name}`);
    if (type) return type.kind === 'enum' ? type : undefined;
  }
  return undefined;
}

/** Columns of a type, arrays of it included; not those that have it from a parent. */
export const columnsOf = (
  catalog: Catalog,
  { schema, name }: Enum,
): { readonly table: Table; readonly column: Column }[] =>
  [...catalog.relations.values()].flatMap((relation) =>
    relation.kind !== 'table'
      ? []
      : relation.columns
          .filter((c) => c.type.name === name && (c.type.schema ?? catalog.defaultSchema) === schema && !c.inherited)
          .map((column) => ({ table: relation, column })),
  );

/** An enum that gives way to another, with every column of it. */
export interface EnumSwap {
  readonly old: Enum;
  readonly values: readonly string[];
  /** The new type's name while both are there, where the migration gives it one. */
  readonly fresh?: Name;
  /** Its name in the end. */
  readonly final: Name;
  /** What becomes of a column's values, where it is not the same. */
  readonly renamed: (column: Column) => ReadonlyMap<string, string>;
  /** Defaults of columns that end with another one, by table and column. */
  readonly defaults: ReadonlyMap<Column, Expression | undefined>;
  readonly dropsOld: boolean;
  /** Nothing that is said of the type and its columns is lost on the way: see `Swap`. */
  readonly wholly?: true;
}

export interface EnumSteps {
  readonly steps: readonly PlanStep[];
  readonly swaps: readonly Swap[];
  readonly fresh: Name;
  readonly returns: boolean;
}

/**
 * Columns of the new type beside those of the old, exchanged in one transaction together with the types. All statements but the first
 * ones belong to `release`; where that is not this release, the first ones do too.
 */
export function enumSteps(
  wanted: EnumSwap,
  [first, last]: readonly [PlanRelease, PlanRelease],
  context: RecipeContext,
): EnumSteps | Refusal {
  const { old, values, final, renamed } = wanted;
  const { before, dialect } = context;
  const bound = boundTo(old, before);
  if (bound !== undefined)
    return {
      refused: `${bound} is made with the type ${old.name} and keeps it from being dropped: replace that first.`,
    };
  const oldName = nameIn(before, old);
  const fresh =
    wanted.fresh ??
    beside(
      oldName,
      freeName(old.name, '_new', dialect.maxIdentifier, (n) => before.types.has(`${old.schema}.${n}`)),
    );
  const swaps: Swap[] = [];
  for (const { table, column } of columnsOf(before, old)) {
    const type: TypeReference = { ...fresh, modifiers: [], dimensions: column.type.dimensions };
    const swap = swapOf(
      {
        table,
        name: nameIn(before, table),
        label: displayName(before, table),
        column,
        type,
        forward: conversion(column, fresh, old.values, values, renamed(column), dialect),
        back: undefined,
        notNull: column.notNull,
        distinct: renamed(column).size === 0,
        ...(wanted.wholly ? { wholly: true as const } : {}),
        default: plainDefault(wanted.defaults.has(column) ? wanted.defaults.get(column) : column.default),
      },
      context,
    );
    if ('refused' in swap) return swap;
    const saying = namesValue(swap, old, values, dialect.literal);
    if (saying !== undefined)
      return {
        refused: `${saying} says the type ${old.name} or a value that goes: drop it first, and make it again when the types are exchanged.`,
      };
    swaps.push({ ...swap, back: wayBack(swap, oldName, old.values, values, renamed(column), dialect) });
  }
  const odd = swaps.find((swap) => swap.default && swap.default.form === 'expression');
  if (odd) return { refused: `The default of ${odd.label}.${odd.column.name} is no constant: ${odd.default?.text}.` };
  const created = doing({ kind: 'create-enum', type: fresh, values });
  const dropped = doing({ kind: 'drop-type', type: fresh, domain: false, ifExists: false, cascade: false });
  const sides = swaps.map((swap) => besideSteps(swap, context));
  const proven = swaps.map((swap) => proofs(swap, context));
  const exchanged = swaps.map((swap, i) => exchange(swap, proven[i]?.proof, sides[i]?.copies ?? [], context));
  const types: PlanStatement[] = [
    ...(wanted.dropsOld
      ? [doing({ kind: 'drop-type', type: oldName, domain: false, ifExists: false, cascade: false })]
      : []),
    ...(fresh.name === final.name ? [] : [doing({ kind: 'rename-type', type: fresh, to: final.name })]),
    ...(wanted.wholly ? ownedBy('alter type owner', final, old) : []),
  ];
  const typesBack: PlanStatement[] = [
    ...(fresh.name === final.name ? [] : [doing({ kind: 'rename-type', type: final, to: fresh.name })]),
    ...(wanted.dropsOld
      ? [
          doing({ kind: 'create-enum', type: oldName, values: old.values }),
          ...ownedBy('alter type owner', oldName, old),
        ]
      : []),
  ];
  const returns = swaps.every((swap) => swap.back !== undefined);
  const names = list(swaps.map((swap) => `${swap.label}.${swap.column.name}`));
  const made = sides.flatMap(({ steps }) => steps);
  const start = step('expand', `Make the type ${fresh.name} beside ${old.name}`, [created], { down: [dropped] });
  const [opening] = made;
  const steps: PlanStep[] = [
    // One step makes the type and the first column of it.
    ...(opening
      ? [
          { ...opening, statements: [created, ...opening.statements], down: [...opening.down, dropped] },
          ...made.slice(1),
        ]
      : [start]),
  ].map((each): PlanStep => (first === 'this' ? each : { ...each, phase: 'contract', release: first }));
  const later = [
    ...proven.flatMap((each) => each.steps),
    step(
      'contract',
      swaps.length > 0
        ? `Exchange ${names}, and ${old.name} for ${fresh.name}`
        : `Exchange ${old.name} for ${fresh.name}`,
      [
        ...exchanged.flatMap((each) => each.guards),
        ...exchanged.flatMap((each) => each.removing),
        ...types,
        ...exchanged.flatMap((each) => each.taking),
      ],
      { down: returns ? [...typesBack, ...exchanged.flatMap((each) => each.down)] : [] },
    ),
    ...exchanged.flatMap(({ validate }, i) =>
      validate.length > 0
        ? [step('contract', `Prove the constraints of ${swaps[i]?.label} for the rows that are there`, validate)]
        : [],
    ),
  ].map((each): PlanStep => ({ ...each, release: last }));
  return { steps: [...steps, ...later], swaps, fresh, returns };
}

/** `CASE status::text WHEN 'new' THEN 'created' ELSE status::text END::order_status_new`. */
function conversion(
  column: Column,
  to: Name,
  before: readonly string[],
  after: readonly string[],
  renamed: ReadonlyMap<string, string>,
  dialect: RecipeContext['dialect'],
): Formula {
  const type = `${sqlName(to, dialect)}${'[]'.repeat(column.type.dimensions)}`;
  const value = (of: (name: string) => string): string => converted(of(column.name), column, renamed, type, dialect);
  const known = before.every((each) => after.includes(renamed.get(each) ?? each));
  return { text: value(dialect.quote), columns: [column], value, total: known, ...(known ? { fits: true } : {}) };
}

function converted(
  of: string,
  { type: { dimensions } }: Column,
  renamed: ReadonlyMap<string, string>,
  type: string,
  { literal }: RecipeContext['dialect'],
): string {
  const pairs = [...renamed];
  if (dimensions > 0) {
    const text = `${of}::text[]`;
    return `${pairs.reduce((value, [from, to]) => `array_replace(${value}, ${literal(from)}, ${literal(to)})`, text)}::${type}`;
  }
  if (pairs.length === 0) return `${of}::text::${type}`;
  const cases = pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ');
  return `(CASE ${of}::text ${cases} ELSE ${of}::text END)::${type}`;
}

/** Undefined where a new value has no old one. */
function wayBack(
  { fresh, column }: Swap,
  to: Name,
  before: readonly string[],
  after: readonly string[],
  renamed: ReadonlyMap<string, string>,
  dialect: RecipeContext['dialect'],
): string | undefined {
  const back = new Map(
    [...renamed].filter(([, value]) => !before.includes(value)).map(([from, value]) => [value, from]),
  );
  if (!after.every((value) => before.includes(back.get(value) ?? value))) return undefined;
  const type = `${sqlName(to, dialect)}${'[]'.repeat(column.type.dimensions)}`;
  return converted(dialect.quote(fresh), column, back, type, dialect);
}

/** A value's text alone is a value of whichever type the column has then. */
function plainDefault(value: Expression | undefined): Expression | undefined {
  const [, text] = /^('(?:[^']|'')*')(?:\s*::\s*[\w."[\]]+)?$/.exec(value?.text ?? '') ?? [];
  return value && text !== undefined ? { text, form: 'constant', columns: [], calls: [] } : value;
}

/** Whether a change is one of a column's default. */
export const isDefault = (change: Change): boolean => change.kind === 'set-default' || change.kind === 'drop-default';

/** What of functions fails once the types are exchanged: bodies that say a value that goes, beside the type or a table that has it. */
export function saying(
  { name }: Enum,
  gone: readonly string[],
  tables: readonly string[],
  catalog: Catalog,
  literal: (value: string) => string,
): string[] {
  const about = new Set([name, ...tables].map((each) => each.toLowerCase()));
  const bodies = [...catalog.functions.values()]
    .flat()
    .filter(
      ({ body, words }) => gone.some((value) => body.includes(literal(value))) && words.some((word) => about.has(word)),
    );
  return bodies.length === 0
    ? []
    : [
        `${list([...new Set(bodies.map((each) => each.name))])} says ${list(gone.map(literal))}: replace it together with the step that exchanges the types, or it fails from then on.`,
      ];
}

/** What is made with a type itself: functions, domains and composite types. */
export function boundTo({ schema, name }: Enum, catalog: Catalog, routines = true): string | undefined {
  const is = (type: TypeReference | undefined): boolean =>
    type?.name === name && (type.schema ?? catalog.defaultSchema) === schema;
  const routine = [...catalog.functions.values()]
    .flat()
    .find((each) => is(each.returns) || each.arguments.some(({ type }) => is(type)));
  if (routine && routines) return `The function ${routine.name}`;
  const type = [...catalog.types.values()].find(
    (each) =>
      (each.kind === 'domain' && is(each.base)) ||
      (each.kind === 'composite' && each.attributes.some((attribute) => is(attribute.type))),
  );
  return type && `The type ${type.name}`;
}

/** An index or CHECK that is made again, and would fail on what it says. */
function namesValue(
  { attached, table, column }: Swap,
  old: Enum,
  values: readonly string[],
  literal: (value: string) => string,
): string | undefined {
  const gone = old.values.filter((value) => !values.includes(value)).map(literal);
  const says = (text: string, cast: boolean): boolean =>
    gone.some((value) => text.includes(value)) || (cast && new RegExp(`::\\s*(\\w+\\.)?"?${old.name}\\b`).test(text));
  const index = attached.indexes.find((each) =>
    [each.where?.text ?? '', ...each.elements.map(({ text }) => text)].some((text) => says(text, true)),
  );
  const check = table.constraints.find(
    (each) => each.columns.includes(column.id) && each.expression && says(each.expression.text, false),
  );
  return index?.name ?? check?.name;
}
