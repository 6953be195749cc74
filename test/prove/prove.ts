import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { PostgresServer } from '../support/postgres.ts';
import { Client, type Counts, hotRows } from './load.ts';
import { migrate } from './migrate.ts';
import type { ProofStep } from './plan-of.ts';
import { RowModel } from './row-model.ts';
import { ANY, freshValue, type Scenario, storedAs, type Vocabulary } from './scenario.ts';
import { ServerSession } from './server-session.ts';

export interface Proof extends Counts {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly ending: Ending;
  /** What was lost, misread or refused: none in a proof. */
  readonly complaints: readonly string[];
  readonly compared: number;
  /** Attempts of the migration that gave up waiting for a lock. */
  readonly migrationRetries: number;
  readonly seconds: number;
}

/** How a run ends: the next release with its contract steps, or the release taken back. */
export type Ending = 'contract' | 'down';

export interface ProofOptions {
  readonly seed: number;
  readonly ending: Ending;
  /** Milliseconds of each stage without a migration. */
  readonly stage: number;
}

const connectionsPerServer = 3;
let databases = 0;

/**
 * Two servers write side by side through all stages of a release: the old one alone, the expand and backfill steps under its
 * load, both, only the old one again (a rollback), both, then either only the new one and the contract steps under its load, or
 * back to the old one and the way back under its load. What every row must hold is known all the time.
 */
export async function prove(
  server: PostgresServer,
  scenario: Scenario,
  steps: readonly ProofStep[],
  options: ProofOptions,
): Promise<Proof> {
  const started = performance.now();
  const name = `proof_${process.pid}_${++databases}`;
  await server.createDatabase(name);
  const run = new Run(server, name, scenario, options);
  try {
    await run.prepare();
    await run.through(steps);
  } catch (error) {
    run.model.complain(`${run.at}: ${(error as Error).message}`);
  } finally {
    await run.end();
  }
  return {
    scenario,
    seed: options.seed,
    ending: options.ending,
    ...run.counts,
    complaints: run.model.complaints,
    compared: run.model.compared,
    migrationRetries: run.migrationRetries,
    seconds: (performance.now() - started) / 1000,
  };
}

type Side = 'old' | 'new';

class Run {
  readonly model: RowModel;
  readonly counts: Counts = { operations: 0, retries: 0, slowest: 0 };
  migrationRetries = 0;
  at = 'preparing';
  private readonly clients: pg.Client[] = [];
  private readonly sides: Record<Side, Client[]> = { old: [], new: [] };
  private readonly readers: Partial<Record<Side, ServerSession>> = {};
  private admin: pg.Client | undefined;

  constructor(
    private readonly server: PostgresServer,
    private readonly database: string,
    private readonly scenario: Scenario,
    private readonly options: ProofOptions,
  ) {
    this.model = new RowModel(scenario);
  }

  async prepare(): Promise<void> {
    this.admin = await this.connect();
    await this.admin.query(this.scenario.schema);
    await this.join('old');
    const seeding = this.readers.old as ServerSession;
    for (let i = 0; i < 150; i++) {
      const id = i < hotRows.length ? (hotRows[i] as number) : this.model.id();
      const value = freshValue(this.scenario, this.model.token());
      const row = { id, value, x: i };
      await seeding.insert([row]);
      const known = seeding.vocabulary.column ? storedAs(this.scenario, value) : (this.scenario.unknowing ?? null);
      if (i >= hotRows.length) this.model.rows.set(id, { value: known, x: i });
    }
  }

