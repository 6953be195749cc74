import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import type { Phase } from '../release/stages.ts';
import { rulesFor } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { Report, Rule, RuleContext, Severity } from '../rules/rule.ts';
import type { Change, ChangeKind } from '../schema/change.ts';
import { type Span, shift } from '../text/span.ts';
import { withBrokenQueries } from './broken-queries.ts';
import { deployedTooEarly } from './code-first.ts';
import { GivenContext, sharedContext } from './context.ts';
import { type CheckStatistics, type Finding, orderFindings, severityRank } from './finding.ts';
import { historyFindings } from './history-findings.ts';
import { liveModels } from './live-models.ts';
import type { ChangeMemory, CheckMemory } from './memory.ts';
import { kept } from './once.ts';
import { refusedStatements } from './refused.ts';
import { type StepInRelease, stepsOfRelease } from './release-changes.ts';
import { usesOfRemoved } from './removed-uses.ts';
import { ruleFinding } from './rule-finding.ts';
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
        const key = `${phase} ${index}`;
        const same = remembered?.rules(`${kind} ${key}`, rules) ?? rules;
        return rules.length === 0 ? [] : [{ key, group, rules: same }];
      }),
    ),
  );
  const shared = sharedContext(database, state, release);
  // Every key comes through here for each change of the release: what few of them need is not made for all.
  steps.forEach((step, position) => {
    const { change } = step;
    if (change.kind === 'opaque') findings.push(notUnderstood(step.migration, step));
    const place = release[position] as StepInRelease;
    const found: Finding[] = [];
    for (const { key, group, rules } of askedOf(change.kind)(place.phase)) {
      const context = new GivenContext(shared, position, group, place);
      const told =
        memories[position]?.reports(key, rules, change, context, reportsOf) ??
        rules.map((rule) => [rule, reportsOf(rule, change, context)] as const);
      for (const [rule, reports] of told) {
        for (const report of reports) {
          const finding = ruleFinding(rule, report, step, context, group.situation, settings);
          if (finding) found.push(finding);
        }
      }
    }
    for (const finding of found.length > 1 ? merged(found) : found) findings.push(finding);
  });
  findings.push(...refusedStatements(database, steps, findings), ...deployedTooEarly(database, steps, state));
  return withBrokenQueries(database, steps, findings, state, settings);
}

/** Locks and the like don't depend on which server looks at them. */
const asksNext = (rule: Rule, phase: Phase): boolean =>
  rule.category === 'compatibility' && (phase === 'contract' || rule.next === true);

/** One finding per cause: what the new server says of the same place is added to what the previous ones said. */
function merged(findings: readonly Finding[]): Iterable<Finding> {
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.span.start}\0${finding.object}`;
    const known = causes.get(key);
    if (!known) causes.set(key, finding);
    else if (finding.verdict === 'used' && known.verdict !== 'used') causes.set(key, finding);
    else if (finding.verdict === known.verdict) {
      causes.set(key, {
        ...(severityRank[finding.severity] < severityRank[known.severity] ? finding : known),
        servers: [...new Set([...known.servers, ...finding.servers])],
        evidence: [...known.evidence, ...finding.evidence],
      });
    }
  }
  return causes.values();
}

function reportsOf(rule: Rule, change: Change, context: RuleContext): readonly Report[] {
  const reports = rule.check(change, context);
  return reports === undefined ? [] : 'message' in reports ? [reports] : reports;
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
