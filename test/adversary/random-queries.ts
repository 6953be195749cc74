import type { Random } from '../prove/random.ts';
import { constant, type Model, type ModelTable, nameOf, quoted } from './random-schema.ts';

/** One statement of the previous server. */
export interface ServerQuery {
  /** With `$1`, `$2` for parameters. */
  readonly sql: string;
  readonly values: readonly string[];
}

interface Readable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Writes statements as people do: aliases or none, joins, sub-selects, common tables, writes of every kind. */
export class QueryWriter {
  private values: string[] = [];
  private key = 100;

  constructor(
    private readonly model: Model,
    private readonly random: Random,
  ) {}

  query(): ServerQuery {
    this.values = [];
    const kind = this.random.weighted({
      select: 8,
      join: 4,
      inner: 4,
      common: 2,
      group: 2,
      union: 1,
      insert: 9,
      update: 5,
      remove: 2,
      upsert: 3,
      view: 3,
      odd: 3,
    });
    const sql = this[kind]();
    return { sql, values: this.values };
  }

  private readonly table = (): ModelTable => this.random.pick(this.model.tables);
  private readonly chance = (share: number): boolean => this.random.next() < share;

  private some<T>(all: readonly T[]): T[] {
    const chosen = all.filter(() => this.chance(0.4));
    return chosen.length > 0 ? chosen : [this.random.pick(all)];
  }

  /** A value: a parameter or a constant. */
  private value(type: string): string {
    const text = constant(type, this.random);
    if (this.chance(0.4)) return text;
    this.values.push(text.replace(/^'(.*)'$/, '$1'));
    return `$${this.values.length}`;
  }

  private named(relation: Readable): { from: string; at: string } {
    const full = nameOf(relation);
    if (this.chance(0.5)) {
      const alias = this.random.pick(['a', 't', 'x', 'o']);
      return { from: `${full} ${this.chance(0.5) ? 'AS ' : ''}${alias}`, at: `${alias}.` };
    }
    return { from: full, at: this.chance(0.5) ? '' : `${quoted(relation.name)}.` };
  }

  private condition(relation: Readable, at: string): string {
    const column = this.random.pick(relation.columns);
    const name = `${at}${quoted(column.name)}`;
    if (this.chance(0.25)) return `${name} IS ${this.chance(0.5) ? 'NOT ' : ''}NULL`;
    if (column.type === 'text' || column.type.startsWith('varchar')) {
      if (this.chance(0.3)) return `${name} LIKE ${this.value('text')}`;
      if (this.chance(0.3)) return `lower(${name}) = ${this.value('text')}`;
    }
    if (column.type === 'boolean' && this.chance(0.5)) return name;
    if (column.type === 'jsonb') return `${name} ->> 'a' = '1'`;
    if ((column.type === 'int' || column.type === 'bigint') && this.chance(0.4)) return `${name} + 1 > 0`;
    return `${name} = ${this.value(column.type === 'serial' ? 'int' : column.type)}`;
  }

  private list(relation: Readable, at: string): string {
    if (this.chance(0.15)) return this.chance(0.5) || at === '' ? '*' : `${at}*`;
    return this.some(relation.columns)
      .map((c) => {
        const name = `${at}${quoted(c.name)}`;
        if (this.chance(0.1)) return `coalesce(${name}::text, '') AS shown`;
        return this.chance(0.15) ? `${name} AS ${this.random.pick(['name', 'label', 'total'])}` : name;
      })
      .join(', ');
  }

  private select(): string {
    const table = this.table();
    const { from, at } = this.named(table);
    const where = this.chance(0.7) ? ` WHERE ${this.condition(table, at)}` : '';
    const order = this.chance(0.3) ? ` ORDER BY ${at}${quoted(this.random.pick(table.columns).name)}` : '';
    const lock = this.chance(0.1) ? ' FOR UPDATE' : '';
    return `SELECT ${this.list(table, at)} FROM ${from}${where}${order}${lock}`;
  }

  private join(): string {
    const left = this.table();
    const right = left.columns.find((c) => c.refers)?.refers ?? this.table();
    const link = left.columns.find((c) => c.refers === right)?.name ?? 'id';
    const on = this.chance(0.15) && link === 'id' ? 'USING (id)' : `ON l.${quoted(link)} = r.id`;
    const kind = this.random.pick(['JOIN', 'LEFT JOIN', 'CROSS JOIN LATERAL']);
    if (kind === 'CROSS JOIN LATERAL') {
      const column = quoted(this.random.pick(right.columns).name);
      return `SELECT l.id, s.${column} FROM ${nameOf(left)} l CROSS JOIN LATERAL (SELECT * FROM ${nameOf(right)} r WHERE r.id = l.${quoted(link)}) s`;
    }
    const columns = [
      `l.${quoted(this.random.pick(left.columns).name)}`,
      `r.${quoted(this.random.pick(right.columns).name)}`,
    ];
    // Names without a table, where only one side has them.
    const lone = left.columns.find((c) => !right.columns.some((r) => r.name === c.name));
    if (lone && this.chance(0.5)) columns.push(quoted(lone.name));
    return `SELECT ${columns.join(', ')} FROM ${nameOf(left)} l ${kind} ${nameOf(right)} r ${on} WHERE ${this.condition(left, 'l.')}`;
  }

