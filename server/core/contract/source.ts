import type { Name } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { Span } from '../text/span.ts';
import type { FilledArguments, QueryArguments } from './sources/sqlc-arguments.ts';

/**
 * One kind of place where a server version says what it uses: query files, SQL strings in code, … A source reads one file
 * at a time and keeps nothing, so that what it found is cached by the file's blob id. One file a source in sources/.
 */
export interface ContractSource {
  readonly id: string;
  readonly title: string;
  /** Whether the file, by its path, is of this kind. */
  takes(path: string): boolean;
  /** Whether it is, by its text, where files of another kind are called the same. */
  mine?(text: string): boolean;
  read(path: string, text: string, dialect: Dialect): Found;
}

/** What one file says. */
export interface Found {
  readonly statements: readonly FoundStatement[];
  /** Names in strings that are no query of their own, where they may be a table's. */
  readonly names?: readonly string[];
  /**
   * Whether it uses a library that makes queries out of the program's objects: then what its language does with a table can't
   * be followed. `by name`: all names are written out in the program, so that a table it does not name is not used; `by path`:
   * as paths that the compiler follows, which are in `said`. Libraries nobody knows may map a type that is called like the end of a table's name; absent where the source rules that out.
   */
  readonly library?: boolean | 'by name' | 'by path';
  /** Types the file declares, in lower case and without affixes such as `Model`: a library may map one to a table. */
  readonly types?: readonly string[];
  /** Tables an object-relational mapper (ORM) knows by this file. */
  readonly mapped?: readonly MappedTable[];
  /** How its models refer to one another. */
  readonly links?: readonly ModelLink[];
  /** Queries that are made by calls on its models. */
  readonly calls?: readonly ModelCall[];
  /** Functions that a tool generated, one for each query; `prepared`: all queries are prepared when the server starts. */
  readonly generates?: {
    readonly functions: readonly string[];
    readonly prepared?: true;
    /** What the functions send as the parameters of their queries (sqlc). */
    readonly arguments?: readonly QueryArguments[];
  };
  /** Arguments of such functions, as it fills them in. */
  readonly filled?: readonly FilledArguments[];
  /** Names that may be those of generated functions, where they are called. */
  readonly mentions?: readonly string[];
  /** Strings that go by a name of the program's, where tables and columns may be named by it. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Classes that may be models, by what they inherit from classes of other files. */
  readonly classes?: readonly ModelClass[];
  /** Stretches of the file whose meaning is known, and is no use: columns a model says it ignores. */
  readonly settled?: readonly Span[];
  /** Where it hands a table over whole, and all that is asked for is read. */
  readonly followed?: readonly Span[];
  /** What it reads along with a table, by references that are named nowhere. */
  readonly embeds?: readonly Embed[];
  /** What it says where the compiler looks for tables and columns; see `saidPaths` (Diesel). */
  readonly said?: readonly string[];
  /** Lengths of its long tuples; 0: rows are read into something of a length that is not known (Diesel). */
  readonly tuples?: readonly number[];
  /**
   * Its models are read, and it writes no SQL of its own: a column that no model of an open-and-shut table maps can't be named
   * here, whatever words it has.
   */
  readonly closed?: true;
}

export type Orm =
  | 'Prisma'
  | 'Drizzle'
  | 'TypeORM'
  | 'Sequelize'
  | 'MikroORM'
  | 'Objection'
  | 'Knex'
  | 'Kysely'
  | 'JPA'
  | 'Diesel'
  | 'GORM'
  | 'ent'
  | 'Django'
  | 'SQLAlchemy'
  | 'ActiveRecord'
  | 'Ecto'
  | 'Eloquent'
  | 'Doctrine'
  | 'Peewee'
  | 'Tortoise'
  | 'MyBatis-Plus'
  | 'EF Core'
  | 'SeaORM'
  | 'bun'
  | 'Exposed';

