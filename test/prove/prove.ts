import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Host } from './host.ts';
import { Client, type Counts, hotRows, type Refusals } from './load.ts';
import { migrate } from './migrate.ts';
import type { ProofStep } from './plan-of.ts';
import { RowModel, type SideName } from './row-model.ts';
import { freshValues, type Scenario } from './scenario.ts';
import { type Habits, ServerSession } from './server-session.ts';
import { spoken } from './speech.ts';

export interface Proof extends Counts {
  readonly recipe: string;
  readonly seed: number;
  readonly ending: Ending;
  /** What was lost, misread or refused: none in a proof. */
  readonly complaints: readonly string[];
  readonly compared: number;
  /** Attempts of the migration that gave up waiting for a lock. */
  readonly migrationRetries: number;
  /** Attempts of the migration that the servers had to be quiet for. */
  readonly quietMoments: number;
  readonly seconds: number;
}

/**
 * How a run ends: `contract`, the next releases with their contract steps; `down`, the release taken back; `undo`, the next release's
 * contract steps taken back, where they can be.
 */
export type Ending = 'contract' | 'down' | 'undo';
export const endings: readonly Ending[] = ['contract', 'down', 'undo'];

/** Whether the contract steps have a way back: a step without one must leave nothing behind but a proof, as VALIDATE does. */
export const canUndo = (steps: readonly ProofStep[]): boolean => {
  const next = steps.filter((step) => step.release === 'next');
  return next.some((step) => step.down.length > 0) && steps.every((step) => step.release !== 'after-next');
};

export interface ProofOptions {
  readonly seed: number;
  readonly ending: Ending;
  /** Milliseconds of each stage without a migration. */
  readonly stage: number;
}

const connectionsPerServer = 3;

/**
 * Two servers write side by side through all stages of a release: the old one alone, the expand and backfill steps under its
 * load, both, only the old one again (a rollback), both, then either only the new one and the contract steps under its load (and, where
 * there are steps after next, the server after it), or back to the old one and the way back under its load. What every row must
 * hold is known all the time.
 */
export async function prove(
  host: Host,
  scenario: Scenario,
  steps: readonly ProofStep[],
  options: ProofOptions,
): Promise<Proof> {
  const started = performance.now();
  const run = new Run(host, await host.create(), scenario, options);
  try {
    await run.prepare();
    await run.through(steps);
  } catch (error) {
    run.model.complain(`${run.at}: ${(error as Error).message}`);
  } finally {
    await run.end();
  }
  return {
    recipe: scenario.recipe,
    seed: options.seed,
    ending: options.ending,
    ...run.counts,
    complaints: run.model.complaints,
    compared: run.model.compared,
    migrationRetries: run.migrationRetries,
    quietMoments: run.quietMoments,
    seconds: (performance.now() - started) / 1000,
  };
}

class Run {
  readonly model: RowModel;
  readonly counts: Counts = { operations: 0, retries: 0, slowest: 0 };
  migrationRetries = 0;
  quietMoments = 0;
  /** What clients wait for before they begin anything new. */
  private quiet: Promise<void> | undefined;
  at = 'preparing';
  private readonly connections: Connection[] = [];
  private readonly clients: Record<SideName, Client[]> = { old: [], new: [], newest: [] };
  private readonly readers: Partial<Record<SideName, ServerSession>> = {};
  private readonly refusals: Refusals = { state: 'must' };
  private admin: Connection | undefined;

  constructor(
    private readonly host: Host,
    private readonly database: string,
    private readonly scenario: Scenario,
    private readonly options: ProofOptions,
  ) {
    this.model = new RowModel(scenario);
  }

  async prepare(): Promise<void> {
    const { scenario, model } = this;
    this.admin = await this.connect();
    await this.admin.script(scenario.schema);
    await this.join('old');
    if (scenario.old.table === null) return;
    const seeding = this.readers.old as ServerSession;
    for (let i = 0; i < 150; i++) {
      const hot = hotRows[i];
      const row = { id: hot ?? model.id(), values: freshValues(scenario, scenario.old, model.token()), x: i };
      await seeding.say(seeding.speech.insert?.(row));
      if (hot === undefined) model.insert('old', row.id, row.x, row.values);
    }
  }

