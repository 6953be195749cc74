import type { Random } from '../prove/random.ts';
import { constant, type Model, type ModelColumn, type ModelTable, nameOf, quoted, types } from './random-schema.ts';

/** Writes release migrations. The model follows, so that later statements use names there are then. */
export class MigrationWriter {
  private serial = 0;

  constructor(
    private readonly model: Model,
    private readonly random: Random,
  ) {}

  /** One change, of one to three statements. */
  change(): string[] {
    const kind = this.random.weighted({
      dropColumn: 4,
      renameColumn: 4,
      addColumn: 5,
      addPair: 2,
      setNotNull: 3,
      dropNotNull: 1,
      setDefault: 1,
      dropDefault: 3,
      changeType: 5,
      renameTable: 2,
      renameWithView: 4,
      dropTable: 1,
      setSchema: 2,
      setSchemaWithView: 2,
      dropAndAdd: 2,
      addCheck: 3,
      addUnique: 2,
      dropUnique: 2,
      replaceView: 3,
      dropView: 1,
      renameView: 1,
      foreignKey: 1,
      swap: 2,
      recreate: 1,
    });
    return this[kind]();
  }

  private readonly table = (): ModelTable => this.random.pick(this.model.tables);
  private readonly chance = (share: number): boolean => this.random.next() < share;
  private readonly own = (table: ModelTable): ModelColumn =>
    this.random.pick(table.columns.length > 1 && this.chance(0.95) ? table.columns.slice(1) : table.columns);
  private readonly fresh = (): string =>
    this.chance(0.3) ? this.random.pick(['name', 'email', 'note', 'label']) : `new_${++this.serial}`;

  private forget(table: ModelTable, column: ModelColumn): void {
    table.columns.splice(table.columns.indexOf(column), 1);
  }

  private dropColumn(): string[] {
    const table = this.table();
    const column = this.own(table);
    this.forget(table, column);
    return [
      `ALTER TABLE ${nameOf(table)} DROP COLUMN ${this.chance(0.2) ? 'IF EXISTS ' : ''}${quoted(column.name)}${this.chance(0.6) ? ' CASCADE' : ''}`,
    ];
  }

  private renameColumn(): string[] {
    const table = this.table();
    const column = this.own(table);
    const old = column.name;
    column.name = this.fresh();
    return [`ALTER TABLE ${nameOf(table)} RENAME COLUMN ${quoted(old)} TO ${quoted(column.name)}`];
  }

  private addColumn(): string[] {
    const table = this.table();
    const column: ModelColumn = { name: this.fresh(), type: this.random.pick(types), notNull: this.chance(0.5) };
    if (this.chance(0.5)) column.default = constant(column.type, this.random);
    table.columns.push(column);
    const more = this.chance(0.1) ? ' UNIQUE' : '';
    return [
      `ALTER TABLE ${nameOf(table)} ADD COLUMN ${quoted(column.name)} ${column.type}${column.notNull ? ' NOT NULL' : ''}${column.default ? ` DEFAULT ${column.default}` : ''}${more}`,
    ];
  }

  private addPair(): string[] {
    const table = this.table();
    const column: ModelColumn = { name: this.fresh(), type: this.random.pick(types), notNull: true };
    table.columns.push(column);
    const [t, c] = [nameOf(table), quoted(column.name)];
    const value = constant(column.type, this.random);
    return this.chance(0.5)
      ? [
          `ALTER TABLE ${t} ADD COLUMN ${c} ${column.type} NOT NULL DEFAULT ${value}`,
          `ALTER TABLE ${t} ALTER COLUMN ${c} DROP DEFAULT`,
        ]
      : [
          `ALTER TABLE ${t} ADD COLUMN ${c} ${column.type}`,
          `UPDATE ${t} SET ${c} = ${value}`,
          `ALTER TABLE ${t} ALTER COLUMN ${c} SET NOT NULL`,
        ];
  }

  private setNotNull(): string[] {
    const table = this.table();
    const column = this.own(table);
    const [t, c] = [nameOf(table), quoted(column.name)];
    column.notNull = true;
    const fill = `UPDATE ${t} SET ${c} = ${constant(column.type, this.random)} WHERE ${c} IS NULL`;
    return [...(this.chance(0.7) ? [fill] : []), `ALTER TABLE ${t} ALTER COLUMN ${c} SET NOT NULL`];
  }

  private dropNotNull(): string[] {
    const table = this.table();
    const column = this.own(table);
    column.notNull = false;
    return [`ALTER TABLE ${nameOf(table)} ALTER ${quoted(column.name)} DROP NOT NULL`];
  }

  private setDefault(): string[] {
    const table = this.table();
    const column = this.own(table);
    column.default = this.chance(0.3) ? 'NULL' : constant(column.type, this.random);
    return [`ALTER TABLE ${nameOf(table)} ALTER ${quoted(column.name)} SET DEFAULT ${column.default}`];
  }

