import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from './random.ts';
import type { FoundRow, Row, RowModel } from './row-model.ts';
import { ANY, freshValues, mayBeNull, type Scenario, type Values } from './scenario.ts';
import type { ServerSession } from './server-session.ts';
import type { NewRow } from './speech.ts';

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
  replace: 1,
  rolledBack: 2,
  transaction: 2,
  refused: 1,
  read: 4,
};
type Doing = keyof typeof weights;

/** Rows that every client writes whenever it likes: nothing can be foreseen of them but that they stay consistent. */
export const hotRows = [1, 2, 3] as const;

/** What a proof counts. */
export interface Counts {
  /** Statements, or transactions, that clients ran. */
  operations: number;
  retries: number;
  /** Longest statement of a client in milliseconds, waits included. */
  slowest: number;
}

/** Whether the database must refuse what scenarios say a server is refused: not any more once the contract steps begin. */
export interface Refusals {
  state: 'must' | 'may' | 'never' | 'unasked';
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
    private readonly refusals: Refusals,
    seed: number,
  ) {
    this.random = new Random(seed);
  }

  /** Goes on until it is told to stop, and is quiet as long as it is asked to; a failure of a statement is a complaint and ends it. */
  async work(stopped: () => boolean, quiet: () => Promise<void> | undefined): Promise<void> {
    if (this.session.side.table === null) return;
    while (!stopped()) {
      await quiet();
      const doing = this.random.weighted(weights);
      try {
        await this.act(doing);
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        this.model.complain(`${this.name}: ${doing} failed: ${code ?? ''} ${message}`);
        return;
      }
    }
  }

  private async act(doing: Doing): Promise<void> {
    if (this.random.next() < 0.1) return this.hot();
    const { session, model } = this;
    const { speech, side } = session;
    switch (doing) {
      case 'insert': {
        const row = this.newRow();
        return this.adding([row], () => session.say(speech.insert?.(row)));
      }
      case 'insertMany': {
        if (!speech.insertMany) return;
        const rows = [this.newRow(), this.newRow(), this.newRow()];
        return this.adding(rows, () => session.say(speech.insertMany?.(rows)));
      }
      case 'copy': {
        if (!speech.copy) return;
        const rows = [this.newRow(), this.newRow(), this.newRow()];
        return this.adding(rows, () => session.copy(rows));
      }
      case 'insertNull': {
        const values = this.withNull(this.values());
        if (!values) return;
        const row = this.newRow(values);
        return this.adding([row], () => session.say(speech.insert?.(row)));
      }
      case 'insertWithout': {
        if (!speech.insertWithout || (side.columns.length > 0 && side.omitted === undefined)) return;
        const id = model.id();
        const x = model.token();
        return model.alone([id], async () => {
          await this.patiently(() => session.say(speech.insertWithout?.(id, x)));
          model.insert(session.name, id, x, null);
        });
      }
      case 'upsertOnValue': {
        const held = this.anyRow();
        if (!this.scenario.unique || !speech.upsertOnValue || held === undefined) return;
        return model.alone([held], async () => {
          const row = model.rows.get(held);
          const values = row && model.of(session.name, row);
          if (!row || !values || values.some((value) => value === null || value === ANY)) return;
          const fresh = { id: model.id(), x: model.token(), values };
          await this.patiently(() => session.say(speech.upsertOnValue?.(fresh)));
          row.x = fresh.x;
        });
      }
      case 'transaction':
      case 'rolledBack':
        return this.transaction(doing === 'transaction');
    }
    const id = this.anyRow();
    if (id === undefined) return;
    await model.alone([id], async () => {
      const row = model.rows.get(id);
      if (row) await this.change(doing, id, row);
    });
    if (doing === 'append' && this.random.next() < 0.3) await this.appendToSeveral();
  }

  private async change(doing: Doing, id: number, row: Row): Promise<void> {
    const { session, model } = this;
    const { speech, side, name } = session;
    const values = this.values();
    const x = model.token();
    const had = model.of(name, row);
    switch (doing) {
      case 'update':
        if (!speech.update) return;
        await this.patiently(() => session.say(speech.update?.(id, values)));
        return model.write(name, row, values);
      case 'updateNull': {
        const some = this.withNull(values);
        if (!speech.update || !some) return;
        await this.patiently(() => session.say(speech.update?.(id, some)));
        return model.write(name, row, some);
      }
      case 'updateOther':
        if (!speech.updateOther) return;
        await this.patiently(() => session.say(speech.updateOther?.(id, x)));
        row.x = x;
        return;
      case 'updateBoth':
        if (!speech.updateBoth) return;
        await this.patiently(() => session.say(speech.updateBoth?.(id, values, x)));
        row.x = x;
        return model.write(name, row, values);
      case 'touch':
        // A server that may not write NULL does not write back one that it read.
        if (this.mayNotWrite(had)) return;
        await this.patiently(() => session.say(speech.touch?.(id)));
        return;
      case 'rewrite': {
        // Read, then write everything back: what object mappers do, in one transaction or not.
        let found: FoundRow | undefined;
        const both = async (): Promise<void> => {
          found = (await session.read(id)).get(id);
          if (found && !this.mayNotWrite(found.values)) await session.say(speech.updateBoth?.(id, found.values, x));
        };
        await this.patiently(() => (this.random.next() < 0.5 ? session.together(both) : both()));
        model.compare(name, this.name, id, found);
        if (!speech.updateBoth || !found || this.mayNotWrite(found.values)) return;
        row.x = x;
        return model.write(name, row, found.values);
      }
      case 'append':
        if (!speech.append || !this.scenario.text) return;
        await this.patiently(() => session.say(speech.append?.([id], '+')));
        return model.write(name, row, appended(had, '+'));
      case 'upsert':
        if (!speech.upsert) return;
        await this.patiently(() => session.say(speech.upsert?.({ id, values, x })));
        row.x = x;
        return model.write(name, row, values);
      case 'upsertOther':
        if (!speech.upsertOther) return;
        await this.patiently(() => session.say(speech.upsertOther?.({ id, values, x })));
        row.x = x;
        return;
      case 'merge':
        if (!speech.merge) return;
        await this.patiently(() => session.say(speech.merge?.({ id, values, x })));
        row.x = x;
        return model.write(name, row, values);
      case 'remove':
        if (!speech.remove) return;
        await this.patiently(() => session.say(speech.remove?.(id)));
        model.rows.delete(id);
        return;
      case 'replace':
        // The same key, another row.
        if (!speech.remove || !speech.insert) return;
        await this.patiently(() =>
          session.together(async () => {
            await session.say(speech.remove?.(id));
            await session.say(speech.insert?.({ id, x, values }));
          }),
        );
        return model.insert(name, id, x, values);
      case 'refused':
        if (!side.refused || !speech.update || this.refusals.state === 'unasked') return;
        return this.refused(id, row, side.refused.values(x), side.refused.codes);
      case 'read': {
        const found = (await this.patiently(() => session.read(id))).get(id);
        return model.compare(name, this.name, id, found);
      }
    }
  }

  /** Tries what must be refused while an old server may come back. */
  private async refused(id: number, row: Row, values: Values, codes: readonly string[]): Promise<void> {
    const { session, model, refusals } = this;
    const { state } = refusals;
    try {
      await this.patiently(() => session.say(session.speech.update?.(id, values)));
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!codes.includes(code) || (state === 'never' && refusals.state === 'never')) throw error;
      return;
    }
    if (state === 'must' && refusals.state === 'must')
      model.complain(`${this.name}: ${values.join(', ')} was not refused`);
    model.write(session.name, row, values);
  }

  private async appendToSeveral(): Promise<void> {
    const { session, model, scenario } = this;
    if (!scenario.text || !session.speech.append) return;
    const ids = Array.from({ length: 4 }, () => this.anyRow()).filter((id) => id !== undefined);
    await model.alone(ids, async () => {
      const there = [...new Set(ids)].filter((id) => model.rows.has(id));
      if (there.length === 0) return;
      await this.patiently(() => session.say(session.speech.append?.(there, '*')));
      for (const id of there) {
        const row = model.rows.get(id);
        if (row) model.write(session.name, row, appended(model.of(session.name, row), '*'));
      }
    });
  }

  /** Two changes of rows, one new row and one change that is taken back, all or nothing; sometimes it takes its time. */
  private async transaction(commits: boolean): Promise<void> {
    const { session, model } = this;
    const { speech, name } = session;
    const ids = [this.anyRow(), this.anyRow()].filter((id) => id !== undefined);
    const fresh = this.newRow();
    const values = this.values();
    const undone = this.values();
    const x = model.token();
    const pause = this.random.next() < 0.3 ? this.random.below(20) : 0;
    await model.alone([...ids, fresh.id], async () => {
      const [first, second] = [...new Set(ids)].sort((a, b) => a - b).filter((id) => model.rows.has(id));
      await this.patiently(() =>
        session.together(
          async () => {
            await session.say(speech.insert?.(fresh));
            if (first !== undefined) await session.say(speech.update?.(first, values));
            if (second !== undefined) {
              await session.script('SAVEPOINT s');
              await session.say(speech.update?.(second, undone));
              await session.script('ROLLBACK TO SAVEPOINT s');
              await session.say(speech.updateOther?.(second, x));
            }
            if (pause > 0) await sleep(pause);
          },
          commits ? 'COMMIT' : 'ROLLBACK',
        ),
      );
      if (!commits) return;
      if (speech.insert) model.insert(name, fresh.id, fresh.x, fresh.values);
      const [one, two] = [first, second].map((id) => (id === undefined ? undefined : model.rows.get(id)));
      if (one && speech.update) model.write(name, one, values);
      if (two && speech.updateOther) two.x = x;
    });
  }

  private async hot(): Promise<void> {
    const { session, model, random, scenario } = this;
    const { speech } = session;
    const id = random.pick(hotRows);
    const row = { id, values: this.values(), x: model.token() };
    const how = random.pick(['other', 'append', 'upsert', 'update', 'update'] as const);
    if (how === 'append' && scenario.text && speech.append)
      return this.patiently(() => session.say(speech.append?.([id], '#')));
    if (how === 'upsert' && speech.upsert) return this.patiently(() => session.say(speech.upsert?.(row)));
    if (how === 'other' || !speech.update) return this.patiently(() => session.say(speech.updateOther?.(id, row.x)));
    return this.patiently(() => session.say(speech.update?.(id, row.values)));
  }

  private async adding(rows: readonly NewRow[], insert: () => Promise<void>): Promise<void> {
    const { model, session } = this;
    if (!session.speech.insert) return;
    await model.alone(
      rows.map((row) => row.id),
      async () => {
        await this.patiently(insert);
        for (const { id, x, values } of rows) model.insert(session.name, id, x, values);
      },
    );
  }

  private newRow(values = this.values()): NewRow {
    return { id: this.model.id(), x: this.model.token(), values };
  }

  private values(): Values {
    return freshValues(this.scenario, this.session.side, this.model.token());
  }

  /** The values with NULL in one or more of the places that the server writes NULL to; nothing where it never does. */
  private withNull(values: Values): Values | undefined {
    const { side } = this.session;
    const places = side.columns.map((column, i) => (mayBeNull(side, column) ? i : -1)).filter((i) => i >= 0);
    if (places.length === 0) return undefined;
    const some = this.random.pick(places);
    const all = this.random.next() < 0.5;
    return values.map((value, i) => (i === some || (all && places.includes(i)) ? null : value));
  }

  private mayNotWrite(values: Values): boolean {
    const { side } = this.session;
    return values.some((value, i) => value === null && !mayBeNull(side, side.columns[i] ?? ''));
  }

  private anyRow(): number | undefined {
    const ids = [...this.model.rows.keys()];
    return ids.length === 0 ? undefined : this.random.pick(ids);
  }

  /** Deadlocks and serialization failures are tried again, as servers do; and unique violations of two inserts at once. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    const { scenario, session, counts } = this;
    for (let attempt = 0; ; attempt++) {
      const start = performance.now();
      try {
        const done = await work();
        counts.operations++;
        return done;
      } catch (error) {
        const { code = '' } = error as { code?: string };
        const worth =
          retried.includes(code) || scenario.retried?.includes(code) || (scenario.unique && unique.includes(code));
        await session.clear();
        if (!worth || attempt > 50) throw error;
        counts.retries++;
        await sleep(this.random.below(10));
      } finally {
        counts.slowest = Math.max(counts.slowest, performance.now() - start);
      }
    }
  }
}

/** Deadlock, serialization failure, lock timeout: of PostgreSQL, then of MySQL. */
const retried = ['40P01', '40001', '55P03', '1213', '1205', '1020'];
const unique = ['23505', '1062'];

const appended = ([first, ...rest]: Values, suffix: string): Values => [`${first ?? ''}${suffix}`, ...rest];