  async through(steps: readonly ProofStep[]): Promise<void> {
    const now = steps.filter((step) => step.release === 'this');
    await this.stage('before the release', ['old']);
    for (const step of now) await this.step(step, ['old']);
    await this.join('new');
    await this.verify(['old', 'new']);
    await this.stage('both servers', ['old', 'new']);
    await this.verify(['old', 'new']);
    await this.stage('rolled back', ['old']);
    await this.verify(['old', 'new']);
    await this.stage('both servers again', ['old', 'new'], async () => {
      // As notes of plans say: run the backfill again. That must be harmless at any time.
      for (const step of now.filter(fills)) await this.migrate(step.up, step.transaction);
    });
    await this.verify(['old', 'new']);
    if (this.options.ending === 'down') return this.back(now);
    await this.stage('the new server alone', ['new']);
    await this.verify(['old', 'new']);
    await this.on(
      steps.filter((step) => step.release === 'next'),
      steps.filter((step) => step.release === 'after-next'),
    );
  }

  /** The release is taken back for good. */
  private async back(steps: readonly ProofStep[]): Promise<void> {
    await this.stage('rolled back for good', ['old']);
    if (this.scenario.beforeDown) {
      await this.migrate([this.scenario.beforeDown], true);
      this.model.fill();
    }
    for (const step of [...steps].reverse()) {
      await this.stage(`taking back: ${step.title}`, ['old'], () => this.migrate(step.down, step.transaction));
    }
    await this.stage('as before the release', ['old']);
    await this.verify(['old']);
  }

  /** The releases after it. */
  private async on(next: readonly ProofStep[], afterNext: readonly ProofStep[]): Promise<void> {
    const { beforeContract, newest } = this.scenario;
    this.model.contracting = true;
    if (beforeContract) await this.migrate([beforeContract], true);
    // What could not be taken back would be in the way of an undo.
    this.refusals.state = this.options.ending === 'undo' ? 'unasked' : 'may';
    for (const step of next) await this.step(step, ['new']);
    if (afterNext.length === 0 && this.options.ending === 'contract') this.refusals.state = 'never';
    if ((afterNext.length > 0 || newest) && this.options.ending !== 'undo') {
      await this.join('newest');
      await this.verify(['new', 'newest']);
      await this.stage('the new server and the one after it', ['new', 'newest']);
      await this.verify(['new', 'newest']);
      for (const step of afterNext) await this.step(step, ['newest']);
      this.refusals.state = 'never';
    }
    if (this.options.ending === 'undo') return this.undo(next);
    const last = this.readers.newest ? 'newest' : 'new';
    await this.stage('after the contract step', [last]);
    await this.verify([last]);
  }

  /** The next release is taken back; the new server goes on. */
  private async undo(steps: readonly ProofStep[]): Promise<void> {
    await this.stage('after the contract step', ['new']);
    await this.verify(['new']);
    this.model.undone = true;
    for (const step of [...steps].reverse()) {
      await this.stage(`undoing: ${step.title}`, ['new'], () => this.migrate(step.down, step.transaction));
    }
    await this.stage('the next release undone', ['new']);
    await this.verify(['new']);
  }

