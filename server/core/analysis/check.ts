import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import { recipeById } from '../recipes/index.ts';
import type { Phase, Situation } from '../release/stages.ts';
import { rulesFor } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { ReleaseChange, Report, Rule, RuleContext, Severity } from '../rules/rule.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change, ChangeKind } from '../schema/change.ts';
import { type Facts, noFacts } from '../sql/dialect.ts';
import { type Span, shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import { withBrokenQueries } from './broken-queries.ts';
import { deployedTooEarly } from './code-first.ts';
import { GivenContext, sharedContext } from './context.ts';
import { type CheckStatistics, type Finding, type Fix, orderFindings, severityRank } from './finding.ts';
import { historyFindings } from './history-findings.ts';
import { liveModels } from './live-models.ts';
import type { ChangeMemory, CheckMemory } from './memory.ts';
import { kept, once } from './once.ts';
import { refusedStatements } from './refused.ts';
import { stepsOfRelease } from './release-changes.ts';
import { usesOfRemoved } from './removed-uses.ts';
import { situationsOf } from './situations.ts';
import { runs, suppress } from './suppress.ts';
import { waitingFindings } from './waiting-steps.ts';

/** What editor and command line may set; the same for both. */
export interface CheckSettings {
  /** Severity by rule id; `off` silences one. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly statistics: CheckStatistics;
}

/**
 * Checks a project: every migration of the release against every server that must keep working, and everything that could
 * not be read. The editor and the command line both call this, with the same settings. `memory`: of the check before, to be quicker.
 */
export function check(state: ProjectState, settings: CheckSettings = {}, memory?: CheckMemory): CheckResult {
  const findings: Finding[] = [];
  let statements = 0;
  let opaque = 0;
  let migrations = 0;
  let release = 0;
  for (const database of state.databases) {
    for (const finding of checkDatabase(database, state, settings, memory)) findings.push(finding);
    for (const finding of historyFindings(database)) findings.push(finding);
    for (const finding of usesOfRemoved(database)) findings.push(finding);
    for (const finding of waitingFindings(state, database)) findings.push(finding);
    const count = (migration: Migration): void => {
      statements += migration.statements.length;
      opaque += migration.opaque;
      migrations++;
    };
    for (const { migration } of database.replayed) count(migration);
    for (const migration of database.others) count(migration);
    release += database.replayed.length - database.firstNew;
  }
  findings.push(...liveModels(state.scripts));
  findings.push(...manifestFindings(state));
  const files = migrations + (state.manifest ? 1 : 0);
  return {
    findings: orderFindings(suppress(findings, state, settings).map((finding) => graded(finding, settings))),
    statistics: { files, statements, opaque, migrations, release },
  };
}

function checkDatabase(
  database: Database,
  state: ProjectState,
  settings: CheckSettings,
  memory: CheckMemory | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const remembered = memory?.of(database, state);
  remembered?.begin();
  const memories: ChangeMemory[] = [];
  const { version } = database.engine;
  const { steps, entries } = stepsOfRelease(database, (change) => {
    const known = remembered?.change(change);
    if (known) memories.push(known);
    return known?.facts;
  });
  const release = remembered?.release(entries) ?? entries;
  const ofKind = kept((kind: ChangeKind) =>
    rulesFor(kind).filter(
      (rule) => runs(rule.id, settings) && (!rule.dialects || rule.dialects.includes(database.dialect.id)),
    ),
  );
  // Who is asked about a kind of change in a phase, situation by situation.
  const askedOf = kept((kind: ChangeKind) =>
    kept((phase: Phase) =>
      situationsOf(database, phase, state).flatMap((group, index) => {
        const { servers } = group.situation;
        const rules = servers === 'previous' ? ofKind(kind) : ofKind(kind).filter((rule) => asksNext(rule, phase));
        return rules.length === 0 ? [] : [{ key: `${phase} ${index}`, group, rules }];
      }),
    ),
  );
  const shared = sharedContext(database, state, release);
  // Every key comes through here for each change of the release: what few of them need is made when they do.
  for (const [position, step] of steps.entries()) {
    const { change, before, statement } = step;
    if (change.kind === 'opaque') findings.push(notUnderstood(step.migration, step));
    const { phase } = release[position] as ReleaseChange;
    const asked = askedOf(change.kind)(phase);
    if (asked.length === 0) continue;
    const known = memories[position];
    const tell = (catalog: Catalog): Facts => database.dialect.facts(change, catalog, version, statement.read.changes);
    const facts = once(() => (known ? known.facts.of('together', before, tell) : tell(before)));
    const ask = (rule: Rule, given: RuleContext) => reportsOf(rule, change, given);
    const merged = new Map<string, Finding>();
    for (const { key, group, rules } of asked) {
      const context = new GivenContext(shared, position, group, facts);
      const told = known
        ? known.reports(key, rules, context, ask)
        : rules.map((rule) => [rule, ask(rule, context)] as const);
      for (const [rule, reports] of told) {
        for (const report of reports) {
          const finding = toFinding(rule, report, step, context, group.situation, settings);
          if (finding) merge(merged, finding);
        }
      }
    }
    for (const finding of merged.values()) findings.push(finding);
  }
  findings.push(...refusedStatements(database, steps, findings), ...deployedTooEarly(database, steps, state));
  return withBrokenQueries(database, steps, findings, state, settings);
}

/** Locks and the like don't depend on which server looks at them. */
const asksNext = (rule: Rule, phase: Phase): boolean =>
  rule.category === 'compatibility' && (phase === 'contract' || rule.next === true);

/** One finding per cause: what the new server says of the same place is added to what the previous ones said. */
function merge(merged: Map<string, Finding>, finding: Finding): void {
  const key = `${finding.rule}\0${finding.span.start}\0${finding.object}`;
  const known = merged.get(key);
  if (!known) merged.set(key, finding);
  else if (finding.verdict === 'used' && known.verdict !== 'used') merged.set(key, finding);
  else if (finding.verdict === known.verdict) {
    merged.set(key, {
      ...(severityRank[finding.severity] < severityRank[known.severity] ? finding : known),
      servers: [...new Set([...known.servers, ...finding.servers])],
      evidence: [...known.evidence, ...finding.evidence],
    });
  }
}

function reportsOf(rule: Rule, change: Change, context: RuleContext): readonly Report[] {
  const reports = rule.check(change, context);
  return reports === undefined ? [] : 'message' in reports ? [reports] : reports;
}

function toFinding(
  rule: Rule,
  report: Report,
  step: Step,
  context: RuleContext,
  situation: Situation,
  settings: CheckSettings,
): Finding | undefined {
  const set = settings.rules?.[rule.id] as Severity | undefined;
  const verdict = report.answer?.verdict ?? null;
  // The new server's code is being written now: only what it surely uses is worth a word.
  if (situation.servers === 'next' && verdict !== 'used') return undefined;
  const noWayBack = situation.effect === 'no-way-back' && rule.category === 'compatibility';
  // Hints about tables grade what nobody has set.
  let severity: Severity = set ?? report.severity ?? rule.severity;
  if (verdict === 'unused') severity = 'information';
  else if ((verdict === 'unknown' || noWayBack) && severity === 'error') severity = 'warning';
  const servers =
    report.servers ?? (rule.category === 'compatibility' ? context.servers.map((s) => s.server.version) : []);
  const wayBack =
    noWayBack && verdict !== 'unused' && servers.length > 0 ? ` After this you can't go back to ${list(servers)}.` : '';
  const fixes = once(() => (verdict === 'unused' ? [] : fixesOf(rule, report, step)));
  return {
    rule: rule.id,
    category: noWayBack ? 'rollback' : rule.category,
    severity,
    stage: report.stage !== undefined ? report.stage : rule.category === 'compatibility' ? situation.stage : null,
    servers,
    message: report.message + (wayBack ? `.${wayBack.replace(/\.$/, '')}` : ''),
    advice: report.advice ?? rule.instead,
    file: step.migration.file.path,
    span: shift(report.at ?? step.change.at, step.statement.span.start),
    object: report.object,
    verdict,
    evidence: report.answer?.evidence ?? [],
    // Worked out when a report asks: an editor's diagnostics don't.
    get facts() {
      return context.facts === noFacts ? null : context.facts;
    },
    get fixes() {
      return fixes();
    },
    suppressed: null,
  };
}

function fixesOf(rule: Rule, report: Report, step: Step): readonly Fix[] {
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

/** What the check itself says can be graded like a rule. It is never dropped: switched off, it is still listed. */
function graded(finding: Finding, settings: CheckSettings): Finding {
  const set = noticeById(finding.rule) && settings.rules?.[finding.rule];
  if (set === undefined) return finding;
  if (set !== 'off') return { ...finding, severity: set };
  return { ...finding, suppressed: finding.suppressed ?? `The rule ${finding.rule} is off.` };
}

function notUnderstood(migration: Migration, step: Step): Finding {
  const change = step.change as Extract<Change, { kind: 'opaque' }>;
  const at: Span = shift(step.statement.read.error?.at ?? change.at, step.statement.span.start);
  return {
    rule: 'not-understood',
    category: 'hygiene',
    severity: 'warning',
    stage: null,
    servers: [],
    message: `This statement is not understood: ${change.reason.length > 300 ? `${change.reason.slice(0, 299)}…` : change.reason}`,
    advice:
      'It is not checked, and what it changes is not known to the checks after it. Correct it, or check it by hand.',
    file: migration.file.path,
    span: at.end > at.start ? at : step.statement.span,
    object: null,
    verdict: null,
    evidence: [],
    facts: null,
    fixes: [],
    suppressed: null,
  };
}

/** What is wrong in the manifest, in files as such, and in directives. */
function manifestFindings(state: ProjectState): Finding[] {
  const plain = (
    rule: string,
    severity: Severity,
    file: string,
    span: Span,
    message: string,
    advice: string,
  ): Finding => ({
    rule,
    severity,
    file,
    span,
    message,
    advice,
    category: 'hygiene',
    stage: null,
    servers: [],
    object: null,
    verdict: null,
    evidence: [],
    facts: null,
    fixes: [],
    suppressed: null,
  });
  const findings: Finding[] = [];
  if (state.manifest) {
    for (const problem of state.manifest.problems) {
      findings.push(
        plain(
          'manifest',
          'error',
          state.manifest.path,
          problem.span,
          problem.message,
          'This part of the manifest is left out until it is corrected.',
        ),
      );
    }
  }
  for (const database of state.databases) {
    for (const { migration } of database.replayed) {
      const start: Span = { start: 0, end: Math.min(migration.text.length, 1) };
      for (const defect of migration.defects)
        findings.push(
          plain(
            'file-defect',
            'warning',
            migration.file.path,
            start,
            defect,
            'Save the file as UTF-8 text of a reasonable size.',
          ),
        );
    }
  }
  return findings;
}
