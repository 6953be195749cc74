import type { Answer } from '../contract/answer.ts';
import type { Contract } from '../contract/contract.ts';
import type { Catalog, Column, Table } from '../schema/catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect, DialectId, Engine, Facts } from '../sql/dialect.ts';
import type { Span } from '../text/span.ts';

export type Category = 'compatibility' | 'lock' | 'data-loss' | 'data' | 'rollback' | 'hygiene';
export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Phase = 'expand' | 'backfill' | 'contract';
/** 1 before · 2 migrated · 3 overlap · 4 switched. */
export type Stage = 1 | 2 | 3 | 4;

/**
 * A rule is data and one function. Everything said about it (its docs page, hover, README row, settings entry, SARIF help,
 * `explain`) is made from its fields. One file a rule, named by its id; listed in index.ts.
 */
export interface Rule<K extends ChangeKind = ChangeKind> {
  readonly id: string;
  readonly on: readonly K[];
  readonly category: Category;
  readonly severity: Severity;
  /** A line for tables: `Renaming a column`. */
  readonly title: string;
  /** Why it hurts, in plain words. */
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
  /** Rows of the hazard catalogue it covers: `A03`. */
  readonly hazards: readonly string[];
  readonly dialects?: readonly DialectId[];
  /**
   * The new server can fail on it too while it is expanded: it is asked as well. What is contracted is always asked of it;
   * what an expand step takes away, it is not made for: queries of it that need that are found as broken ones.
   */
  readonly next?: boolean;
  /** It speaks of the release as a whole; the change it is shown at is only a place. */
  readonly anywhere?: true;
  /** A matter of taste: silent until somebody gives it a severity. */
  readonly optIn?: true;
  /** Id of the recipe that does what `instead` says. */
  readonly recipe?: string;
  /** Shown on the docs page and executed by its test: history, what the previous server runs, and the migration. */
  readonly examples: { readonly fires: Example; readonly silent: Example };
  check(change: ChangeOf<K>, context: RuleContext): Report | readonly Report[] | undefined;
}

export interface Example {
  /** The schema before. */
  readonly before: string;
  /** SQL the previous server runs, a statement a line. */
  readonly uses?: string;
  /** The file of the previous server that `uses` is then, where it is no SQL. */
  readonly usesIn?: string;
  /** SQL the new server runs, where it is not what the previous one does. */
  readonly next?: string;
  readonly migration: string;
  /** The engine it is about, where it matters: `mariadb 10.11`. */
  readonly engine?: string;
}

/** What a rule found. Names are the user's own; whole sentences, without the advice. */
export interface Report {
  /** What breaks: `v1.3.0 still reads users.email`. */
  readonly message: string;
  /** Where, if not at the change's own place. */
  readonly at?: Span;
  /** `table` or `table.column`, as people name it. */
  readonly object: string;
  /** What the contract says, where the finding rests on it. It grades severity: unknown warns, unused informs. */
  readonly answer?: Answer;
  /** Servers it breaks, by version; default: those whose contract was asked. */
  readonly servers?: readonly string[];
  /** Replaces the rule's `instead`. */
  readonly advice?: string;
  readonly severity?: Severity;
  readonly stage?: Stage | null;
  /** Edits of the statement that say it better. */
  readonly rewrites?: Rewrites;
  /** False where the rule's recipe does not fit this case; the id of one that fits better. */
  readonly recipe?: boolean | string;
}

/** Reading an edit back to see that it holds takes time that only somebody who asks for fixes should wait: then a function. */
export type Rewrites = readonly Rewrite[] | (() => readonly Rewrite[]);

/** A better form of one statement, offered as a quick fix; spans are in the statement. */
export interface Rewrite {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  /** It is right wherever the finding is: an editor may do it everywhere at once. */
  readonly always?: true;
}

export interface RuleContext {
  readonly dialect: Dialect;
  readonly version: number;
  readonly engine: Engine;
  /** The statement the change is part of, as written. */
  readonly text: string;
  /** Before and after this change. */
  readonly before: Catalog;
  readonly after: Catalog;
  /** What the previous server was released with; and what stands when all migrations of the release have run. */
  readonly base: Catalog;
  readonly target: Catalog;
  readonly facts: Facts;
  readonly phase: Phase;
  /** All changes of the release in order, and which of them this is. */
  readonly release: readonly ReleaseChange[];
  readonly position: number;
  /** The servers that must work with this change, and what each uses. */
  readonly servers: readonly Contract[];
  /** The previous servers, and the new one, whichever of them are asked: some changes are as safe as what it does with them. */
  readonly previous: readonly Contract[];
  next(): Contract | undefined;
  readonly stage: Stage;
  /** Where the change stands. */
  readonly place: Place;
  /**
   * What a question about the release comes to for this change, or for another key. To be preferred to looking through
   * `release`: what comes to the same after an edit makes no rule speak again.
   */
  asked<T>(question: Question<T>, key?: number): T | undefined;
  /** Manifest hints about a table. */
  hints(table: Name): { readonly rows?: number; readonly traffic?: 'hot' | 'normal' | 'cold' };
  /** Name as people say it. */
  name(table: { readonly schema: string; readonly name: string } | Name): string;
}

/** What is the same for all changes of a release. */
export type ReleaseContext = Pick<
  RuleContext,
  'dialect' | 'version' | 'engine' | 'base' | 'target' | 'release' | 'previous' | 'next' | 'hints'
>;

/** Something about a release as a whole: worked out once for all its changes, by their position or by another key. */
export interface Question<T> {
  collect(context: ReleaseContext): ReadonlyMap<number, T>;
}

/** Where a change stands in its release. */
export interface Place {
  /** Changes of one file carry the same number, in file order; `transaction` likewise, -1 outside of any. */
  readonly file: number;
  readonly transaction: number;
  /** How the tool runs the file: in a transaction that it opens, as one message that the server makes one of, or neither. */
  readonly wrapped: 'transaction' | 'message' | null;
  /** That transaction goes on from file to file. See `inOneTransaction`. */
  readonly shared: boolean;
}

export interface ReleaseChange extends Place {
  /** Which statement of the file it is part of. */
  readonly statement: number;
  readonly change: Change;
  readonly before: Catalog;
  readonly after: Catalog;
  /** What the change does by itself, without the rest of its statement. */
  readonly facts: Facts;
  /** The statement as written. */
  readonly text: string;
  readonly phase: Phase;
}

/** The table as it stood when the previous server was released; undefined when it is new in this release. */
export const releasedTable = (context: RuleContext, table: Table | undefined): Table | undefined => {
  const found = table && context.base.relations.get(table.id);
  return found?.kind === 'table' ? found : undefined;
};

/** The column as it stood when the previous server was released; undefined when it is new in this release. */
export const releasedColumn = (
  context: RuleContext,
  table: Table | undefined,
  column: Column | undefined,
): Column | undefined => column && releasedTable(context, table)?.columns.find((c) => c.id === column.id);

export const defineRule = <K extends ChangeKind>(rule: Rule<K>): Rule<K> => rule;