  private dropDefault(): string[] {
    const table = this.table();
    const column = table.columns.find((c) => c.default !== undefined && this.chance(0.6)) ?? this.own(table);
    const [t, c] = [nameOf(table), quoted(column.name)];
    const identity = column.more?.includes('IDENTITY');
    column.default = undefined;
    return [`ALTER TABLE ${t} ALTER COLUMN ${c} DROP ${identity ? 'IDENTITY' : 'DEFAULT'}`];
  }

  private changeType(): string[] {
    const table = this.table();
    const column = this.own(table);
    const to = this.random.pick([
      ...types,
      'smallint',
      'integer',
      'varchar(4)',
      'varchar(40)',
      'date',
      'timestamp',
      'numeric(4,2)',
    ]);
    const [t, c] = [nameOf(table), quoted(column.name)];
    column.type = to;
    const using = this.chance(0.5) ? ` USING ${c}::text::${to}` : '';
    const drop = column.default && this.chance(0.4) ? [`ALTER TABLE ${t} ALTER COLUMN ${c} DROP DEFAULT`] : [];
    return [...drop, `ALTER TABLE ${t} ALTER COLUMN ${c} TYPE ${to}${using}`];
  }

  private renameTable(): string[] {
    const table = this.table();
    const old = nameOf(table);
    table.name = `${table.name}_${++this.serial}`;
    return [`ALTER TABLE ${old} RENAME TO ${quoted(table.name)}`];
  }

  private renameWithView(): string[] {
    const table = this.table();
    const old = nameOf(table);
    table.name = `${table.name}_${++this.serial}`;
    return [`ALTER TABLE ${old} RENAME TO ${quoted(table.name)}`, `CREATE VIEW ${old} AS ${this.shim(table)}`];
  }

  private shim(table: ModelTable): string {
    if (this.chance(0.5)) return `SELECT * FROM ${nameOf(table)}`;
    const columns = table.columns
      .filter((_, i) => i === 0 || this.chance(0.8))
      .map((c) =>
        this.chance(0.1) && c.type === 'text' ? `lower(${quoted(c.name)}) AS ${quoted(c.name)}` : quoted(c.name),
      );
    const tail = this.random.weighted({ none: 5, where: 1, distinct: 1, limit: 1, check: 1 });
    const distinct = tail === 'distinct' ? 'DISTINCT ' : '';
    const end = {
      none: '',
      distinct: '',
      where: ' WHERE id > 0',
      limit: ' LIMIT 100',
      check: ' WHERE id < 50 WITH CHECK OPTION',
    }[tail];
    return `SELECT ${distinct}${columns.join(', ')} FROM ${nameOf(table)}${end}`;
  }

  private dropTable(): string[] {
    const table = this.table();
    if (this.model.tables.length < 2) return this.addColumn();
    this.model.tables.splice(this.model.tables.indexOf(table), 1);
    return [`DROP TABLE ${nameOf(table)}${this.chance(0.7) ? ' CASCADE' : ''}`];
  }

  private setSchema(): string[] {
    const table = this.table();
    const old = nameOf(table);
    table.schema = table.schema === 'ops' ? 'public' : 'ops';
    return [`ALTER TABLE ${old} SET SCHEMA ${table.schema}`];
  }

  private setSchemaWithView(): string[] {
    const table = this.table();
    const old = nameOf(table);
    table.schema = table.schema === 'ops' ? 'public' : 'ops';
    return [`ALTER TABLE ${old} SET SCHEMA ${table.schema}`, `CREATE VIEW ${old} AS ${this.shim(table)}`];
  }

  private dropAndAdd(): string[] {
    const table = this.table();
    const column = this.own(table);
    const [t, c] = [nameOf(table), quoted(column.name)];
    if (this.chance(0.4)) column.type = this.random.pick(types);
    const definition = `${column.type}${this.chance(0.3) ? ` NOT NULL DEFAULT ${constant(column.type, this.random)}` : ''}`;
    return this.chance(0.5)
      ? [`ALTER TABLE ${t} DROP COLUMN ${c} CASCADE, ADD COLUMN ${c} ${definition}`]
      : [`ALTER TABLE ${t} DROP COLUMN ${c} CASCADE`, `ALTER TABLE ${t} ADD COLUMN ${c} ${definition}`];
  }

  private addCheck(): string[] {
    const table = this.table();
    const column = this.own(table);
    const c = quoted(column.name);
    const condition = /^(int|bigint|numeric)/.test(column.type)
      ? this.random.pick([`${c} > 0`, `${c} >= 2`, `${c} <> 7`, `${c} BETWEEN 1 AND 2`])
      : column.type === 'text' || column.type.startsWith('varchar')
        ? this.random.pick([`length(${c}) < 5`, `${c} <> ''`, `${c} IS NOT NULL`, `${c} IN ('abc', '7')`])
        : this.random.pick([`${c} IS NOT NULL`, `${c} IS NOT NULL AND id > 0`, `num_nonnulls(${c}) = 1`]);
    const valid = this.chance(0.7) ? ' NOT VALID' : '';
    return [`ALTER TABLE ${nameOf(table)} ADD CONSTRAINT check_${++this.serial} CHECK (${condition})${valid}`];
  }

