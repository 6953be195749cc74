import { createHash } from 'node:crypto';
import type pg from 'pg';
import { copyIn, copyLine } from './copy-in.ts';
import type { Value, Vocabulary } from './scenario.ts';

export interface NewRow {
  readonly id: number;
  readonly value: Value;
  readonly x: number;
}

/** One connection of a server version: it speaks of the table in its own vocabulary only, as a real server would. */
export class ServerSession {
  constructor(
    readonly client: pg.Client,
    readonly vocabulary: Vocabulary,
    /** Statements are prepared once and used again, as drivers with a cache do. */
    private readonly prepares: boolean,
  ) {}

  private get column(): string | null {
    return this.vocabulary.column;
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const prepared = this.prepares && values.length > 0;
    const name = prepared ? { name: createHash('md5').update(sql).digest('hex') } : {};
    return this.client.query({ text: sql, values: [...values], ...name });
  }

  async insert(rows: readonly NewRow[], more = ''): Promise<void> {
    const width = this.column ? 3 : 2;
    const places = rows.map(
      (_, i) => `(${Array.from({ length: width }, (_, k) => `$${i * width + k + 1}`).join(', ')})`,
    );
    const values = rows.flatMap((row) => (this.column ? [row.id, row.x, row.value] : [row.id, row.x]));
    await this.run(`INSERT INTO t (${this.columns()}) VALUES ${places.join(', ')}${more}`, values);
  }

  async insertWithout(id: number, x: number): Promise<void> {
    await this.run('INSERT INTO t (id, x) VALUES ($1, $2)', [id, x]);
  }

  async copy(rows: readonly NewRow[]): Promise<void> {
    const lines = rows.map((row) => copyLine(this.column ? [row.id, row.x, row.value] : [row.id, row.x]));
    await copyIn(this.client, `COPY t (${this.columns()}) FROM STDIN`, lines.join(''));
  }

  async update(id: number, value: Value): Promise<void> {
    await this.run(`UPDATE t SET ${this.column} = $2 WHERE id = $1`, [id, value]);
  }

  async updateOther(id: number, x: number): Promise<void> {
    await this.run('UPDATE t SET x = $2 WHERE id = $1', [id, x]);
  }

  async updateBoth(id: number, value: Value, x: number): Promise<void> {
    await this.run(`UPDATE t SET ${this.column} = $2, x = $3 WHERE id = $1`, [id, value, x]);
  }

  async touch(id: number): Promise<void> {
    await this.run(`UPDATE t SET ${this.column ?? 'x'} = ${this.column ?? 'x'} WHERE id = $1`, [id]);
  }

  async append(ids: readonly number[], suffix: string): Promise<void> {
    await this.run(`UPDATE t SET ${this.column} = coalesce(${this.column}, '') || $2::text WHERE id = ANY ($1)`, [
      ids,
      suffix,
    ]);
  }

  async remove(id: number): Promise<void> {
    await this.run('DELETE FROM t WHERE id = $1', [id]);
  }

  async upsert(row: NewRow, on: string, value: boolean): Promise<void> {
    const set = value && this.column ? `x = EXCLUDED.x, ${this.column} = EXCLUDED.${this.column}` : 'x = EXCLUDED.x';
    await this.insert([row], ` ON CONFLICT (${on}) DO UPDATE SET ${set}`);
  }

  async merge(row: NewRow, type: string): Promise<void> {
    const { column } = this;
    const [set, list, given] = column ? [`, ${column} = s.v`, `, ${column}`, ', s.v'] : ['', '', ''];
    await this.run(
      `MERGE INTO t USING (SELECT $1::bigint AS k, $2::int AS x, $3::${type} AS v) s ON t.id = s.k
       WHEN MATCHED THEN UPDATE SET x = s.x${set} WHEN NOT MATCHED THEN INSERT (id, x${list}) VALUES (s.k, s.x${given})`,
      [row.id, row.x, row.value],
    );
  }

  /** All rows, or one of them. */
  async read(id?: number): Promise<Map<number, { value?: Value; x: number }>> {
    const value = this.column ? `, ${this.column}::text AS value` : '';
    const { rows } = await this.run(
      `SELECT id, x${value} FROM t${id === undefined ? '' : ' WHERE id = $1'}`,
      id === undefined ? [] : [id],
    );
    return new Map(
      rows.map((row) => [Number(row.id), this.column ? { value: row.value as Value, x: row.x } : { x: row.x }]),
    );
  }

  private columns(): string {
    return this.column ? `id, x, ${this.column}` : 'id, x';
  }
}
