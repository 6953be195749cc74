import type { CodeFile } from './code-file.ts';

/**
 * What a program says by paths that its compiler follows (`users::email`), as `saidPaths` has them: a table or column that no
 * file says so is used in SQL only.
 */
export class Paths {
  /** Modules that stand for tables, by the table's name. */
  private readonly modules = new Map<string, string[]>();
  private readonly tables = new Set<string>();
  /** What the program calls columns that have another name there. */
  private readonly keys = new Map<string, string>();
  private readonly said: readonly { readonly file: CodeFile; readonly entries: ReadonlySet<string> }[];
  /** Each name of a path, and of what stands by itself. */
  private readonly names = new Map<string, CodeFile>();
  /** Entries of all files. */
  private readonly all: ReadonlySet<string>;

  /** Drivers beside Diesel put queries together of pieces. */
  private readonly pieces: boolean;

  private constructor(files: readonly CodeFile[]) {
    for (const { found } of files)
      for (const { mirror, model, table, columns } of found.mapped ?? []) {
        if (!mirror) continue;
        this.tables.add(model);
        for (const { key, name } of columns) if (key !== name) this.keys.set(`${table.name}.${name}`, key);
        this.modules.set(table.name, [...(this.modules.get(table.name) ?? [table.name]), model]);
      }
    this.said = files.flatMap((file) => (file.byPath ? [{ file, entries: new Set(file.found.said) }] : []));
    this.all = new Set(this.said.flatMap(({ entries }) => [...entries]));
    this.pieces = [...this.all].some((entry) =>
      /^(?:sqlx|postgres|tokio_postgres|rusqlite|mysql|mysql_async|deadpool_postgres|libsql)::/.test(entry),
    );
    for (const { file, entries } of this.said)
      for (const entry of entries)
        if (/^\w+(?:::(?:\w+|\*))?$/.test(entry)) for (const name of entry.split('::')) this.names.set(name, file);
  }

  /** Undefined where no program has such paths, or its tables are declared where nobody reads. */
  static of(files: readonly CodeFile[]): Paths | undefined {
    if (!files.some((file) => file.byPath)) return undefined;
    const paths = new Paths(files);
    return paths.tables.size > 0 && !paths.all.has('?') ? paths : undefined;
  }

  /** A file that says a table. */
  table(name: string): CodeFile | undefined {
    for (const module of this.of(name)) {
      const file = this.names.get(module);
      if (file) return file;
    }
    return undefined;
  }

  /** A file that says a column by itself, as one of this table, or as one of something that is no table of the program. */
  column(table: string, column: string, has: (file: CodeFile, name: string) => boolean): CodeFile | undefined {
    const key = this.keys.get(`${table}.${column}`);
    return (key && this.named(table, key, has)) || this.named(table, column, has);
  }

  private named(table: string, column: string, has: (file: CodeFile, name: string) => boolean): CodeFile | undefined {
    const own = this.of(table);
    const open = own.some((module) => this.all.has(`${module}::*`));
    return this.said.find(
      ({ file, entries }) =>
        entries.has(column) ||
        (open && (entries.has('*') || own.some((module) => entries.has(`${module}::*`))) && has(file, column)) ||
        (this.pieces && (entries.has(`~${column}`) || entries.has(`"${column}`))) ||
        [...entries].some((entry) => {
          const [owner = '', name] = entry.split('::');
          return name === column && (own.includes(owner) || !this.tables.has(owner) || this.all.has(`as ${owner}`));
        }) ||
        this.joins(own, column, entries),
    )?.file;
  }

  /** Whether a file joins the table in a way that needs the column without a word of it. */
  private joins(own: readonly string[], column: string, entries: ReadonlySet<string>): boolean {
    return own.some((module) =>
      [...this.tables].some(
        (other) =>
          this.all.has(`${module}.${column}>${other}`) &&
          [
            [module, other],
            [other, module],
            ['?', module],
            ['?', other],
            [module, '?'],
            [other, '?'],
          ].some(([one, two]) => entries.has(`${one}><${two}`)),
      ),
    );
  }

  private of(table: string): readonly string[] {
    return this.modules.get(table) ?? [table];
  }
}
