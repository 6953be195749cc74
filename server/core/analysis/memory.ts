import type { Database, ProjectState } from '../project/project.ts';
import type { Report, Rewrite, Rule, RuleContext } from '../rules/rule.ts';
import type { Change } from '../schema/change.ts';
import { KnownFacts } from './known-facts.ts';
import {
  allStillSo,
  Comparison,
  type Different,
  type Read,
  type ReadTogether,
  stillSo,
  together,
  WatchedContext,
} from './reads.ts';
import { type StepInRelease, sameEntry } from './release-changes.ts';

/**
 * What the rules said at the last check, for the next one: after an edit only those are asked again that looked at something
 * which is another now. An editor keeps one for each project; without one, everything is asked anew. Nothing is held that
 * the last check did not use.
 */
export class CheckMemory {
  private readonly databases = new Map<string, DatabaseMemory>();

  /** What is remembered of a database. What is the same for all its changes is compared once, here. */
  of(database: Database, state: ProjectState): DatabaseMemory {
    const key = `${database.name}\0${database.folder}`;
    const { base, dialect, engine, previous } = database;
    const about = [state.manifest, base, dialect, JSON.stringify(engine), ...previous];
    const known = this.databases.get(key);
    if (known?.holds(about)) return known;
    const made = new DatabaseMemory(about);
    this.databases.set(key, made);
    return made;
  }
}

export class DatabaseMemory {
  private readonly changes = new Map<Change, Remembered>();
  private comparison = new Comparison();
  private entries: readonly StepInRelease[] = [];
  private readonly asked = new Map<string, readonly Rule[]>();

  constructor(private readonly about: readonly unknown[]) {}

  holds(about: readonly unknown[]): boolean {
    return about.length === this.about.length && about.every((each, index) => each === this.about[index]);
  }

  /** Begins a check: what was not used in the last one is forgotten. */
  begin(): void {
    this.comparison = new Comparison();
    this.changes.forEach((known, change) => {
      if (known.used === 0) this.changes.delete(change);
      known.memories.length = known.used;
      known.used = 0;
    });
  }

  /** The release of the last time where it says the same, so that it is known again. */
  release(entries: readonly StepInRelease[]): readonly StepInRelease[] {
    const { entries: old } = this;
    const same =
      entries.length === old.length && entries.every((e, index) => sameEntry(e, old[index] as StepInRelease));
    if (!same) this.entries = entries;
    return this.entries;
  }

  /** The same list as the last time where it names the same rules, so that one look tells. `of`: what they are asked about. */
  rules(of: string, rules: readonly Rule[]): readonly Rule[] {
    const known = this.asked.get(of);
    if (known?.length === rules.length && known.every((rule, index) => rule === rules[index])) return known;
    this.asked.set(of, rules);
    return rules;
  }

  /** What is remembered of the next change. */
  change(change: Change): ChangeMemory {
    const known = this.changes.get(change) ?? { memories: [], used: 0 };
    if (known.memories.length === 0) this.changes.set(change, known);
    const memory = known.memories[known.used] ?? new ChangeMemory();
    known.memories[known.used++] = memory;
    memory.begin(this.comparison);
    return memory;
  }
}

/** The same statement may stand in a release several times: each has its own. */
interface Remembered {
  readonly memories: ChangeMemory[];
  /** How many of them the check that runs has used so far. */
  used: number;
}

/** What a rule said of a change, and what it looked at for that. */
interface Said {
  readonly reads: readonly Read[];
  readonly reports: readonly Report[];
}

/** All that was said of a change in one situation. */
interface Told {
  readonly rules: readonly Rule[];
  readonly by: ReadonlyMap<Rule, Said>;
  /** Of all rules together; made when it is wanted. */
  reads: ReadTogether | undefined;
  readonly loud: readonly (readonly [Rule, readonly Report[]])[];
  /** Some of them have edits that are worked out when they are wanted. */
  readonly lazy: boolean;
  /** In this check. */
  used: boolean;
}

/** What rules are given of a change, the same in every situation. */
type Given = Pick<RuleContext, 'before' | 'after' | 'target' | 'release' | 'position'> & { readonly server: unknown };

