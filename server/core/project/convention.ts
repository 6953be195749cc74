import type { SqlFlavour } from '../sql/lex.ts';
import type { Span } from '../text/span.ts';

/**
 * How one migration tool names, orders and marks its files. One file a tool in conventions/, one line in its index.
 * All methods are pure: files come as paths, sorted; texts as strings.
 */
export interface Convention {
  readonly id: string;
  readonly title: string;
  /**
   * Where this tool's migrations lie in a project, as folders (or a folder per database), with how sure that is.
   * `config` are texts of the small files this convention asked for with `asks`.
   */
  recognise(files: readonly string[], config: ReadonlyMap<string, string>): readonly Recognised[];
  /** Which small files (tool configuration, first migrations) `recognise` and `order` need the text of; base names or globs. */
  readonly asks: readonly string[];
  /** The migrations of a folder in the order the tool applies them; files that are none are left out. */
  order(folder: string, files: readonly string[], config: ReadonlyMap<string, string>): readonly MigrationFile[];
  /** The parts of a file: what runs on the way up and down, and where the tool itself ends statements. */
  sections(file: MigrationFile, text: string, flavour: SqlFlavour): Sections;
  /** File or files for a new migration placed after `existing`; `now` only where the tool's names carry a time. */
  next(request: NextMigration): readonly NewFile[];
}

export interface Recognised {
  readonly folder: string;
  /** 1: the tool's own configuration names it; 0.5: names fit; less: could be. The surest wins, `plain` comes last. */
  readonly certainty: number;
  readonly because: string;
  readonly engine?: string;
}

export interface MigrationFile {
  readonly path: string;
  /** The version as the tool knows it: `20240102030405`, `7`, `2.1`, `0003`; '' for repeatable ones. */
  readonly version: string;
  /** The words of the name: `rename email`. */
  readonly name: string;
  /** `up`: a file of ups only; `down`: a file of downs only; `both`: sections in one file; `repeatable`: runs again when it changes. */
  readonly direction: 'up' | 'down' | 'both' | 'repeatable';
  /** What makes this migration the same one in another tree: its base name, or its folder's name. */
  readonly identity: string;
}

export interface Sections {
  readonly up: readonly Span[];
  readonly down: readonly Span[];
  /** Offsets at which the tool ends a statement, whatever the SQL says. */
  readonly breaks: readonly number[];
  /** Statements the tool wants sent as one, although they hold semicolons. */
  readonly whole: readonly Span[];
  /** Whether the tool runs the up part in one transaction. */
  readonly transaction: boolean;
  /** Placeholders such as `${schema}`: spans to be read as an identifier or a literal. */
  readonly placeholders: readonly Span[];
  /** Lines that are the tool's, not SQL; blanked before splitting. */
  readonly directives: readonly Span[];
}

export interface NextMigration {
  readonly folder: string;
  readonly existing: readonly MigrationFile[];
  /** Words, lower case, joined with `_`. */
  readonly name: string;
  readonly up: string;
  readonly down: string;
  readonly transaction: boolean;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** How many files come before this one in the same plan, so that names don't collide. */
  readonly sequence: number;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}
