import { createHash } from 'node:crypto';
import { copyLine } from './copy-in.ts';
import type { Connection } from './host.ts';
import type { FoundRow, SideName } from './row-model.ts';
import type { Side, Value } from './scenario.ts';
import type { NewRow, Speech, Statement } from './speech.ts';

/** How a session behaves, as drivers and teams configure it. */
export interface Habits {
  /** Statements with parameters are prepared once and used again. */
  readonly prepares: boolean;
  /** The statement that sets the isolation level of its transactions, where it is not the usual one. */
  readonly isolation?: string;
  /** It prepares anew what was prepared for columns of other types. */
  readonly preparesAnew?: boolean;
}

/** One connection of a server version: it speaks of the tables in its own words only, as a real server would. */
export class ServerSession {
  /** Within a transaction of several statements. */
  private open = false;
  private generation = 0;

  constructor(
    readonly name: SideName,
    readonly side: Side,
    readonly speech: Speech,
    private readonly connection: Connection,
    private readonly habits: Habits,
  ) {}

  /** What it says first when it connects. */
  async greet(): Promise<void> {
    if (this.habits.isolation) await this.connection.script(this.habits.isolation);
  }

  async run([sql, ...values]: Statement): Promise<unknown[][]> {
    const prepared = this.habits.prepares && values.length > 0;
    const name = createHash('md5').update(`${this.generation} ${sql}`).digest('hex');
    try {
      return await this.connection.run(sql, values, prepared ? name : undefined);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!this.habits.preparesAnew || !otherTypes.includes(code)) throw error;
      this.generation++;
      // A transaction is over: it is for the server to try all of it again.
      if (this.open) throw error;
      return this.connection.run(sql, values);
    }
  }

  /** Statements that belong together: one alone, several in a transaction. */
  async say(statements: readonly Statement[] | undefined): Promise<void> {
    if (!statements) return;
    const [only] = statements;
    if (this.open || (only && statements.length === 1)) {
      for (const statement of statements) await this.run(statement);
    } else await this.together(() => this.say(statements));
  }

  /** A transaction; it ends with `end`. */
  async together(work: () => Promise<void>, end: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): Promise<void> {
    await this.connection.script('BEGIN');
    this.open = true;
    try {
      await work();
      await this.connection.script(end);
    } finally {
      this.open = false;
    }
  }

  async script(sql: string): Promise<void> {
    await this.connection.script(sql);
  }

  /** After a statement failed. */
  async clear(): Promise<void> {
    this.open = false;
    await this.connection.script('ROLLBACK').catch(() => {});
  }

  async copy(rows: readonly NewRow[]): Promise<void> {
    const lines = rows.map(({ id, x, values }) => copyLine([id, x, ...values]));
    await this.connection.copy?.(this.speech.copy?.() ?? '', lines.join(''));
  }

  /** All rows, or one of them. */
  async read(id?: number): Promise<Map<number, FoundRow>> {
    const rows = await this.run(this.speech.read(id));
    return new Map(
      rows.map(([key, x, ...values]) => [Number(key), { x: Number(x), values: values.map((value) => textOf(value)) }]),
    );
  }
}

/** Drivers read some types as something else than text. */
const textOf = (value: unknown): Value =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : String(value);

/** What PostgreSQL says of a statement that was prepared for columns of other types: of its result, of a parameter. */
const otherTypes = ['0A000', '42804'];
