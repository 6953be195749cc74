/** A value as a server sees it. Numbers and dates travel as text. */
export type Value = string | null;

/** A default that differs from row to row: any value will do, but it must stay. */
export const ANY = '(any value)';

/** What one server version knows of the table `t (id bigint, x int, …)`: the name of the one column that is at stake, or none. */
export interface Vocabulary {
  readonly column: string | null;
  /** It writes NULL as well. */
  readonly nullable: boolean;
  /** It leaves the column out of INSERTs: what it expects to find there then. */
  readonly omitted?: Value;
}

/** A server that knows the column and writes NULL to it too. */
export const knows = (column: string, more: Partial<Vocabulary> = {}): Vocabulary => ({
  column,
  nullable: true,
  omitted: null,
  ...more,
});

/** A server that always gives the column a value. */
export const strict = (column: string): Vocabulary => ({ column, nullable: false });

/** A server that has never heard of the column. */
export const unaware: Vocabulary = { column: null, nullable: false };

/** A recipe under proof: a table, a change, and what the two servers may expect of it. */
export interface Scenario {
  readonly recipe: string;
  readonly name: string;
  /** Makes the table `t`; more statements are welcome. */
  readonly schema: string;
  /** The statement whose plan is proven. */
  readonly change: string;
  readonly old: Vocabulary;
  readonly new: Vocabulary;
  /** What a row has in the column when a server that does not know it inserts the row. */
  readonly unknowing?: Value;
  /** A value that was never used before; a type's own spelling. */
  readonly value?: (token: number) => string;
  /** What triggers of the table make of a value. */
  readonly stored?: (value: Value) => Value;
  /** Values are unique: servers upsert on them. */
  readonly unique?: boolean;
  /** Values can be changed by `||`. */
  readonly text?: boolean;
  /** A NULL may have been filled by the plan meanwhile. */
  readonly filled?: Value;
  /** What the people who run the plan must do before its contract step, as its notes say. */
  readonly beforeContract?: string;
  /** And before its way back: it gives every NULL a value. */
  readonly beforeDown?: string;
}

export const storedAs = (scenario: Scenario, value: Value): Value => scenario.stored?.(value) ?? value;

export const freshValue = (scenario: Scenario, token: number): string => scenario.value?.(token) ?? `Value ${token}`;

/** Whether a server may read `actual` where the model has `expected`. */
export const agrees = (scenario: Scenario, expected: Value, actual: Value): boolean =>
  expected === actual ||
  (expected === ANY && actual !== null) ||
  (expected === null && scenario.filled !== undefined && actual === scenario.filled);
