import type { Action, Speech } from './speech.ts';

/** A value as a server sees it. Numbers and dates travel as text, spelled as the server spells them. */
export type Value = string | null;

/** What a server has in the columns at stake of one row, in the order of its `columns`. */
export type Values = readonly Value[];

/** A value that differs from row to row and can't be foreseen: any will do but NULL, and it must stay. */
export const ANY = '(any value)';

/**
 * What one server version knows: by default a table `t (id bigint, x int, …)`, where `x` is a column no recipe touches and `columns` are
 * the ones at stake. Use {@link knows}, {@link strict} and {@link unaware} to make one.
 */
export interface Side {
  /** `t` where nothing is said. `null`: the server never names the table, and does nothing in the load. */
  readonly table?: string | null;
  readonly columns: readonly string[];
  /** It writes NULL as well: to any column, or to the columns named. */
  readonly nullable: boolean | readonly string[];
  /** It leaves the columns at stake out of some INSERTs: what it expects to find there then. Without it, it never does. */
  readonly omitted?: Value | Values;
  /** Values it never wrote before; `Scenario.value` where nothing is said. May contain NULL. */
  readonly value?: (token: number) => string | Values;
  /** What triggers of the table (the team's own, there from the beginning) make of what it writes. */
  readonly stored?: (values: Values) => Values;
  /** What it may try and the database must refuse with one of the codes, leaving all as it was; after the contract steps it must work. */
  readonly refused?: { readonly values: (token: number) => Values; readonly codes: readonly string[] };
  /** What it never does: `merge` and `copy` into a view, for example. */
  readonly never?: readonly Action[];
  /**
   * Its own SQL, where `table` and `columns` can't say it (a join, two tables, a function). It then does only what there is a maker
   * for. To change single statements, spread the usual ones: `speech: { ...spoken(knows('a')), update: … }`.
   */
  readonly speech?: Speech;
  /** Statements that the plan is to know of besides those of its speech; SQL, each ended by `;`. */
  readonly queries?: string;
}

/**
 * A recipe under proof: a schema, a change, and what the two servers may expect of it. What is proven is the first plan that the
 * recipe makes for it, with the contracts of exactly these servers.
 *
 * The model keeps for each row what the old and what the new server must read. By law a side is rewritten only when it does not
 * agree with what the other side just wrote: after the old server wrote `o`, the new one reads what it read before if
 * `backward(that)` is `o`, otherwise `forward(o)`; and the other way round. So the richer value stays. `forward` and `backward` are
 * the identity where nothing is said. They must be what the plan's SQL computes, NULL included.
 */
export interface Scenario {
  readonly recipe: string;
  readonly name: string;
  /** `mysql`: for MariaDB; PostgreSQL where nothing is said. Statements are in its SQL, parameters are `$1` everywhere. */
  readonly on?: 'postgresql' | 'mysql';
  /** The first major version that has what the scenario needs. */
  readonly since?: number;
  /** Makes the table `t` with `id` and `x`; more statements are welcome. */
  readonly schema: string;
  /** The statements whose plan is proven. */
  readonly change: string;
  readonly old: Side;
  readonly new: Side;
  /** The server after the new one, where the plan has `after-next` steps: the new one's values under other names. The new one's vocabulary otherwise. */
  readonly newest?: Side;
  readonly forward?: (old: Values) => Values;
  readonly backward?: (values: Values) => Values;
  /** What the other server finds in its columns when a server without columns inserts a row: {@link ANY}, NULL, a constant. */
  readonly unknowing?: Value | Values;
  /** A value that was never used before; `Value 17` where nothing is said. */
  readonly value?: (token: number) => string | Values;
  /** What triggers of the table make of a value, whoever writes it. */
  readonly stored?: (value: Value) => Value;
  /** Values are unique: servers upsert on the columns at stake. */
  readonly unique?: boolean;
  /** The first column is text without a limit: servers change it by `||` as well. */
  readonly text?: boolean;
  /**
   * What a value may have become meanwhile: what the plan may have filled NULL with at any time; or, as a function of the value, what the
   * contract steps or `beforeContract` may have made of it.
   */
  readonly filled?: Value | ((value: Value) => Value);
  /** What the people who run the plan must do before its contract step, as its notes say. */
  readonly beforeContract?: string;
  /** And before its way back: it gives every NULL a value. */
  readonly beforeDown?: string;
  /** Servers prepare anew what was prepared for other types (0A000 `cached plan must not change result type`, 42804), as the plan's notes must say. */
  readonly prepareAnew?: boolean;
  /** Codes that servers try again besides 40P01, 40001 and 55P03: 23505 is one where `unique`. */
  readonly retried?: readonly string[];
}

type More = Partial<Omit<Side, 'columns'>>;

/** A server that knows the column, or columns, and writes NULL to them too. */
export const knows = (columns: string | readonly string[], more: More = {}): Side => ({
  columns: typeof columns === 'string' ? [columns] : columns,
  nullable: true,
  omitted: null,
  ...more,
});

/** A server that always gives the column, or columns, a value. */
export const strict = (columns: string | readonly string[], more: More = {}): Side => ({
  columns: typeof columns === 'string' ? [columns] : columns,
  nullable: false,
  ...more,
});

/** A server that knows the table but has never heard of the columns. */
export const unaware: Side = { columns: [], nullable: false };

/** A server that has never heard of the table. */
export const elsewhere: Side = { table: null, columns: [], nullable: false };

export const titleOf = (scenario: Scenario): string => `${scenario.recipe}, ${scenario.name}`;

/** One value for each of the columns. */
export const asValues = (value: Value | Values, side: Side): Values =>
  typeof value === 'string' || value === null ? side.columns.map(() => value) : value;

export const freshValues = (scenario: Scenario, side: Side, token: number): Values =>
  asValues((side.value ?? scenario.value ?? ((n: number) => `Value ${n}`))(token), side);

/** What the database makes of what the server writes. */
export const storedAs = (scenario: Scenario, side: Side, values: Values): Values =>
  side.stored ? side.stored(values) : scenario.stored ? values.map(scenario.stored) : values;

/** Whether a server may read `actual` where the model has `expected`. `contracting`: the contract steps, or what must be done before them, have begun. */
export function agrees(scenario: Scenario, expected: Value, actual: Value, contracting: boolean): boolean {
  if (expected === actual || (expected === ANY && actual !== null)) return true;
  const { filled } = scenario;
  if (typeof filled === 'function') return contracting && filled(expected) === actual;
  return expected === null && filled !== undefined && actual === filled;
}

export const mayBeNull = (side: Side, column: string): boolean =>
  typeof side.nullable === 'boolean' ? side.nullable : side.nullable.includes(column);