  async through(steps: readonly ProofStep[]): Promise<void> {
    const now = steps.filter((step) => step.release === 'this');
    const later = steps.filter((step) => step.release === 'next');
    await this.stage('before the release', ['old']);
    for (const step of now) await this.stage(step.title, ['old'], () => this.migrate(step.up, step.transaction));
    await this.join('new');
    await this.verify(['old', 'new']);
    await this.stage('both servers', ['old', 'new']);
    await this.verify(['old', 'new']);
    await this.stage('rolled back', ['old']);
    await this.verify(['old', 'new']);
    await this.stage('both servers again', ['old', 'new']);
    await this.verify(['old', 'new']);
    if (this.options.ending === 'down') {
      await this.stage('rolled back for good', ['old']);
      if (this.scenario.beforeDown) {
        await this.migrate([this.scenario.beforeDown], true);
        for (const row of this.model.rows.values()) row.value ??= ANY;
      }
      for (const step of [...now].reverse()) {
        await this.stage(`taking back: ${step.title}`, ['old'], () => this.migrate(step.down, step.transaction));
      }
      await this.stage('as before the release', ['old']);
      return this.verify(['old']);
    }
    await this.stage('the new server alone', ['new']);
    await this.verify(['old', 'new']);
    const { beforeContract } = this.scenario;
    if (beforeContract) await this.migrate([beforeContract], true);
    for (const step of later) await this.stage(step.title, ['new'], () => this.migrate(step.up, step.transaction));
    await this.stage('after the contract step', ['new']);
    await this.verify(['new']);
  }

  async end(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end().catch(() => {})));
    const admin = await this.server.connect();
    await admin.query(`DROP DATABASE ${this.database} WITH (FORCE)`);
    await admin.end();
  }

  /** The servers named work for as long as the stage or its migration takes. */
  private async stage(at: string, sides: readonly Side[], meanwhile?: () => Promise<void>): Promise<void> {
    this.at = at;
    const known = this.model.complaints.length;
    let over = false;
    const working = sides.flatMap((side) => this.sides[side].map((client) => client.work(() => over)));
    try {
      await sleep(this.options.stage / 4);
      await meanwhile?.();
      await sleep(meanwhile ? this.options.stage / 4 : (this.options.stage * 3) / 4);
    } finally {
      over = true;
      await Promise.all(working);
    }
    for (let i = known; i < this.model.complaints.length; i++) {
      this.model.complaints[i] = `${at}: ${this.model.complaints[i]}`;
    }
  }

  /** With nobody writing, every row must read right through each vocabulary, and both must read the hot rows alike. */
  private async verify(sides: readonly Side[]): Promise<void> {
    this.at = `looking after: ${this.at}`;
    const found = await Promise.all(
      sides.map(async (side) => ({ side, rows: await (this.readers[side] as ServerSession).read() })),
    );
    for (const { side, rows } of found) {
      const ids = new Set([...rows.keys(), ...this.model.rows.keys()]);
      for (const id of ids) if (!isHot(id)) this.model.compare(`${this.at}, the ${side} server`, id, rows.get(id));
    }
    const [first, second] = found;
    if (!first || !second) return;
    for (const id of hotRows) {
      const [a, b] = [first.rows.get(id), second.rows.get(id)];
      if (a?.value !== undefined && b?.value !== undefined && a.value !== b.value) {
        this.model.complain(`${this.at}: hot row ${id} reads as ${a.value} and as ${b.value}`);
      }
    }
  }

  private async migrate(statements: readonly string[], transaction: boolean): Promise<void> {
    this.migrationRetries += await migrate(this.admin as pg.Client, statements, transaction);
  }

  private async join(side: Side): Promise<void> {
    const vocabulary: Vocabulary = this.scenario[side];
    this.readers[side] = new ServerSession(await this.connect(), vocabulary, false);
    for (let i = 0; i < connectionsPerServer; i++) {
      const session = new ServerSession(await this.connect(), vocabulary, i % 2 === 0);
      const seed = this.options.seed * 1000 + (side === 'old' ? 0 : 100) + i;
      this.sides[side].push(new Client(`${side} ${i}`, session, this.scenario, this.model, this.counts, seed));
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = await this.server.connect(this.database);
    this.clients.push(client);
    return client;
  }
}

const isHot = (id: number): boolean => (hotRows as readonly number[]).includes(id);
