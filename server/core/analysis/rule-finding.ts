import type { Step } from '../project/replay.ts';
import { recipeById } from '../recipes/index.ts';
import type { Situation } from '../release/stages.ts';
import type { Report, Rule, RuleContext, Severity } from '../rules/rule.ts';
import { noFacts } from '../sql/dialect.ts';
import { type Span, shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import type { CheckSettings } from './check.ts';
import type { Finding, Fix } from './finding.ts';

/** What a rule reports of a change in a situation; undefined where it is not worth a word. */
export function ruleFinding(
  rule: Rule,
  report: Report,
  step: Step,
  context: RuleContext,
  situation: Situation,
  settings: CheckSettings,
): Finding | undefined {
  // The new server's code is being written now: only what it surely uses is worth a word.
  if (situation.servers === 'next' && report.answer?.verdict !== 'used') return undefined;
  return new RuleFinding(rule, report, step, context, situation, settings);
}

interface Origin {
  readonly rule: Rule;
  readonly report: Report;
  readonly step: Step;
  readonly context: RuleContext;
}

/**
 * A class, for there are thousands of them at every key, and with getters of its own each would take four times the room. They
 * belong to the object nevertheless, so that a copy has what they give.
 */
class RuleFinding implements Finding {
  declare readonly rule: string;
  declare readonly category: Finding['category'];
  declare readonly severity: Severity;
  declare readonly stage: Finding['stage'];
  declare readonly servers: readonly string[];
  declare readonly message: string;
  declare readonly advice: string;
  declare readonly file: string;
  declare readonly span: Span;
  declare readonly object: string | null;
  declare readonly verdict: Finding['verdict'];
  declare readonly evidence: Finding['evidence'];
  declare readonly facts: Finding['facts'];
  declare readonly fixes: readonly Fix[];
  declare readonly suppressed: null;
  readonly #origin: Origin;
  #fixes: readonly Fix[] | undefined;

  constructor(
    rule: Rule,
    report: Report,
    step: Step,
    context: RuleContext,
    situation: Situation,
    settings: CheckSettings,
  ) {
    const verdict = report.answer?.verdict ?? null;
    const isCompatibility = rule.category === 'compatibility';
    const noWayBack = situation.effect === 'no-way-back' && isCompatibility;
    // Hints about tables grade what nobody has set.
    const set = settings.rules?.[rule.id] as Severity | undefined;
    let severity: Severity = set ?? report.severity ?? rule.severity;
    if (verdict === 'unused') severity = 'information';
    else if ((verdict === 'unknown' || noWayBack) && severity === 'error') severity = 'warning';
    const servers = report.servers ?? (isCompatibility ? context.servers.map((s) => s.server.version) : []);
    const oneWay = noWayBack && verdict !== 'unused' && servers.length > 0;
    const wayBack = oneWay ? `. After this you can't go back to ${list(servers)}` : '';
    this.rule = rule.id;
    this.category = noWayBack ? 'rollback' : rule.category;
    this.severity = severity;
    this.stage = report.stage !== undefined ? report.stage : isCompatibility ? situation.stage : null;
    this.servers = servers;
    this.message = report.message + wayBack;
    this.advice = report.advice ?? rule.instead;
    this.file = step.migration.file.path;
    this.span = shift(report.at ?? step.change.at, step.statement.span.start);
    this.object = report.object;
    this.verdict = verdict;
    this.evidence = report.answer?.evidence ?? [];
    this.#origin = { rule, report, step, context };
    Object.defineProperty(this, 'facts', RuleFinding.#factsOf);
    Object.defineProperty(this, 'fixes', RuleFinding.#fixesOf);
    this.suppressed = null;
  }

  // Worked out when a report asks: an editor's diagnostics don't.
  static readonly #factsOf = {
    enumerable: true,
    get(this: RuleFinding): Finding['facts'] {
      const { facts } = this.#origin.context;
      return facts === noFacts ? null : facts;
    },
  };

  static readonly #fixesOf = {
    enumerable: true,
    get(this: RuleFinding): readonly Fix[] {
      this.#fixes ??= this.verdict === 'unused' ? [] : fixesOf(this.#origin);
      return this.#fixes;
    },
  };
}

function fixesOf({ rule, report, step }: Origin): readonly Fix[] {
  const fixes: Fix[] = [];
  const id = typeof report.recipe === 'string' ? report.recipe : report.recipe === false ? undefined : rule.recipe;
  const recipe = id === undefined ? undefined : recipeById(id);
  if (recipe?.on.includes(step.change.kind)) {
    const statement = step.statement.span.start;
    const change = step.statement.read.changes.indexOf(step.change);
    fixes.push({ kind: 'split', title: recipe.title, recipe: recipe.id, statement, change });
  }
  const start = step.statement.span.start;
  const rewrites = typeof report.rewrites === 'function' ? report.rewrites() : report.rewrites;
  for (const { title, edits, always } of rewrites ?? []) {
    fixes.push({
      kind: 'edit',
      title,
      edits: edits.map(({ span, text }) => ({ span: shift(span, start), text })),
      ...(always ? { always } : {}),
    });
  }
  return fixes;
}