type Ask = (rule: Rule, change: Change, context: RuleContext) => readonly Report[];

/** What was worked out about one change. It lives as long as the change: see `DatabaseMemory`. */
export class ChangeMemory {
  readonly facts = new KnownFacts();
  private comparison: Comparison | undefined;
  /** By situation. */
  private readonly told = new Map<string, Told>();
  /** In this check, and in the one before. */
  private given: Given | undefined;
  private last: Given | undefined;
  private different: Different | undefined;

  begin(comparison: Comparison): void {
    this.comparison = comparison;
    this.told.forEach((each, situation) => {
      if (!each.used) this.told.delete(situation);
      each.used = false;
    });
    this.last = this.given;
    this.given = undefined;
    this.different = undefined;
    this.facts.begin(comparison);
  }

  /** What rules report of the change in a situation; those that have nothing to say are left out. */
  reports(situation: string, rules: readonly Rule[], change: Change, context: RuleContext, ask: Ask): Told['loud'] {
    this.given ??= givenIn(context);
    const { last, given } = this;
    if (last) this.different ??= this.comparison?.of(last, given);
    const { different } = this;
    const old = this.told.get(situation);
    const same = old && last && different && holds(old, rules, last, given, context, different);
    const told = same ? old : tell(old, rules, change, context, different, ask);
    if (told !== old) this.told.set(situation, told);
    told.used = true;
    if (!told.lazy) return told.loud;
    return told.loud.map(([rule, reports]) => [rule, recalled(reports, context, (again) => ask(rule, change, again))]);
  }
}

function givenIn(context: RuleContext): Given {
  const { before, after, target, release, position } = context;
  return { before, after, target, release, position, server: context.next() };
}

/** Whether nothing that anybody looked at is another now. */
function holds(
  old: Told,
  rules: readonly Rule[],
  last: Given,
  now: Given,
  context: RuleContext,
  different: Different,
): boolean {
  if (rules !== old.rules) return false;
  const { before, after, target } = different;
  const sameCatalogs = before.size === 0 && after.size === 0 && target.size === 0;
  const sameRelease = last.release === now.release && last.position === now.position && last.server === now.server;
  if (sameCatalogs && sameRelease) return true;
  old.reads ??= together([...old.by.values()].map(({ reads }) => reads));
  return allStillSo(old.reads, context, different);
}

function tell(
  old: Told | undefined,
  rules: readonly Rule[],
  change: Change,
  context: RuleContext,
  different: Different | undefined,
  ask: Ask,
): Told {
  const by = new Map<Rule, Said>();
  for (const rule of rules) {
    const known = old?.by.get(rule);
    if (known && different && stillSo(known.reads, context, different)) by.set(rule, known);
    else {
      const watched = new WatchedContext(context);
      const reports = toKeep(ask(rule, change, watched));
      by.set(rule, { reads: watched.reads.noted, reports });
    }
  }
  const loud = [...by].flatMap(([rule, { reports }]) => (reports.length > 0 ? [[rule, reports] as const] : []));
  const lazy = loud.some(([, reports]) => reports.some(isLazy));
  return { rules, by, reads: undefined, loud, lazy, used: true };
}

/** Edits that are worked out when they are wanted would hold on to all they are made from: they are left out. */
const toKeep = (reports: readonly Report[]): readonly Report[] =>
  reports.some(isLazy) ? reports.map((report) => (isLazy(report) ? { ...report, rewrites: later } : report)) : reports;

const isLazy = ({ rewrites }: Report): boolean => typeof rewrites === 'function';
const later = (): readonly Rewrite[] => [];

/** Reports that were kept, as the rule would give them now: edits are worked out anew when somebody wants them. */
function recalled(
  reports: readonly Report[],
  context: RuleContext,
  ask: (context: RuleContext) => readonly Report[],
): readonly Report[] {
  if (!reports.some(isLazy)) return reports;
  return reports.map((report, index) => {
    if (!isLazy(report)) return report;
    const rewrites = (): readonly Rewrite[] => {
      const made = ask(context)[index]?.rewrites ?? [];
      return typeof made === 'function' ? made() : made;
    };
    return { ...report, rewrites };
  });
}
