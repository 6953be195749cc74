import { type Catalog, displayName, type Table, type View } from '../schema/catalog.ts';
import type { Resolution } from '../schema/resolve.ts';
import { count, list } from '../text/words.ts';
import type { Evidence } from './answer.ts';
import type { ServerCode } from './code.ts';
import type { CodeFile } from './code-file.ts';
import { packagesWith } from './library-tables.ts';
import { Paths } from './paths.ts';
import { keys, speaks, type TableNames, tableNames } from './table-names.ts';
import { type NameKey, nameKey, tableWords, Words } from './words.ts';

/** What stands in the way of "not used": why, and where. */
export interface Doubt {
  readonly why: string;
  readonly evidence?: readonly Evidence[];
}

/** A statement that was not understood whole, or names a table nobody knows. */
export interface UnclearStatement {
  readonly evidence: Evidence;
  readonly text: string;
  /** A part of it is put together at run time: it may name any column, and perhaps any table. */
  readonly dynamic: boolean;
  /** Nothing of it could be read. */
  readonly unread: boolean;
  /** All of it was read; only a table it names is one nobody knows. */
  readonly whole: boolean;
  readonly resolutions: readonly Resolution[];
  /** Its table is a word of the program. */
  readonly listed: boolean;
}

/** How many places are named where something can't be told. */
const placesShown = 4;

/**
 * The border between "not used" and "not known": statements that were not understood whole, files in languages that are not
 * read, libraries that make queries, and plain words. Nothing here is ever proof of a use.
 */
export class Unsettled {
  private readonly unclear: readonly (UnclearStatement & { readonly words: Words; readonly anyTable: boolean })[];
  private readonly builds: boolean;
  /** Serves all tables by itself. */
  private readonly serving: CodeFile | undefined;
  /** Speaks of a library that is not followed, and reads rows whole. */
  private readonly unfollowed: CodeFile | undefined;
  /** Tables have a prefix that the program leaves to its configuration. */
  private readonly prefixed: boolean;
  /** Its Go code names tables in SQL, and in no other way. */
  private readonly written: boolean;
  /** No program makes queries with a library, in any language. */
  private readonly alone: boolean;
  /** Names that its Rust code says as Diesel's. */
  private readonly paths: Paths | undefined;
  /** Tables are chosen while the program runs, perhaps of those that it has written out. */
  private readonly listed: boolean;
  /** Of others as well. */
  private readonly chosen: boolean;
  private readonly known = new Map<string, TableNames>();
  /** What all files were looked through for: the columns of a table ask the same. */
  private readonly found = new Map<string, unknown>();

  constructor(
    private readonly code: ServerCode,
    private readonly catalog: Catalog,
    unclear: readonly UnclearStatement[],
  ) {
    this.unclear = unclear.map((statement) => ({
      ...statement,
      words: Words.of(statement.text),
      anyTable:
        statement.dynamic &&
        !namesTables(statement.text) &&
        (statement.unread || statement.resolutions.some((r) => r.problems.some((p) => p.kind === 'no-relation'))),
    }));
    this.builds = code.files.some((file) => file.builder);
    this.serving = code.files.find((file) => file.found.over?.serves);
    this.unfollowed = code.files.find((file) => file.found.over?.unfollowed);
    this.prefixed = code.files.some((file) => file.found.over?.prefixes);
    this.written = !code.files.some((file) => file.found.over?.chooses) && onlyWritten(code.files);
    this.alone = code.files.every(makesNone);
    this.paths = Paths.of(code.files);
    this.listed = this.unclear.some(({ anyTable }) => anyTable);
    this.chosen =
      this.unclear.some(({ anyTable, listed }) => anyTable && !listed) ||
      code.files.some((file) => file.found.over?.chooses);
  }

  relation({ name, schema }: Table | View): Doubt | undefined {
    return this.called(name, schema);
  }

