import { agrees, type Scenario, type Value } from './scenario.ts';

/** What a row must hold: the column at stake, and another one that no recipe touches. */
export interface Row {
  value: Value;
  x: number;
}

/** Every row that was written, as the servers must see it. A row is written by one client at a time, so that this can be told. */
export class RowModel {
  readonly rows = new Map<number, Row>();
  readonly complaints: string[] = [];
  /** Values compared so far. */
  compared = 0;
  private readonly queues = new Map<number, Promise<void>>();
  private nextId = 100;
  private nextToken = 0;

  constructor(private readonly scenario: Scenario) {}

  id(): number {
    return this.nextId++;
  }

  token(): number {
    return ++this.nextToken;
  }

  /** Runs while nobody else writes these rows. */
  async alone<T>(ids: readonly number[], work: () => Promise<T>): Promise<T> {
    const sorted = [...new Set(ids)].sort((a, b) => a - b);
    const releases: (() => void)[] = [];
    for (const id of sorted) {
      const before = this.queues.get(id);
      let release = (): void => {};
      this.queues.set(
        id,
        new Promise<void>((resolve) => {
          release = resolve;
        }),
      );
      releases.push(release);
      await before;
    }
    try {
      return await work();
    } finally {
      for (const release of releases) release();
    }
  }

  complain(message: string): void {
    this.complaints.push(message);
  }

  /** Compares what a server read of a row with what it must be; a value that could not be foreseen must stay from now on. */
  compare(who: string, id: number, found: { readonly value?: Value; readonly x: number } | undefined): void {
    const expected = this.rows.get(id);
    this.compared++;
    if (!expected || !found) {
      if (expected || found) this.complain(`${who}: row ${id} ${expected ? 'is lost' : 'should be gone'}`);
      return;
    }
    if (expected.x !== found.x) this.complain(`${who}: row ${id} has x = ${found.x} in place of ${expected.x}`);
    if (found.value === undefined) return;
    if (agrees(this.scenario, expected.value, found.value)) {
      if (expected.value !== null) expected.value = found.value;
    } else this.complain(`${who}: row ${id} reads as ${show(found.value)} in place of ${show(expected.value)}`);
  }
}

const show = (value: Value): string => (value === null ? 'NULL' : `'${value}'`);
