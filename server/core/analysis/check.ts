import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import type { Migration } from '../project/statements.ts';
import { recipeById } from '../recipes/index.ts';
import type { Phase, Situation } from '../release/stages.ts';
import { rulesFor } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { ReleaseChange, Report, Rule, RuleContext, Severity } from '../rules/rule.ts';
import { displayName } from '../schema/catalog.ts';
import type { Change, ChangeKind } from '../schema/change.ts';
import { showName } from '../schema/names.ts';
import { type Facts, noFacts } from '../sql/dialect.ts';
import { type Span, shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import { withBrokenQueries } from './broken-queries.ts';
import { deployedTooEarly } from './code-first.ts';
import { type CheckStatistics, type Finding, type Fix, orderFindings, severityRank } from './finding.ts';
import { historyFindings } from './history-findings.ts';
import { liveModels } from './live-models.ts';
import { refusedStatements } from './refused.ts';
import { usesOfRemoved } from './removed-uses.ts';
import { type SituationOf, situationsOf } from './situations.ts';
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
 * not be read. The editor and the command line both call this, with the same settings.
 */
export function check(state: ProjectState, settings: CheckSettings = {}): CheckResult {
  const findings: Finding[] = [];
  let statements = 0;
  let opaque = 0;
  let migrations = 0;
  let release = 0;
  for (const database of state.databases) {
    for (const finding of checkDatabase(database, state, settings)) findings.push(finding);
    for (const finding of historyFindings(database)) findings.push(finding);
    for (const finding of usesOfRemoved(database)) findings.push(finding);
    for (const finding of waitingFindings(state, database)) findings.push(finding);
    for (const migration of [...database.replayed.map((r) => r.migration), ...database.others]) {
      statements += migration.statements.length;
      opaque += opaqueIn(migration);
      migrations++;
    }
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

const opaqueCounts = new WeakMap<Migration, number>();

/** How many statements of a migration were not understood; counted once, for a history has thousands. */
function opaqueIn(migration: Migration): number {
  const known = opaqueCounts.get(migration) ?? migration.statements.filter(isOpaque).length;
  opaqueCounts.set(migration, known);
  return known;
}

export const isOpaque = (statement: { readonly read: { readonly changes: readonly Change[] } }): boolean =>
  statement.read.changes.some((change) => change.kind === 'opaque');

function checkDatabase(database: Database, state: ProjectState, settings: CheckSettings): readonly Finding[] {
  const findings: Finding[] = [];
  const steps: { step: Step; entry: ReleaseChange }[] = [];
  for (let index = database.firstNew; index < database.replayed.length; index++) {
    for (const step of database.steps(index)) {
      const { change, before, after, transaction } = step;
      steps.push({
        step,
        entry: {
          change,
          before,
          after,
          file: index,
          statement: step.migration.statements.indexOf(step.statement),
          transaction,
          wrapped: step.migration.transaction ? (step.migration.implicit ? 'message' : 'transaction') : null,
          shared: step.migration.shared,
          get text() {
            return textOf(step);
          },
          phase: database.phase(step.migration),
        },
      });
    }
  }
  const release = steps.map(({ entry }) => entry);
  const ofKind = kept((kind: ChangeKind) =>
    rulesFor(kind).filter(
      (rule) => runs(rule.id, settings) && (!rule.dialects || rule.dialects.includes(database.dialect.id)),
    ),
  );
  const ofPhase = kept((phase: Phase) => situationsOf(database, phase, state));
  const shared = { release, hints: tableHints(state, database), next: once(() => database.next()) };
  for (const [position, { step, entry }] of steps.entries()) {
    if (step.change.kind === 'opaque') findings.push(notUnderstood(step.migration, step));
    const rules = ofKind(step.change.kind);
    if (rules.length === 0) continue;
    // Asked for by few rules, and by findings: most changes of a long file never need it.
    const facts = once(() =>
      database.dialect.facts(step.change, step.before, database.engine.version, step.statement.read.changes),
    );
    const merged = new Map<string, Finding>();
    for (const { situation, servers } of ofPhase(entry.phase)) {
      const asked = situation.servers === 'previous' ? rules : rules.filter((rule) => asksNext(rule, entry.phase));
      if (asked.length === 0) continue;
      const context = contextOf(database, step, entry.phase, shared, position, { situation, servers }, facts);
      for (const rule of asked) {
        for (const report of reportsOf(rule, step.change, context)) {
          const finding = toFinding(rule, report, step, context, situation, settings);
          if (finding) merge(merged, finding);
        }
      }
    }
    for (const finding of merged.values()) findings.push(finding);
  }
  const changes = steps.map(({ step }) => step);
  findings.push(...refusedStatements(database, changes, findings), ...deployedTooEarly(database, changes, state));
  return withBrokenQueries(database, changes, findings, state, settings);
}

const textOf = ({ migration, statement }: Step): string =>
  migration.text.slice(statement.span.start, statement.span.end);

/** Remembers the answer for each argument. */
function kept<A, B>(make: (argument: A) => B): (argument: A) => B {
  const known = new Map<A, B>();
  return (argument) => {
    const made = known.get(argument) ?? make(argument);
    known.set(argument, made);
    return made;
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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

/** What is the same for every change of a database. */
interface SharedContext {
  readonly release: readonly ReleaseChange[];
  readonly hints: ReturnType<typeof tableHints>;
  readonly next: RuleContext['next'];
}

function contextOf(
  database: Database,
  step: Step,
  phase: Phase,
  { release, hints, next }: SharedContext,
  position: number,
  { situation, servers: asked }: SituationOf,
  facts: () => Facts,
): RuleContext {
  const servers = once(asked);
  const { before, after } = step;
  return {
    dialect: database.dialect,
    version: database.engine.version,
    engine: database.engine,
    get text() {
      return textOf(step);
    },
    before,
    after,
    base: database.base,
    target: database.target,
    get facts() {
      return facts();
    },
    phase,
    release,
    position,
    get servers() {
      return servers();
    },
    previous: database.previous,
    next,
    stage: situation.stage,
    hints: (table) => hints(table.name, table.schema),
    name: (table) =>
      'id' in table && table.schema !== undefined
        ? displayName(before, table as { schema: string; name: string })
        : showName(table.schema === database.dialect.defaultSchema ? { name: table.name } : table),
  };
}

function tableHints(state: ProjectState, database: Database) {
  const manifest = state.manifest?.manifest;
  const tables = (database.name ? manifest?.databases?.[database.name] : manifest?.database)?.tables ?? {};
  return (name: string, schema: string | undefined): { rows?: number; traffic?: 'hot' | 'normal' | 'cold' } => {
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
    const statement = step.migration.statements.indexOf(step.statement);
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