  /** The same of a table nobody knows more of than its name. */
  called(name: string, schema?: string): Doubt | undefined {
    const known = this.names(name);
    const names = schema !== undefined && this.isApart(schema) ? { ...known, apart: true as const } : known;
    const pathed = this.paths?.table(name);
    return (
      this.unreadFiles() ??
      this.served() ??
      this.places(
        this.code.files.filter((file) =>
          this.paths && file.byPath
            ? file === pathed || (this.listed && file.named.has(names.exact))
            : this.speaks(file, names, file.kind === 'program' && !file.byName ? file.words : file.outside),
        ),
        `${name} outside the queries that were understood`,
      ) ??
      doubt(
        this.unclear.find((statement) => mayName(statement, name)),
        (all) => `a query that is not understood names ${all}`,
        name,
      ) ??
      doubt(
        this.unclear.find(({ anyTable, listed }) => anyTable && !listed),
        () => 'the table of a query is known at run time only',
        name,
      )
    );
  }

  /**
   * `closed`: the models of the table are known whole, so that files of their language name it in SQL only. `mapped`: its
   * models are known, perhaps not all they are used for.
   */
  column(relation: Table | View, column: string, closed = false, mapped = false): Doubt | undefined {
    const { name } = relation;
    const files = closed
      ? this.once('open', () => this.code.files.filter((file) => !file.found.closed))
      : this.code.files;
    const names = this.names(name);
    const wanted = nameKey(column);
    // In SQL the table has its own name; the ways code speaks of it would hit words such as ORDER.
    const exact = nameKey(name);
    const label = displayName(this.catalog, relation);
    const dynamic = this.unclear.find(
      ({ dynamic, resolutions, words, unread, text }) =>
        dynamic &&
        !columnless.test(text) &&
        (resolutions.some((r) => r.relations.some((use) => use.relation === relation.id)) ||
          (unread && words.has(exact))),
    );
    if (dynamic) return doubt(dynamic, () => `a query on ${label} is put together at run time`, label);
    const said = this.unclear.find(
      (statement) =>
        !statement.dynamic &&
        mayName(statement, name) &&
        (statement.unread || statement.words.has(wanted) || statement.text.includes('*')),
    );
    if (said) return doubt(said, () => `a query that is not understood names ${label} and may name ${column}`, label);
    // Asked late, and once: it takes looking into every file.
    const spoken = (): boolean => this.once(`spoken ${name}`, () => this.code.files.some((f) => f.outside.has(exact)));
    const passed = (): boolean => this.once(`passed ${name}`, () => this.code.files.some((f) => f.named.has(exact)));
    const anywhere = this.unclear.find(
      ({ anyTable, words, text, unread, listed }) =>
        anyTable &&
        !columnless.test(text) &&
        (!listed || spoken()) &&
        (words.has(wanted) || (!mapped && text.includes('*')) || (unread && anyColumn.test(text) && passed())),
    );
    if (anywhere) return doubt(anywhere, () => 'the table of a query is known at run time only', label);
    const pathed = this.paths?.column(name, column, (file, said) => file.outside.has(nameKey(said)));
    if (pathed) return { why: `${pathed.path} may name ${label}.${column} by a path` };
    const named = this.namedColumn(names, column, files);
    if (named) return { why: `${named}${column}` };
    const followed = this.once(`followed ${closed}`, () =>
      files.filter((file) => !file.byName && !(this.paths && file.byPath)),
    );
    const where = followed.filter((file) => file.outside.has(wanted));
    const reached = this.once(`reached ${closed} ${name}`, () => this.reached(names, followed));
    if (reached && where.length > 0) {
      return { why: `${reached}, and ${shown(where)} ${where.length === 1 ? 'names' : 'name'} ${column}` };
    }
    return (
      this.once(`handed ${label}`, () => this.handedOver(name, label)) ??
      (mapped
        ? undefined
        : this.once(`unfollowed ${closed} ${label}`, () => this.unfollowedUse(names, followed, label))) ??
      this.unreadFiles() ??
      this.served() ??
      this.places(
        where.filter((file) => this.speaks(file, names, file.words)),
        `${column} beside ${name} outside the queries that were understood`,
      )
    );
  }