  async end(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.end().catch(() => {})));
    await this.host.drop(this.database);
  }

  private step(step: ProofStep, sides: readonly SideName[]): Promise<void> {
    return this.stage(step.title, sides, () => this.migrate(step.up, step.transaction));
  }

  /** The servers named work for as long as the stage or its migration takes. */
  private async stage(at: string, sides: readonly SideName[], meanwhile?: () => Promise<void>): Promise<void> {
    this.at = at;
    const known = this.model.complaints.length;
    let over = false;
    const working = sides.flatMap((side) =>
      this.clients[side].map((client) =>
        client.work(
          () => over,
          () => this.quiet,
        ),
      ),
    );
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

  /** With nobody writing, every row must read right by each server, and the hot rows must read alike by both. */
  private async verify(sides: readonly SideName[]): Promise<void> {
    this.at = `looking after: ${this.at}`;
    const { model } = this;
    const found = await Promise.all(
      sides
        .filter((side) => this.readers[side]?.side.table !== null)
        .map(async (side) => ({ side, rows: await (this.readers[side] as ServerSession).read() })),
    );
    for (const { side, rows } of found) {
      const ids = new Set([...rows.keys(), ...model.rows.keys()]);
      for (const id of ids) if (!isHot(id)) model.compare(side, `${this.at}, the ${side} server`, id, rows.get(id));
    }
    const [first, second] = found;
    if (!first || !second) return;
    for (const id of hotRows) {
      const [a, b] = [first.rows.get(id), second.rows.get(id)];
      if (!a || !b) {
        model.complain(`${this.at}: hot row ${id} is lost`);
        continue;
      }
      const alike =
        first.side === 'old'
          ? model.consistent(a.values, b.values)
          : a.values.length !== b.values.length || a.values.every((value, i) => value === b.values[i]);
      if (a.x !== b.x || !alike)
        model.complain(`${this.at}: hot row ${id} reads as ${JSON.stringify(a)} and as ${JSON.stringify(b)}`);
    }
  }

  private async migrate(statements: readonly string[], transaction: boolean): Promise<void> {
    const { host, admin } = this;
    this.migrationRetries += await migrate(admin as Connection, host.on, statements, transaction, async (work) => {
      let goOn = (): void => {};
      this.quiet = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      this.quietMoments++;
      try {
        await work();
      } finally {
        this.quiet = undefined;
        goOn();
      }
    });
  }

  private async join(name: SideName): Promise<void> {
    const { scenario, options } = this;
    const side = name === 'newest' ? (scenario.newest ?? scenario.new) : scenario[name];
    const speech = spoken(side, scenario.on);
    const session = async (habits: Habits): Promise<ServerSession> => {
      const made = new ServerSession(name, side, speech, await this.connect(), habits);
      await made.greet();
      return made;
    };
    this.readers[name] = await session({ prepares: false });
    for (let i = 0; i < connectionsPerServer; i++) {
      // Who keeps a snapshot from before a column was added and filled again in one transaction reads NULL in it: no way back can help that.
      const isolation = options.ending === 'undo' ? undefined : isolations[this.host.on][(options.seed + i) % 6];
      const habits: Habits = {
        prepares: i % 2 === 0,
        preparesAnew: scenario.prepareAnew ?? false,
        ...(isolation && { isolation }),
      };
      const seed = options.seed * 1000 + { old: 0, new: 100, newest: 200 }[name] + i;
      this.clients[name].push(
        new Client(`${name} ${i}`, await session(habits), scenario, this.model, this.counts, this.refusals, seed),
      );
    }
  }

  private async connect(): Promise<Connection> {
    const connection = await this.host.connect(this.database);
    this.connections.push(connection);
    return connection;
  }
}

/** Most sessions keep what the server gives; some runs have one of another level on each side, by their seed. */
const isolations: Record<Host['on'], readonly (string | undefined)[]> = {
  postgresql: ['REPEATABLE READ', undefined, undefined, 'SERIALIZABLE', undefined, undefined].map(
    (level) => level && `SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL ${level}`,
  ),
  mysql: ['READ COMMITTED', undefined, undefined, 'SERIALIZABLE', undefined, undefined].map(
    (level) => level && `SET SESSION TRANSACTION ISOLATION LEVEL ${level}`,
  ),
};

/** Whether a step only fills rows; indexes are backfill as well. */
const fills = ({ phase, up }: ProofStep): boolean =>
  phase === 'backfill' &&
  up.length > 0 &&
  up.every((sql) => /^(DO|UPDATE|INSERT|WITH|DROP PROCEDURE)\b/.test(sql) && /\b(UPDATE|INSERT)\b/.test(sql));

const isHot = (id: number): boolean => (hotRows as readonly number[]).includes(id);