/** A table or view as an ORM's schema file maps it. */
export interface MappedTable {
  readonly by: Orm;
  /** What calls name it by: `user` of `prisma.user`, the symbol of a Drizzle table. */
  readonly model: string;
  /** What other parts of the schema name it by: `User`. */
  readonly type: string;
  readonly table: Name;
  /** Something that is not read puts a prefix before the name. */
  readonly prefixed?: true;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly columns: readonly MappedColumn[];
  /** More columns are put together where this file doesn't tell. */
  readonly open?: true;
  /** Other names it may have, by naming rules of the configuration: the first that the catalog knows is meant. */
  readonly also?: readonly string[];
  /** No table of its own: a base class, an embedded struct, which others take columns from. */
  readonly fragment?: true;
  /** The class it is derived from. With `joined` it has columns of its own only, and the key; else those of the base too. */
  readonly base?: string;
  /** How classes derived from it are stored: all in its table, each in one of its own, what they add in one of its own. */
  readonly inheritance?: 'single' | 'each' | 'joined';
  /** Fragments whose columns are among its own. */
  readonly parts?: readonly MappedPart[];
  /** What is done with it where it is used at all; rows are read where this says nothing. */
  readonly roles?: readonly ('read' | 'insert' | 'update')[];
  /** Rows are read by the order of the table's columns: with as many fields as columns, it reads all of them. */
  readonly positional?: true;
  /** Its name is this constant's, perhaps of another file. */
  readonly constant?: string;
  /** Fields of the struct, which are of all tables it is read from (Diesel). */
  readonly width?: number;
  /** It repeats what the database has: of its columns only those are used that calls name. */
  readonly mirror?: true;
  /** The module or namespace it is in, dotted: tells models of the same name apart. */
  readonly home?: string;
  /** It takes the columns the table has when the program starts, but these (ActiveRecord). */
  readonly takes?: { readonly except: readonly string[] };
  /** Its class fills in what an insert leaves out: callbacks, attributes with defaults. */
  readonly fills?: true;
  /** A naming rule made its name, which the program may change: where no table has it, those that are called alike may be meant. */
  readonly ruled?: true;
  /** Its name is made at run time: it may be any table that is called like its type. */
  readonly guessed?: true;
}

/**
 * A class of a program that may be a model. Which it is, its table and all of its columns are known when the classes it
 * inherits from are; see `settleClasses`.
 */
export interface ModelClass {
  /** The ORM, where the class itself shows it. */
  readonly by?: Orm;
  readonly name: string;
  /** Classes it inherits from, as they are called where they come from, and the module they are imported from. */
  readonly bases: readonly { readonly name: string; readonly from?: string }[];
  /** It inherits from the ORM's own base class. */
  readonly root?: true;
  /** It has no table: others inherit its columns. */
  readonly abstract?: true;
  /** It is another name for the model it inherits from. */
  readonly proxy?: true;
  /** Its table, where the class says so; absent for the ORM's own rule. */
  readonly table?: Name;
  /** It says its table in a way that only the running program knows. */
  readonly dynamic?: true;
  /** What goes into its table's name: Django's app label, Ruby's prefix, the naming rule of Flask or SQLModel. */
  readonly owner?: string;
  readonly columns: readonly MappedColumn[];
  readonly open?: true;
  /** It fills in what an insert leaves out. */
  readonly fills?: true;
  readonly ignored?: readonly string[];
  /** Fields that lead to other models; with `join` through a table of their own, which may have a name there. */
  readonly relations?: readonly ClassRelation[];
  readonly line: number;
  readonly text: string;
}

/** A fragment put into a table. */
export interface MappedPart {
  readonly type: string;
  /** The field that holds it, which its columns' keys begin with. */
  readonly field?: string;
  /** Put before the names of its columns. */
  readonly prefix?: string;
  /** Columns that are called otherwise here, by key. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface ClassRelation {
  readonly field: string;
  readonly target: { readonly name: string; readonly from?: string };
  /** Keys of the columns that hold the reference on this side. */
  readonly fields: readonly string[];
  readonly join?: { readonly table?: string; readonly keys?: readonly (string | undefined)[] };
  readonly line: number;
  readonly text: string;
}