  /** Where a library that is given each name may be given that of the column: in a file with it, or in a string. */
  private namedColumn(names: TableNames, column: string, files: readonly CodeFile[]): string | undefined {
    const own = files.filter((file) => file.byName);
    const says = (file: CodeFile): boolean =>
      file.outside.hasAny(names.whole) || file.found.said?.includes(names.name) === true;
    const speaking = own.find(says);
    const [key, name] = [nameKey(column), column.toLowerCase()];
    const naming =
      speaking &&
      own.filter(
        (file) =>
          (file.found.library === 'by name' && file.outside.has(key)) ||
          file.found.said?.includes(`~${name}`) ||
          (file.found.said?.includes(`"${name}`) && says(file)),
      );
    return naming && naming.length > 0
      ? `${speaking.path} speaks of the table, and a library makes queries of its language, and ${shown(naming)} ${naming.length === 1 ? 'names' : 'name'} `
      : undefined;
  }

  /** Anything by its name alone: a function, a sequence, a type, a value. */
  named(name: string): Doubt | undefined {
    const key = nameKey(name);
    return (
      this.unreadFiles() ??
      this.places(
        this.code.files.filter((file) => file.outside.has(key) && mayCall(file, key, name)),
        `${name} outside the queries that were understood`,
      ) ??
      doubt(
        this.unclear.find(({ words }) => words.has(key)),
        (all) => `a query that is not understood names ${all}`,
        name,
      )
    );
  }

  /** Whether something that is not read may write to the table: then what an ORM requires of it proves nothing. */
  writtenElsewhere(table: Table | View, closed = false): boolean {
    const names = this.names(table.name);
    return (
      this.writtenUnread(table) ||
      this.code.files.some(
        (file) =>
          (file.kind === 'program' && !(closed && file.found.closed) && speaks(file, names, file.words)) ||
          (file.builder && !file.found.mapped && file.named.hasAny(names.whole)),
      )
    );
  }

  /** The same beside models that are known: by queries that are not understood, or by what no file says. */
  writtenUnread({ name }: Table | View): boolean {
    const names = this.names(name);
    const writes = /\b(insert|update|merge|replace|copy)\b/i;
    return (
      this.unreadFiles() !== undefined ||
      this.served() !== undefined ||
      this.handedOver(name, name) !== undefined ||
      this.unclear.some(({ words, anyTable, text }) => writes.test(text) && (anyTable || words.hasAny(names.whole)))
    );
  }

  /** Why the table is used in a way that can't be followed, so that a column of it may be named anywhere. */
  private reached(names: TableNames, files: readonly CodeFile[]): string | undefined {
    const tables = names.whole;
    const named = files.some((file) => file.outside.hasAny(tables));
    const any = named ? this.unclear.find(({ anyTable, text }) => anyTable && opensColumns(text)) : undefined;
    if (any) return `the table of the query in ${any.evidence.file}:${any.evidence.line} is known at run time only`;
    const program = files.find((file) => file.kind === 'program' && speaks(file, names, file.outside));
    if (program?.source) return `${program.path} speaks of the table, and a library makes queries of its language`;
    if (program) return `${program.path} speaks of the table in a language that is not read`;
    const data = files.find((file) => file.named.hasAny(tables));
    if (data) return `${data.path} has the table's name in a string`;
    const built = this.builds && files.find((file) => file.kind === 'source' && file.outside.hasAny(tables));
    if (built) return `${built.path} speaks of the table, and queries are made by a library`;
    return undefined;
  }

  /** Something serves every table to whoever asks. */
  private served(): Doubt | undefined {
    const file = this.serving;
    return file && { why: `${file.found.over?.serves} (${file.path}) uses tables without any word in the code` };
  }

  /** An interface that is not read has the table's name, and may use any column of it. */
  private handedOver(name: string, label: string): Doubt | undefined {
    const wanted = name.toLowerCase();
    const file = this.code.files.find(
      ({ found }) =>
        found.over?.whole?.some((each) => each.slice(each.lastIndexOf('.') + 1).toLowerCase() === wanted) &&
        !found.mapped?.some(({ table }) => table.name.toLowerCase() === wanted),
    );
    return file && { why: `${file.path} hands ${label} to something that may use any of its columns` };
  }

