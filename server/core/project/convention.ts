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
  /**
   * Which small files (tool configuration, first migrations) `recognise` and `order` need the text of; base names or globs
   * of base names, with `folder/` before them for those anywhere below such a folder. `*.sql` asks for the first and the
   * last SQL file of each folder only.
   */
  readonly asks: readonly string[];
  /**
   * The migrations of a folder in the order the tool applies them; files that are none are left out. A down file follows
   * its up file. `also`: further folders of the same history.
   */
  order(
    folder: string,
    files: readonly string[],
    config: ReadonlyMap<string, string>,
    also?: readonly string[],
  ): readonly MigrationFile[];
  /** The parts of a file: what runs on the way up and down, and where the tool itself ends statements. */
  sections(file: MigrationFile, text: string, flavour: SqlFlavour): Sections;
  /** File or files for a new migration placed after `existing`; `now` only where the tool's names carry a time. */
  next(request: NextMigration): readonly NewFile[];
  /**
   * Statements as they must stand in a file of the tool that is there already: fenced or set apart. Undefined where they can't
   * stand among others. Absent: as they are.
   */
  inPlace?(sql: string, flavour: SqlFlavour): string | undefined;
  /**
   * How a migration gets out of a transaction: `marked` in the file or beside it (`next` does so when asked), `alone` when
   * its file holds a single statement, `never` with this tool.
   */
  readonly outsideTransaction: 'marked' | 'alone' | 'never';
  /** Outside of a transaction each statement may go out on another connection, so that a file can't bring a BEGIN of its own. */
  readonly pooled?: true;
  /** It stops at a migration that holds comments only. */
  readonly needsStatement?: true;
  /** What has to be done besides for files that are new or changed, a sentence; `texts` are theirs. */
  remark?(texts: readonly string[], config: ReadonlyMap<string, string>): string | undefined;
}

export interface Recognised {
  readonly folder: string;
  /** 1: the tool's own configuration names it; 0.5: names fit; less: could be. The surest wins, `plain` comes last. */
  readonly certainty: number;
  readonly because: string;
  readonly engine?: string;
  /** Further folders the tool reads into the same history: the other locations of Flyway. */
  readonly also?: readonly string[];
  /** Migrations of this history that are no SQL (Go, Java, XML): they are not read, and what they do is not known. */
  readonly gaps?: readonly string[];
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
  /** What a file beside it says of transactions: Flyway's `V1__x.sql.conf`, diesel's `metadata.toml`. */
  readonly transaction?: boolean;
}

export interface Sections {
  readonly up: readonly Span[];
  readonly down: readonly Span[];
  /** Offsets at which the tool ends a statement, whatever the SQL says. */
  readonly breaks: readonly number[];
  /** Statements the tool wants sent as one, although they hold semicolons. Where several were fenced in, none of them is here. */
  readonly whole: readonly Span[];
  /** Whether the tool runs the up part in one transaction. */
  readonly transaction: boolean;
  /** With `transaction`: no BEGIN of the tool's, but several statements in one message, which PostgreSQL runs as one. */
  readonly implicit?: boolean;
  /** With `transaction`: all pending migrations share this one transaction, and its locks. */
  readonly shared?: boolean;
  /** Statements the tool takes out of the transaction by itself. */
  readonly outside?: readonly Span[];
  /** Where one file holds several migrations, each with a transaction of its own (change sets of Liquibase). */
  readonly parts?: readonly SectionPart[];
  /** Placeholders such as `${schema}`: spans to be read as an identifier or a literal. */
  readonly placeholders: readonly Span[];
  /** Lines that are the tool's, not SQL; blanked before splitting. */
  readonly directives: readonly Span[];
}

export interface SectionPart {
  /** `author:id`: tells which parts are new when an old file grows. */
  readonly identity: string;
  readonly span: Span;
  readonly transaction: boolean;
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
  /** What `up` and `down` are written in; PostgreSQL if absent. */
  readonly flavour?: SqlFlavour;
  /**
   * Texts `recognise` and `order` were given; needed where a list of the tool's must name the new file. A caller that makes
   * several migrations puts the text of each file that `replaces` in here before it asks for the next one.
   */
  readonly config?: ReadonlyMap<string, string>;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** The file exists: this is its whole new text (Drizzle's journal, Liquibase's master changelog). */
  readonly replaces?: boolean;
}