  private inner(): string {
    const outer = this.table();
    const inner = this.table();
    const column = quoted(this.random.pick(inner.columns).name);
    switch (this.random.below(4)) {
      case 0:
        return `SELECT id FROM ${nameOf(outer)} WHERE id IN (SELECT id FROM ${nameOf(inner)} WHERE ${this.condition(inner, '')})`;
      case 1:
        return `SELECT o.id FROM ${nameOf(outer)} o WHERE EXISTS (SELECT 1 FROM ${nameOf(inner)} i WHERE i.id = o.id AND ${this.condition(inner, 'i.')})`;
      case 2:
        return `SELECT id, (SELECT max(${column}::text) FROM ${nameOf(inner)}) AS best FROM ${nameOf(outer)}`;
      default:
        return `SELECT s.${column} FROM (SELECT ${this.chance(0.3) ? '*' : column} FROM ${nameOf(inner)}) AS s`;
    }
  }

  private common(): string {
    const table = this.table();
    const column = quoted(this.random.pick(table.columns).name);
    if (this.chance(0.3)) {
      return `WITH gone AS (DELETE FROM ${nameOf(table)} WHERE id = 99 RETURNING ${column}) SELECT ${column} FROM gone`;
    }
    const star = this.chance(0.4);
    return `WITH c AS (SELECT ${star ? '*' : column} FROM ${nameOf(table)} WHERE ${this.condition(table, '')}) SELECT ${this.chance(0.5) ? 'c.' : ''}${column} FROM c`;
  }

  private group(): string {
    const table = this.table();
    const by = quoted(this.random.pick(table.columns).name);
    const counted = quoted(this.random.pick(table.columns).name);
    return `SELECT ${by}, count(DISTINCT ${counted}) AS n FROM ${nameOf(table)} GROUP BY ${this.chance(0.3) ? '1' : by}${this.chance(0.3) ? ' HAVING count(*) > 0' : ''}`;
  }

  private union(): string {
    const [a, b] = [this.table(), this.table()];
    const [x, y] = [quoted(this.random.pick(a.columns).name), quoted(this.random.pick(b.columns).name)];
    return `SELECT ${x}::text FROM ${nameOf(a)} UNION ALL SELECT ${y}::text FROM ${nameOf(b)} ORDER BY 1`;
  }

  private insert(): string {
    const table = this.table();
    const kind = this.random.weighted({ needed: 4, all: 3, some: 3, positional: 2, from: 1 });
    const given = table.columns.filter((c) => {
      const must = c.notNull && c.default === undefined;
      if (kind === 'needed') return must;
      if (c.more?.includes('ALWAYS')) return false;
      return kind === 'all' || kind === 'positional' || must || this.chance(0.5);
    });
    const value = (c: ModelTable['columns'][number]): string => {
      if (c.name === 'id') return c.more?.includes('ALWAYS') ? 'DEFAULT' : String(this.key++);
      if (c.refers) return c.refers.rows > 0 ? this.value('int') : c.notNull ? '1' : 'NULL';
      if (!c.notNull && this.chance(0.15)) return 'NULL';
      if (c.default !== undefined && this.chance(0.1)) return 'DEFAULT';
      return this.value(c.type);
    };
    const returning = this.chance(0.3)
      ? ` RETURNING ${this.chance(0.3) ? '*' : quoted(this.random.pick(table.columns).name)}`
      : '';
    if (given.length === 0) return `INSERT INTO ${nameOf(table)} DEFAULT VALUES${returning}`;
    if (kind === 'from') {
      const names = given.map((c) => quoted(c.name)).join(', ');
      const values = given.map((c) => (c.name === 'id' ? `id + ${this.key++}` : quoted(c.name))).join(', ');
      return `INSERT INTO ${nameOf(table)} (${names}) SELECT ${values} FROM ${nameOf(table)}${returning}`;
    }
    if (kind === 'positional')
      return `INSERT INTO ${nameOf(table)} VALUES (${table.columns.map(value).join(', ')})${returning}`;
    const names = given.map((c) => quoted(c.name)).join(', ');
    return `INSERT INTO ${nameOf(table)} (${names}) VALUES (${given.map(value).join(', ')})${returning}`;
  }