  /** Libraries that nobody follows read rows whole, and write what they are given. */
  private unfollowedUse(names: TableNames, files: readonly CodeFile[], label: string): Doubt | undefined {
    const says = (file: CodeFile): boolean => file.outside.hasAny(names.whole);
    const by = files.find(
      (file) => file.kind === 'program' && file.source !== '' && !file.byName && speaks(file, names, file.outside),
    );
    if (by) return { why: `${by.path} speaks of ${label}, and a library makes queries of its language` };
    const file = this.unfollowed && files.find((each) => each.kind !== 'aside' && each.source !== '' && says(each));
    return file && { why: `${file.path} speaks of ${label}, and a library (${this.unfollowed?.path}) makes queries` };
  }

  /** Whether the program may say which schema bare names are of, and that it is the table's. */
  choosesSchema({ schema }: Table | View): boolean {
    const words = keys(['search_path', 'currentSchema', schema]);
    return this.code.files.some((file) => file.words.hasAny(words));
  }

  /** What the program depends on may have tables of its own, and name them after itself: `flipper_gates`. */
  brought({ name }: { readonly name: string }): Doubt | undefined {
    const words = name.split('_').filter(Boolean);
    const beginnings = words.map((_, i) => words.slice(0, i + 1).join('_')).filter((each) => each.length > 2);
    const wanted = keys(beginnings.flatMap(tableWords));
    const packages = packagesWith(name).map(nameKey);
    const file =
      this.code.files.find(({ path, words: all }) => dependencies.test(path) && all.hasAny(wanted)) ??
      (packages.length === 0
        ? undefined
        : this.code.files.find(({ path, words: all }) => manifests.test(path) && all.hasAny(packages)));
    return file && { why: `${file.path} speaks of a library that may have ${name} as a table of its own` };
  }

  private once<T>(key: string, find: () => T): T {
    if (!this.found.has(key)) this.found.set(key, find());
    return this.found.get(key) as T;
  }

  private names(table: string): TableNames {
    const known = this.known.get(table);
    if (known) return known;
    const all = this.once('tables', () =>
      [...this.catalog.relations.values()].flatMap((r) => (r.kind === 'table' ? [r.name] : [])),
    );
    const names = tableNames(table, all, this.prefixed);
    this.known.set(table, names);
    return names;
  }

  /** Whether a file speaks of a table in a way that may use it. */
  private speaks(file: CodeFile, names: TableNames, words: Words): boolean {
    const { kind, found } = file;
    const quiet = names.apart
      ? kind !== 'program' || file.byName
      : this.written && (kind === 'data' || file.path.endsWith('.go'));
    if (!quiet || (kind === 'data' && (!this.alone || this.chosen))) return speaks(file, names, words);
    if (found.over?.messages && (this.written || kind === 'data')) return false;
    if (file.path.endsWith('.proto')) return speaks(file, names, words);
    if (kind === 'aside') return words.has(names.exact);
    if (kind === 'data') return words.has(names.exact) && found.over?.queries === true;
    if (found.library === 'by name' && words.hasAny(names.whole)) return true;
    return found.said
      ? found.said.includes(`"${names.name}`) || found.said.includes(names.name)
      : file.named.has(names.exact);
  }

  /** Whether a schema is one that no file says, nor where bare names are looked for. */
  private isApart(schema: string): boolean {
    const { defaultSchema, searchPath } = this.catalog;
    const words = keys(['search_path', 'default_schema', schema]);
    const current = nameKey('currentSchema');
    return (
      schema !== defaultSchema &&
      !searchPath.includes(schema) &&
      !this.code.files.some((file) => file.words.hasAny(words) || file.outside.has(current))
    );
  }

  private unreadFiles(): Doubt | undefined {
    const { unread = [] } = this.code;
    return unread.length > 0 ? { why: `${list(unread.slice(0, placesShown))} could not be read` } : undefined;
  }

  private places(files: readonly CodeFile[], what: string): Doubt | undefined {
    if (files.length === 0) return undefined;
    return {
      why: `${count(files.length, 'file')} of it ${files.length === 1 ? 'names' : 'name'} ${what}: ${shown(files)}`,
    };
  }
}

/**
 * Whether all queries of the Go code are written out as SQL: a tool makes functions of them, and no library that the program
 * requires makes any of its own. Then what its code calls like a table is not the table.
 */
