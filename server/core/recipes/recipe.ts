import type { Contract } from '../contract/contract.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../schema/change.ts';
import type { Dialect } from '../sql/dialect.ts';

/** Turns a risky change into a plan. One file a recipe, named by its id; listed in index.ts. */
export interface Recipe<K extends ChangeKind = ChangeKind> {
  readonly id: string;
  readonly on: readonly K[];
  /** What the light bulb says: `Split the rename into expand and contract steps`. */
  readonly title: string;
  /** What it does and when it refuses, for the docs: a few sentences. */
  readonly about: string;
  /** What the docs show the plan of; PostgreSQL. */
  readonly example: { readonly schema: string; readonly change: string };
  plan(change: ChangeOf<K>, context: RecipeContext): Plan | Refusal;
}

export interface RecipeContext {
  readonly dialect: Dialect;
  readonly version: number;
  /** The catalog before all changes of `migration`. */
  readonly start: Catalog;
  /** The catalog before the change. */
  readonly before: Catalog;
  /** The catalog after it. */
  readonly after: Catalog;
  /** What servers that must keep working use. */
  readonly previous: readonly Contract[];
  /**
   * Every change that it may belong together with, in order, with itself: those of the release, in whichever file they stand; of a
   * migration that was released before, its own.
   */
  readonly migration: readonly Change[];
  /** What the release does after the change: it finds the schema as the plan leaves it. */
  readonly later: readonly Change[];
  /** What the server of this release uses, where its code is at hand. Made when asked for. */
  readonly next: () => Contract | undefined;
  /** The statement that makes a change, as it was read; positions in its Changes count from its beginning. */
  readonly textOf: (change: Change) => string;
  /** By column: how it is computed back from the columns that take its place, where a comment of the migration says so. */
  readonly back: ReadonlyMap<string, string>;
}

/** Steps that together do what the change would have done, without breaking anyone on the way. Data, until it is accepted. */
export interface Plan {
  readonly recipe: string;
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** Other changes of the release that the plan stands in for as well, perhaps of other files; the one it was asked for is always among them. */
  readonly takes?: readonly Change[];
  /** What the servers themselves have to do in between, one sentence each. */
  readonly servers: readonly string[];
  /** What to know before accepting: limits, preconditions. */
  readonly notes: readonly string[];
}

export interface PlanStep {
  readonly phase: 'expand' | 'backfill' | 'contract';
  readonly release: PlanRelease;
  readonly title: string;
  /** What the step does, in SQL order. */
  readonly statements: readonly PlanStatement[];
  readonly transaction: boolean;
  /** The way back from this step; empty when there is nothing to undo. */
  readonly down: readonly PlanStatement[];
}

/**
 * `this`: ships with this release, before the new server. `next`: with the one after, when the old server is gone. `after-next`:
 * with the one after that, when the server that knew both is gone as well.
 */
export type PlanRelease = 'this' | 'next' | 'after-next';

/** A Change, printed by the dialect; or SQL of the dialect's own, such as a backfill; or a session setting. */
export type PlanStatement = { readonly change: Change } | { readonly sql: string };

/** Why there is no safe plan. */
export interface Refusal {
  readonly refused: string;
  /** It is another recipe's matter: told last, as the others know better why they don't fit. */
  readonly aside?: true;
}

/** For registries: keeps `plan`'s change typed by `on`. */
export const defineRecipe = <K extends ChangeKind>(recipe: Recipe<K>): Recipe<K> => recipe;

export const statementText = (statement: PlanStatement, dialect: Dialect): string =>
  'sql' in statement ? statement.sql : dialect.print(statement.change);
