import type { Query } from '../schema/query.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { Span } from '../text/span.ts';

/**
 * One kind of place where a server version says what it uses: query files, SQL strings in code, … A source reads one file
 * at a time and keeps nothing, so that what it found is cached by the file's blob id. One file a source in sources/.
 */
export interface ContractSource {
  readonly id: string;
  readonly title: string;
  /** Whether the file, by its path, is of this kind. */
  takes(path: string): boolean;
  read(path: string, text: string, dialect: Dialect): Found;
}

/** What one file says. */
export interface Found {
  readonly statements: readonly FoundStatement[];
  /** Names in strings that are no query of their own, where they may be a table's. */
  readonly names?: readonly string[];
}

export interface FoundStatement {
  /** Line of the file where the statement starts, counted from 1. */
  readonly line: number;
  /** The statement as the source has it. */
  readonly text: string;
  /** Where it stands in the file, when its text there is the statement's. */
  readonly at?: Span;
  /** The name the source gives it: sqlc's `-- name:`, the function around it. */
  readonly name?: string;
  /** Lines of the file for offsets in `text` can't always be told (escapes, holes); then `line` serves for all. */
  readonly lineOf?: (offset: number) => number;
  /** What it does; empty with `error` when it could not be read, or is put together at run time. */
  readonly queries: readonly Query[];
  /** A part of it that isn't a value is put together at run time: it may name anything. */
  readonly dynamic?: true;
  /** Why it can't be known whole: a syntax error, a dynamic part. Names in it are then unknown, never unused. */
  readonly error?: string;
}

export const nothingFound: Found = { statements: [] };
