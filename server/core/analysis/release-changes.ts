import type { Database } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Statement } from '../project/statements.ts';
import type { ReleaseChange } from '../rules/rule.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Dialect, Facts } from '../sql/dialect.ts';
import type { KnownFacts } from './known-facts.ts';

/** A change of the release as rules see it. What few ask for is made when somebody does. */
export class StepInRelease implements ReleaseChange {
  private aloneKnown: Facts | undefined;
  private togetherKnown: Facts | undefined;

  constructor(
    private readonly step: Step,
    readonly file: number,
    readonly statement: number,
    readonly phase: ReleaseChange['phase'],
    private readonly dialect: Dialect,
    private readonly version: number,
    /** Of the checks before. Not more of them, or what is kept would hold on to all that ever was. */
    private readonly remembered: KnownFacts | undefined,
  ) {}

  get change(): Step['change'] {
    return this.step.change;
  }

  get before(): Step['before'] {
    return this.step.before;
  }

  get after(): Step['after'] {
    return this.step.after;
  }

  get transaction(): number {
    return this.step.transaction;
  }

  get wrapped(): ReleaseChange['wrapped'] {
    const { transaction, implicit } = this.step.migration;
    return transaction ? (implicit ? 'message' : 'transaction') : null;
  }

  get shared(): boolean {
    return this.step.migration.shared;
  }

  get text(): string {
    return textOf(this.step);
  }

  get facts(): Facts {
    this.aloneKnown ??= this.tell('alone');
    return this.aloneKnown;
  }

  /** What the change does as part of its statement. */
  get together(): Facts {
    this.togetherKnown ??= this.tell('together');
    return this.togetherKnown;
  }

  private tell(how: 'alone' | 'together'): Facts {
    const { change, before, statement } = this.step;
    const mates = how === 'together' ? statement.read.changes : undefined;
    const tell = (catalog: Catalog): Facts => this.dialect.facts(change, catalog, this.version, mates);
    return this.remembered ? this.remembered.of(how, before, tell) : tell(before);
  }
}

/** The statement as written. */
export const textOf = ({ migration, statement }: Step): string =>
  migration.text.slice(statement.span.start, statement.span.end);

/** All steps of the release in order, and how each stands in it. */
export function stepsOfRelease(
  database: Database,
  remembered: (change: Change) => KnownFacts | undefined,
): { readonly steps: readonly Step[]; readonly entries: readonly StepInRelease[] } {
  const { dialect, engine } = database;
  const steps: Step[] = [];
  const entries: StepInRelease[] = [];
  for (let file = database.firstNew; file < database.replayed.length; file++) {
    let number = -1;
    let at: Statement | undefined;
    for (const step of database.steps(file)) {
      const { migration, statement } = step;
      if (statement !== at) number = migration.statements.indexOf(statement, number + 1);
      at = statement;
      steps.push(step);
      entries.push(
        new StepInRelease(
          step,
          file,
          number,
          database.phase(migration),
          dialect,
          engine.version,
          remembered(step.change),
        ),
      );
    }
  }
  return { steps, entries };
}

/** Whether two changes are the same at the same place of the same release, as far as anybody can tell. */
export const sameEntry = (a: ReleaseChange, b: ReleaseChange): boolean =>
  a.change === b.change &&
  a.before === b.before &&
  a.after === b.after &&
  a.file === b.file &&
  a.statement === b.statement &&
  a.transaction === b.transaction &&
  a.wrapped === b.wrapped &&
  a.shared === b.shared &&
  a.phase === b.phase &&
  a.text === b.text;