const onlyWritten = (files: readonly CodeFile[]): boolean => {
  const go = files.filter(({ path, kind }) => kind !== 'aside' && path.endsWith('.go'));
  // What only lists the tools that build the program is no part of it.
  const tools = (path: string): boolean =>
    path !== 'go.mod' &&
    go.every((file) => !file.path.startsWith(path.slice(0, -'go.mod'.length)) || /(^|\/)tools\.go$/.test(file.path));
  const modules = files.filter(({ path }) => /(^|\/)go\.mod$/.test(path) && !tools(path));
  return (
    go.some(({ found }) => found.generates) &&
    modules.length > 0 &&
    modules.every(({ found }) => found.over?.leaves) &&
    go.every(makesNone)
  );
};

/** Whether a file may use something of the database by its name: Rust calls a function, or has the name in a string. */
function mayCall({ found, byName, byPath }: CodeFile, key: NameKey, name: string): boolean {
  const { said, library } = found;
  if (!said || !(byName || byPath) || library === 'by name' || key.length > 1) return true;
  const plain = name.toLowerCase();
  return [`${plain}!`, `${plain}(`, `"${plain}`, `~${plain}`, '?'].some((entry) => said.includes(entry));
}

/** Whether a file is no program, or one that writes its queries out. */
const makesNone = ({ path, kind, builder, found, byName }: CodeFile): boolean =>
  kind === 'aside' ||
  kind === 'data' ||
  /\.(?:sh|ps1)$/.test(path) ||
  ((kind === 'source' || byName === true) && !builder && found.library !== true && !found.over?.unfollowed);

/** Where programs say which libraries they use, in languages whose libraries bring models. */
const dependencies =
  /(^|\/)(Gemfile|mix\.exs|requirements[\w.-]*\.(txt|in)|requirements\/[\w.-]+\.(txt|in)|pyproject\.toml|setup\.cfg|Pipfile|composer\.json)$/;

/** The same in languages whose libraries have few tables. */
const manifests =
  /(^|\/)(Gemfile|mix\.exs|requirements[\w.-]*\.(txt|in)|pyproject\.toml|setup\.cfg|Pipfile|composer\.json|package\.json|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?)$/;

/** A query of a table known at run time whose columns are as well. */
const anyColumn = /^\s*(?:select\s*(?:\?\?|[{$%(])|insert|update|merge|copy|replace)/i;

/** Whether all places of a query where tables stand have names. */
function namesTables(text: string): boolean {
  const places = [...text.matchAll(/\b(?:from|join|into|update|table|using)\s+(?:only\s+)?(\S+)/gi)];
  return places.length > 0 && places.every(([, name = '']) => /^[\w"`(]/.test(name) && !/[{$%?]/.test(name));
}

/** What is done to tables as a whole. */
const columnless = /^\s*(?:lock|truncate)\b/i;

/** Whether a query whose table is known at run time may name columns that are, too: something else of it is not written out. */
const opensColumns = (text: string): boolean =>
  !columnless.test(text) &&
  /[*{]|%[svq]|\?\?|\$\d+[~^]|:\w+:/.test(
    text.replace(/\b(from|into|join|update|table|using)\s+(?:only\s+)?["`]?\w*(?:\$?\{[^{}]*\}|%s|%v|\?\?)/gi, '$1'),
  );

const shown = (files: readonly CodeFile[]): string => {
  const paths = files.slice(0, placesShown).map((file) => file.path);
  return list(files.length > paths.length ? [...paths, `${files.length - paths.length} more`] : paths);
};

const doubt = (
  statement: UnclearStatement | undefined,
  why: (label: string) => string,
  label: string,
): Doubt | undefined => statement && { why: why(label), evidence: [statement.evidence] };

/** Whether a statement may mean a table: one that was read whole names it as one of its own, others by a word. */
const mayName = (
  { whole, words, resolutions }: UnclearStatement & { readonly words: Words },
  table: string,
): boolean =>
  whole
    ? resolutions.some((r) => r.problems.some((p) => p.kind === 'no-relation' && p.name.split('.').at(-1) === table))
    : words.has(nameKey(table));