  private addUnique(): string[] {
    const table = this.table();
    const c = quoted(this.own(table).name);
    return this.chance(0.5)
      ? [`ALTER TABLE ${nameOf(table)} ADD CONSTRAINT u_${++this.serial} UNIQUE (${c})`]
      : [
          `CREATE UNIQUE INDEX u_${++this.serial} ON ${nameOf(table)} (${this.chance(0.3) ? `(${c}::text)` : c})${this.chance(0.3) ? ` WHERE ${c} IS NOT NULL` : ''}`,
        ];
  }

  private dropUnique(): string[] {
    const table = this.model.tables.find((t) => t.unique.length > 0) ?? this.table();
    const [unique] = table.unique.splice(0, 1);
    return [
      `ALTER TABLE ${nameOf(table)} DROP CONSTRAINT ${quoted(unique?.name ?? `${table.name}_pkey`)}${unique ? '' : ' CASCADE'}`,
    ];
  }

  private replaceView(): string[] {
    const view = this.model.views.length > 0 && this.random.pick(this.model.views);
    if (view === false || !view.table) return this.renameWithView();
    const table = view.table;
    const columns = this.chance(0.5) ? view.columns.filter(() => this.chance(0.7)) : view.columns;
    const list = columns.length > 0 ? columns.map(quoted).join(', ') : 'id';
    const grouped = this.chance(0.2) ? ` GROUP BY ${list}` : '';
    const select = `SELECT ${list} FROM ${nameOf(table)}${grouped}`;
    return columns === view.columns && this.chance(0.7)
      ? [`CREATE OR REPLACE VIEW ${nameOf(view)} AS ${select}`]
      : [`DROP VIEW ${nameOf(view)}`, `CREATE VIEW ${nameOf(view)} AS ${select}`];
  }

  private dropView(): string[] {
    const [view] = this.model.views.splice(0, 1);
    return view ? [`DROP VIEW IF EXISTS ${nameOf(view)}`] : this.addColumn();
  }

  private renameView(): string[] {
    const [view] = this.model.views;
    if (!view) return this.renameColumn();
    const old = nameOf(view);
    if (this.chance(0.4)) {
      const column = this.random.pick(view.columns);
      return [`ALTER VIEW ${old} RENAME COLUMN ${quoted(column)} TO c_${++this.serial}`];
    }
    view.name = `${view.name}_${++this.serial}`;
    return [`ALTER VIEW ${old} RENAME TO ${quoted(view.name)}`];
  }

  private foreignKey(): string[] {
    const [table, other] = [this.table(), this.table()];
    const column = table.columns.find((c) => c.type === 'int' && c.name !== 'id') ?? this.own(table);
    return [
      `ALTER TABLE ${nameOf(table)} ADD CONSTRAINT fk_${++this.serial} FOREIGN KEY (${quoted(column.name)}) REFERENCES ${nameOf(other)} (id) NOT VALID`,
    ];
  }

  /** A column under another's name. */
  private swap(): string[] {
    const table = this.table();
    const [a, b] = [this.own(table), this.own(table)];
    if (a === b) return this.renameColumn();
    const [t, x, y] = [nameOf(table), quoted(a.name), quoted(b.name)];
    if (this.chance(0.5)) {
      this.forget(table, a);
      b.name = a.name;
      return [`ALTER TABLE ${t} DROP COLUMN ${x} CASCADE`, `ALTER TABLE ${t} RENAME COLUMN ${y} TO ${x}`];
    }
    [a.name, b.name] = [b.name, a.name];
    return [
      `ALTER TABLE ${t} RENAME COLUMN ${x} TO spare`,
      `ALTER TABLE ${t} RENAME COLUMN ${y} TO ${x}`,
      `ALTER TABLE ${t} RENAME COLUMN spare TO ${y}`,
    ];
  }

  /** A table built anew under its name. */
  private recreate(): string[] {
    const table = this.table();
    const t = nameOf(table);
    const keep = table.columns.filter((_, i) => i === 0 || this.chance(0.8));
    const lines = keep.map(
      (c) =>
        `${quoted(c.name)} ${c.type === 'serial' ? 'int' : c.type}${c.name === 'id' ? ' PRIMARY KEY' : this.chance(0.3) ? ' NOT NULL' : ''}`,
    );
    return [`DROP TABLE ${t} CASCADE`, `CREATE TABLE ${t} (${lines.join(', ')})`];
  }
}
