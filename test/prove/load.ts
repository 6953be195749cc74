import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from './random.ts';
import type { Row, RowModel } from './row-model.ts';
import { ANY, freshValue, type Scenario, storedAs, type Value } from './scenario.ts';
import type { ServerSession } from './server-session.ts';

/** How often each thing is done. */
const weights = {
  insert: 3,
  insertMany: 1,
  insertNull: 1,
  insertWithout: 2,
  copy: 1,
  update: 6,
  updateNull: 1,
  updateOther: 3,
  updateBoth: 2,
  touch: 1,
  rewrite: 3,
  append: 2,
  upsert: 3,
  upsertOther: 1,
  upsertOnValue: 2,
  merge: 1,
  remove: 1,
  rolledBack: 2,
  transaction: 2,
  read: 4,
};
type Action = keyof typeof weights;

/** Rows that every client writes whenever it likes: nothing can be foreseen of them but that they stay consistent. */
export const hotRows = [1, 2, 3] as const;

/** What a proof counts. */
export interface Counts {
  operations: number;
  retries: number;
  /** Longest statement of a client in milliseconds, waits included. */
  slowest: number;
}

/** A client of a server: does random things, and keeps the model in step with what it did. */
export class Client {
  private readonly random: Random;

  constructor(
    readonly name: string,
    private readonly session: ServerSession,
    private readonly scenario: Scenario,
    private readonly model: RowModel,
    private readonly counts: Counts,
    seed: number,
  ) {
    this.random = new Random(seed);
  }

