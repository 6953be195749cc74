import type { Contract } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Question, ReleaseChange, ReleaseContext, RuleContext } from '../rules/rule.ts';
import { type Catalog, displayName } from '../schema/catalog.ts';
import { type Name, showName } from '../schema/names.ts';
import type { Dialect, Facts } from '../sql/dialect.ts';
import { kept, once } from './once.ts';
import type { StepInRelease } from './release-changes.ts';
import type { SituationOf } from './situations.ts';

/** What is the same for every change of a release, and answers to questions about it. */
export interface SharedContext extends ReleaseContext {
  answers(question: Question<unknown>): ReadonlyMap<number, unknown>;
}

export function sharedContext(
  database: Database,
  state: ProjectState,
  release: readonly ReleaseChange[],
): SharedContext {
  const { dialect, engine, base, target, previous } = database;
  const shared: SharedContext = {
    dialect,
    version: engine.version,
    engine,
    base,
    target,
    release,
    previous,
    next: once(() => database.next()),
    hints: tableHints(state, database),
    answers: kept((question: Question<unknown>) => question.collect(shared)),
  };
  return shared;
}

/** What a rule is given to judge one change of the release for one group of servers. A class, for there are many of them. */
export class GivenContext implements RuleContext {
  private contracts: readonly Contract[] | undefined;

  constructor(
    readonly shared: SharedContext,
    readonly position: number,
    private readonly group: SituationOf,
    readonly place: StepInRelease,
  ) {}

  get dialect(): RuleContext['dialect'] {
    return this.shared.dialect;
  }
  get version(): number {
    return this.shared.version;
  }
  get engine(): RuleContext['engine'] {
    return this.shared.engine;
  }
  get base(): Catalog {
    return this.shared.base;
  }
  get target(): Catalog {
    return this.shared.target;
  }
  get release(): readonly ReleaseChange[] {
    return this.shared.release;
  }
  get previous(): readonly Contract[] {
    return this.shared.previous;
  }
  get before(): Catalog {
    return this.place.before;
  }
  get after(): Catalog {
    return this.place.after;
  }
  get text(): string {
    return this.place.text;
  }
  get phase(): RuleContext['phase'] {
    return this.place.phase;
  }
  get facts(): Facts {
    return this.place.together;
  }
  get stage(): RuleContext['stage'] {
    return this.group.situation.stage;
  }
  get servers(): readonly Contract[] {
    this.contracts ??= this.group.servers();
    return this.contracts;
  }
  next(): Contract | undefined {
    return this.shared.next();
  }
  hints(table: Name): ReturnType<RuleContext['hints']> {
    return this.shared.hints(table);
  }
  name(table: Parameters<RuleContext['name']>[0]): string {
    return nameIn(this.before, table, this.dialect);
  }
  asked<T>(question: Question<T>, key = this.position): T | undefined {
    return this.shared.answers(question as Question<unknown>).get(key) as T | undefined;
  }
}

/** The name of a table as people say it where a catalog holds. */
export const nameIn = (
  catalog: Catalog,
  table: { readonly schema: string; readonly name: string } | Name,
  { defaultSchema }: Dialect,
): string =>
  'id' in table && table.schema !== undefined
    ? displayName(catalog, table as { schema: string; name: string })
    : showName(table.schema === defaultSchema ? { name: table.name } : table);

/** What the manifest says about the tables of a database. */
function tableHints(state: ProjectState, database: Database): RuleContext['hints'] {
  const manifest = state.manifest?.manifest;
  const tables = (database.name ? manifest?.databases?.[database.name] : manifest?.database)?.tables ?? {};
  return ({ name, schema }) => {
    const hint = (schema && tables[`${schema}.${name}`]) || tables[name];
    if (!hint) return {};
    const rows = hint.rows === undefined ? undefined : readRows(hint.rows);
    return { ...(rows === undefined ? {} : { rows }), ...(hint.traffic ? { traffic: hint.traffic } : {}) };
  };
}

const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, b: 1e9 };

/** `40M` → 40,000,000. */
export function readRows(rows: string | number): number | undefined {
  if (typeof rows === 'number') return rows;
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([kmgb]?)$/i.exec(rows.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * (unit ? (units[unit.toLowerCase()] ?? 1) : 1);
}