  private update(): string {
    const table = this.table();
    const own = table.columns.filter((c) => c.name !== 'id' && !c.refers);
    if (own.length === 0) return this.select();
    const sets = this.some(own).map((c) => {
      const value =
        !c.notNull && this.chance(0.15) ? 'NULL' : this.chance(0.1) && c.default ? 'DEFAULT' : this.value(c.type);
      return `${quoted(c.name)} = ${this.chance(0.1) ? quoted(c.name) : value}`;
    });
    const returning = this.chance(0.3) ? ` RETURNING ${this.list(table, '')}` : '';
    if (this.chance(0.2)) {
      const other = this.table();
      return `UPDATE ${nameOf(table)} AS u SET ${sets.join(', ')} FROM ${nameOf(other)} f WHERE f.id = u.id AND ${this.condition(other, 'f.')}`;
    }
    return `UPDATE ${nameOf(table)} SET ${sets.join(', ')} WHERE ${this.chance(0.5) ? `id = ${this.value('int')}` : this.condition(table, '')}${returning}`;
  }

  private remove(): string {
    const table = this.table();
    if (this.chance(0.3)) {
      const other = this.table();
      return `DELETE FROM ${nameOf(table)} AS d USING ${nameOf(other)} u WHERE d.id = 99 AND u.id = d.id AND ${this.condition(other, 'u.')}`;
    }
    return `DELETE FROM ${nameOf(table)} WHERE id = 99 AND ${this.condition(table, '')}`;
  }

  private upsert(): string {
    const table = this.table();
    const given = table.columns.filter(
      (c) => (c.notNull && c.default === undefined) || (!c.more?.includes('ALWAYS') && this.chance(0.5)),
    );
    const unique =
      table.unique.length > 0 && this.chance(0.6)
        ? this.random.pick(table.unique)
        : { name: `${table.name}_pkey`, columns: ['id'] };
    for (const name of unique.columns) {
      const column = table.columns.find((c) => c.name === name);
      if (column && !given.includes(column)) given.push(column);
    }
    const names = given.map((c) => quoted(c.name));
    const values = given.map((c) =>
      c.name === 'id' ? '1' : c.refers ? (c.refers.rows > 0 ? '1' : 'NULL') : this.value(c.type),
    );
    const system = given.some((c) => c.more?.includes('ALWAYS')) ? ' OVERRIDING SYSTEM VALUE' : '';
    const target = this.chance(0.3)
      ? `ON CONSTRAINT ${quoted(unique.name)}`
      : `(${unique.columns.map(quoted).join(', ')})`;
    const set = given.find((c) => c.name !== 'id');
    const action =
      set && this.chance(0.7) ? `DO UPDATE SET ${quoted(set.name)} = excluded.${quoted(set.name)}` : 'DO NOTHING';
    return `INSERT INTO ${nameOf(table)} (${names.join(', ')})${system} VALUES (${values.join(', ')}) ON CONFLICT ${target} ${action}`;
  }

  private view(): string {
    if (this.model.views.length === 0) return this.select();
    const view = this.random.pick(this.model.views);
    const columns = view.columns.flatMap((name) => view.table?.columns.filter((c) => c.name === name) ?? []);
    // All it was made of may be gone by now.
    if (columns.length === 0) return this.select();
    const readable: Readable = { schema: view.schema, name: view.name, columns };
    const { from, at } = this.named(readable);
    const own = columns.find((c) => c.name !== 'id' && !c.refers);
    if (own && this.chance(0.25)) return `UPDATE ${nameOf(view)} SET ${quoted(own.name)} = ${this.value(own.type)}`;
    if (own && this.chance(0.25))
      return `INSERT INTO ${nameOf(view)} (${quoted(own.name)}) VALUES (${this.value(own.type)})`;
    return `SELECT ${this.list(readable, at)} FROM ${from} WHERE ${this.condition(readable, at)}`;
  }

  private odd(): string {
    const table = this.table();
    const name = nameOf(table);
    const column = quoted(this.random.pick(table.columns).name);
    switch (this.random.below(8)) {
      case 0:
        return `SELECT row_to_json(t) FROM ${name} t`;
      case 1:
        return `SELECT (t).${column} FROM ${name} AS t`;
      case 2:
        return `SELECT ${column}, row_number() OVER (PARTITION BY ${column} ORDER BY id) FROM ${name}`;
      case 3:
        return `LOCK TABLE ${name} IN SHARE MODE`;
      case 4:
        return `TRUNCATE ${name} CASCADE`;
      case 5:
        return `SELECT n FROM ${name} AS t (k, n)`;
      case 6:
        return `MERGE INTO ${name} AS m USING (SELECT 1 AS id) s ON m.id = s.id WHEN MATCHED THEN DELETE`;
      default:
        return `SELECT 'ok'::mood, count(*) FILTER (WHERE ${column} IS NOT NULL) FROM ${name}`;
    }
  }
}