  /** Goes on until it is told to stop; a failure of a statement is a complaint and ends it. */
  async work(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const action = this.random.weighted(weights);
      try {
        await this.act(action);
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        this.model.complain(`${this.name}: ${action} failed: ${code ?? ''} ${message}`);
        return;
      }
      this.counts.operations++;
    }
  }

  private async act(action: Action): Promise<void> {
    if (this.random.next() < 0.1) return this.hot();
    const { session, model, scenario, random } = this;
    const { vocabulary } = session;
    const knows = vocabulary.column !== null;
    switch (action) {
      case 'insert':
      case 'insertMany':
      case 'copy': {
        const rows = Array.from({ length: action === 'insert' ? 1 : 3 }, () => this.newRow(this.value()));
        return this.adding(rows, () => (action === 'copy' ? session.copy(rows) : session.insert(rows)));
      }
      case 'insertNull': {
        if (!knows || !vocabulary.nullable) return;
        const row = this.newRow(null);
        return this.adding([row], () => session.insert([row]));
      }
      case 'insertWithout': {
        if (knows && vocabulary.omitted === undefined) return;
        const row = this.newRow(knows ? (vocabulary.omitted ?? null) : (scenario.unknowing ?? null));
        return this.adding([row], () => session.insertWithout(row.id, row.x), true);
      }
      case 'upsertOnValue': {
        const held = this.anyRow();
        if (!scenario.unique || !knows || held === undefined) return;
        return model.alone([held], async () => {
          const row = model.rows.get(held);
          if (!row || row.value === null || row.value === ANY) return;
          const fresh = { id: model.id(), value: row.value, x: model.token() };
          await this.patiently(() => session.upsert(fresh, vocabulary.column ?? '', false));
          row.x = fresh.x;
        });
      }
      case 'transaction':
      case 'rolledBack':
        return this.transaction(action === 'transaction');
    }
    const id = this.anyRow();
    if (id === undefined) return;
    await model.alone([id], async () => {
      const row = model.rows.get(id);
      if (row) await this.change(action, id, row);
    });
    if (action === 'append' && random.next() < 0.3) await this.appendToSeveral();
  }

  private async change(action: Action, id: number, row: Row): Promise<void> {
    const { session, model, scenario } = this;
    const knows = session.vocabulary.column !== null;
    const value = this.value();
    const x = model.token();
    const keep = (after: Partial<Row>): void => {
      Object.assign(row, 'value' in after ? { ...after, value: storedAs(scenario, after.value ?? null) } : after);
    };
    switch (action) {
      case 'update':
        if (!knows) return;
        await this.patiently(() => session.update(id, value));
        return keep({ value });
      case 'updateNull':
        if (!knows || !session.vocabulary.nullable) return;
        await this.patiently(() => session.update(id, null));
        return keep({ value: null });
      case 'updateOther':
        await this.patiently(() => session.updateOther(id, x));
        return keep({ x });
      case 'updateBoth':
        if (!knows) return;
        await this.patiently(() => session.updateBoth(id, value, x));
        return keep({ value, x });
      case 'touch':
        // A server that may not write NULL does not write back one that it read.
        if (knows && !session.vocabulary.nullable && row.value === null) return;
        await this.patiently(() => session.touch(id));
        return;
      case 'rewrite': {
        // Read, then write everything back: what object mappers do.
        const found = (await this.patiently(() => session.read(id))).get(id);
        model.compare(this.name, id, found);
        if (!knows || found?.value === undefined || (found.value === null && !session.vocabulary.nullable)) return;
        const read = found.value;
        await this.patiently(() => session.updateBoth(id, read, x));
        return keep({ value: read, x });
      }
      case 'append':
        if (!knows || !scenario.text) return;
        await this.patiently(() => session.append([id], '+'));
        return keep({ value: `${row.value ?? ''}+` });
      case 'upsert':
      case 'upsertOther': {
        const all = action === 'upsert';
        await this.patiently(() => session.upsert({ id, value, x }, 'id', all));
        return keep(all && knows ? { value, x } : { x });
      }
      case 'merge':
        await this.patiently(() => session.merge({ id, value, x }, this.type()));
        return keep(knows ? { value, x } : { x });
      case 'remove':
        await this.patiently(() => session.remove(id));
        model.rows.delete(id);
        return;
      case 'read': {
        const found = (await this.patiently(() => session.read(id))).get(id);
        return model.compare(this.name, id, found);
      }
    }
  }

  private async appendToSeveral(): Promise<void> {
    const { session, model, scenario } = this;
    if (!scenario.text || session.vocabulary.column === null) return;
    const ids = Array.from({ length: 4 }, () => this.anyRow()).filter((id) => id !== undefined);
    await model.alone(ids, async () => {
      const there = [...new Set(ids)].filter((id) => model.rows.has(id));
      await this.patiently(() => session.append(there, '*'));
      for (const id of there) {
        const row = model.rows.get(id);
        if (row) row.value = storedAs(scenario, `${row.value ?? ''}*`);
      }
    });
  }

  /** Two changes of rows and one new row, all or nothing. */
  private async transaction(commits: boolean): Promise<void> {
    const { session, model, scenario } = this;
    const ids = [this.anyRow(), this.anyRow()].filter((id) => id !== undefined);
    const fresh = this.newRow(this.value());
    const value = this.value();
    const x = model.token();
    await model.alone([...ids, fresh.id], async () => {
      const [first, second] = [...new Set(ids)].sort((a, b) => a - b).filter((id) => model.rows.has(id));
      await this.patiently(async () => {
        await session.run('BEGIN');
        await session.insert([fresh]);
        if (first !== undefined && session.vocabulary.column) await session.update(first, value);
        if (second !== undefined) await session.updateOther(second, x);
        await session.run(commits ? 'COMMIT' : 'ROLLBACK');
      });
      if (!commits) return;
      this.added(fresh, false);
      const [one, two] = [first, second].map((id) => (id === undefined ? undefined : model.rows.get(id)));
      if (one && session.vocabulary.column) one.value = storedAs(scenario, value);
      if (two) two.x = x;
    });
  }

  private async hot(): Promise<void> {
    const { session, model, random, scenario } = this;
    const id = random.pick(hotRows);
    const row = { id, value: this.value(), x: model.token() };
    const how = random.pick(['other', 'append', 'upsert', 'update', 'update'] as const);
    if (how === 'other' || session.vocabulary.column === null)
      return this.patiently(() => session.updateOther(id, row.x));
    if (how === 'append' && scenario.text) return this.patiently(() => session.append([id], '#'));
    if (how === 'upsert') return this.patiently(() => session.upsert(row, 'id', true));
    return this.patiently(() => session.update(id, row.value));
  }

  private async adding(
    rows: readonly { id: number; value: Value; x: number }[],
    insert: () => Promise<void>,
    without = false,
  ): Promise<void> {
    await this.model.alone(
      rows.map((row) => row.id),
      async () => {
        await this.patiently(insert);
        for (const row of rows) this.added(row, without);
      },
    );
  }

  private added(row: { id: number; value: Value; x: number }, without: boolean): void {
    const { scenario, session, model } = this;
    const given = without || session.vocabulary.column ? row.value : (scenario.unknowing ?? null);
    model.rows.set(row.id, { value: storedAs(scenario, given), x: row.x });
  }

  private newRow(value: Value): { id: number; value: Value; x: number } {
    return { id: this.model.id(), value, x: this.model.token() };
  }

  private value(): string {
    return freshValue(this.scenario, this.model.token());
  }

  private anyRow(): number | undefined {
    const ids = [...this.model.rows.keys()];
    return ids.length === 0 ? undefined : this.random.pick(ids);
  }

  /** The type of the values, for MERGE, which has no column to take it from. */
  private type(): string {
    const value = freshValue(this.scenario, 1);
    if (/^\{/.test(value)) return 'json';
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return 'date';
    if (/^[0-9a-f]{8}-/.test(value)) return 'uuid';
    return /^\d+$/.test(value) ? 'bigint' : 'text';
  }

  /** Deadlocks and serialization failures are tried again, as servers do; and unique violations of two inserts at once. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const start = performance.now();
      try {
        return await work();
      } catch (error) {
        const { code = '' } = error as { code?: string };
        const worth = ['40P01', '40001', '55P03'].includes(code) || (code === '23505' && this.scenario.unique === true);
        await this.session.client.query('ROLLBACK').catch(() => {});
        if (!worth || attempt > 50) throw error;
        this.counts.retries++;
        await sleep(this.random.below(10));
      } finally {
        this.counts.slowest = Math.max(this.counts.slowest, performance.now() - start);
      }
    }
  }
}