export interface MappedColumn {
  /** The field as code names it. */
  readonly key: string;
  /** The column; for `derived`, the key, which a casing option may turn into `snake_case`. */
  readonly name: string;
  readonly derived?: true;
  readonly line: number;
  readonly text: string;
  /** It may not be NULL. */
  readonly required: boolean;
  /** Who fills it in where an insert does not: the ORM itself, the database, or one of them. */
  readonly default?: 'client' | 'database' | 'either';
  /** The database computes it; nobody writes it. */
  readonly generated?: true;
  /** A type of the schema: an enum, or a model of perhaps another file. With a model it is no column. */
  readonly type?: string;
  /** Put before the names of the columns it has by its type, where that is a fragment. */
  readonly prefix?: string;
  /** Other names it may have; as `also` of the table. */
  readonly also?: readonly string[];
  /** Its name is this constant's, perhaps of another file. */
  readonly constant?: string;
  /** A library adds it, unless its settings elsewhere say otherwise: it is there when the table has it. */
  readonly optional?: true;
  /** The model itself names it: it is used where the model is, whatever its ORM reads. */
  readonly listed?: true;
  /** Left out of reads that don't ask for it. */
  readonly hidden?: true;
  /** The file it stands in, when that is not the table's. */
  readonly file?: string;
}

/** A relation field: `model` and `target` are the `type`s of mapped tables. */
export interface ModelLink {
  readonly by: Orm;
  readonly model: string;
  readonly field: string;
  readonly target: string;
  readonly list: boolean;
  readonly name?: string;
  /** Keys of the columns that hold the reference on this side. */
  readonly fields: readonly string[];
  /** The same on the other side. */
  readonly theirs?: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** A request for a table with others that it refers to, or that refer to it. */
export interface Embed {
  readonly table: Name;
  readonly line: number;
  readonly text: string;
  readonly embeds: readonly Embedding[];
}

export interface Embedding {
  /** The other table, or the foreign key or its column. */
  readonly name: string;
  /** Which reference is meant, where there are several: a foreign key, its column, a table between. */
  readonly hint?: string;
  readonly columns: readonly string[];
  readonly star: boolean;
  readonly embeds: readonly Embedding[];
}

/** A query made by a call on a model. */
export interface ModelCall {
  readonly by: Orm;
  readonly model: string;
  readonly line: number;
  readonly text: string;
  /** `use`: what its `roles` say. */
  readonly does: 'read' | 'insert' | 'update' | 'upsert' | 'delete' | 'use';
  /** Rows come back: all mapped columns of them, where the arguments don't choose. */
  readonly rows: boolean;
  readonly args: Shape;
  /** It sends the columns it is given and no others, whatever its ORM does else. */
  readonly only?: true;
  /** Where the file has the model from: the module it is imported from. Then it is no model of another place. */
  readonly from?: string;
}

/** What an argument looks like in the code: an object by its keys, a constant, or something that only runs can tell. */
export type Shape =
  | 'true'
  | 'false'
  | 'null'
  | 'value'
  | 'code'
  | { readonly keys: Readonly<Record<string, Shape>>; readonly open: boolean };

export interface FoundStatement {
  /** Line of the file where the statement starts, counted from 1. */
  readonly line: number;
  /** The statement as the source has it. */
  readonly text: string;
  /** Where it stands in the file, when its text there is the statement's. */
  readonly at?: Span;
  /** The name the source gives it: sqlc's `-- name:`, the function around it. */
  readonly name?: string;
  /** Its table is one of a list that the program has written out in another file: each of its names is a word there. */
  readonly listed?: true;
  /** It stands in a function of this name that the file itself calls nowhere (Go). */
  readonly alone?: true;
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
