import { ANY, agrees, asValues, type Scenario, type Side, storedAs, type Value, type Values } from './scenario.ts';

/** `newest` reads and writes what `new` does. */
export type SideName = 'old' | 'new' | 'newest';
type Kept = 'old' | 'new';

/** What a row must hold: what each side reads of the columns at stake, and a column that no recipe touches. */
export interface Row {
  old: Values;
  new: Values;
  x: number;
}

export interface FoundRow {
  readonly x: number;
  readonly values: Values;
}

/** Every row that was written, as the servers must see it. A row is written by one client at a time, so that this can be told. */
export class RowModel {
  readonly rows = new Map<number, Row>();
  readonly complaints: string[] = [];
  /** The contract steps have begun. */
  contracting = false;
  /** The contract steps were taken back: what had become of values may have been taken back too. */
  undone = false;
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

  /** A server inserted the row, with its values or (`null`) without naming them. */
  insert(side: SideName, id: number, x: number, given: Values | null): void {
    const { scenario } = this;
    const [mine, other] = kept(side);
    const knows = this.side(side).columns.length > 0;
    const { omitted = null } = this.side(side);
    const written = knows
      ? storedAs(scenario, this.side(side), given ?? asValues(omitted, this.side(side)))
      : unnamed(scenario, mine);
    const theirs = knows ? this.across(mine, written) : unnamed(scenario, other);
    const row = { old: theirs, new: theirs, x };
    row[mine] = written;
    this.rows.set(id, row);
  }

  /** A server wrote its values: the other side is rewritten only when it does not agree with them. */
  write(side: SideName, row: Row, values: Values): void {
    const [mine, other] = kept(side);
    if (this.side(side).columns.length === 0) return;
    const written = storedAs(this.scenario, this.side(side), values);
    row[mine] = written;
    if (!same(this.across(other, row[other]), written)) row[other] = this.across(mine, written);
  }

  /** The values that a server may have: of its side. */
  of(side: SideName, row: Row): Values {
    return row[kept(side)[0]];
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
  compare(side: SideName, who: string, id: number, found: FoundRow | undefined): void {
    const expected = this.rows.get(id);
    this.compared++;
    if (!expected || !found) {
      if (expected || found) this.complain(`${who}: row ${id} ${expected ? 'is lost' : 'should be gone'}`);
      return;
    }
    if (expected.x !== found.x) this.complain(`${who}: row ${id} has x = ${found.x} in place of ${expected.x}`);
    const [mine] = kept(side);
    if (found.values.length === 0) return;
    const values = expected[mine];
    const right = (value: Value, i: number): boolean =>
      agrees(this.scenario, values[i] ?? null, value, this.contracting) ||
      (this.undone && agrees(this.scenario, value, values[i] ?? null, true));
    if (found.values.every(right)) {
      expected[mine] = values.map((value, i) => (value === null ? null : (found.values[i] ?? null)));
    } else this.complain(`${who}: row ${id} reads as ${show(found.values)} in place of ${show(values)}`);
  }

  /** Whether what two servers read of a row that everybody writes may stand side by side. */
  consistent(old: Values, values: Values): boolean {
    if (this.scenario.old.columns.length === 0 || this.scenario.new.columns.length === 0) return true;
    return same(this.across('old', old), values) || same(this.across('new', values), old);
  }

  /** Every NULL got a value that can't be foreseen. */
  fill(): void {
    for (const row of this.rows.values()) {
      row.old = row.old.map((value) => value ?? ANY);
      row.new = row.new.map((value) => value ?? ANY);
    }
  }

  private side(side: SideName): Side {
    return (side === 'newest' ? this.scenario.newest : undefined) ?? this.scenario[kept(side)[0]];
  }

  /** What the other side reads where `from` has these values and nothing richer is there. */
  private across(from: Kept, values: Values): Values {
    const { scenario } = this;
    if (scenario[from].columns.length === 0) return unnamed(scenario, kept(from)[1]);
    if (scenario[kept(from)[1]].columns.length === 0) return [];
    return (from === 'old' ? scenario.forward : scenario.backward)?.(values) ?? values;
  }
}

const kept = (side: SideName): readonly [Kept, Kept] => (side === 'old' ? ['old', 'new'] : ['new', 'old']);

/** What is there when a server that does not know the columns inserts a row. */
const unnamed = (scenario: Scenario, side: Kept): Values =>
  scenario[side].columns.length === 0 ? [] : asValues(scenario.unknowing ?? null, scenario[side]);

const same = (a: Values, b: Values): boolean =>
  a.length === b.length &&
  a.every((value, i) => value === b[i] || (value === ANY && b[i] !== null) || (b[i] === ANY && value !== null));

const show = (values: Values): string => {
  const each = values.map((value: Value) => (value === null ? 'NULL' : `'${value}'`));
  return each.length === 1 ? (each[0] ?? '') : `(${each.join(', ')})`;
};
