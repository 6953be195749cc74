import type { CheckResult } from '../analysis/check.ts';
import { type Explanation, explainFile } from '../analysis/explain.ts';
import type { Finding } from '../analysis/finding.ts';
import { type Preview, preview, type RollbackPreview, type WaitingPreview } from '../analysis/preview.ts';
import type { ProjectState } from '../project/project.ts';
import type { Phase, StageNumber } from '../release/stages.ts';
import { count, list } from '../text/words.ts';
import { findingAt, linesIn, type PlacedFinding } from './check-report.ts';

/** What every form of the release preview is made from: the preview with the lines of its findings, and the locks. */
export interface PreviewReport
  extends Pick<Preview, 'title' | 'engines' | 'previous' | 'next' | 'inferred' | 'problems' | 'verdict' | 'summary'> {
  readonly stages: readonly StageReport[];
  /** Errors and warnings that belong to no stage: of the manifest, of statements that are not understood, … */
  readonly others: readonly PlacedFinding[];
  readonly migrations: readonly MigrationReport[];
  /** Contract steps that wait for their release, and whether they still have to. */
  readonly waiting: readonly WaitingPreview[];
  readonly rollback: RollbackPreview;
}

export interface StageReport {
  readonly number: StageNumber;
  readonly title: string;
  readonly about: string;
  readonly servers: readonly string[];
  readonly database: string;
  readonly works: readonly string[];
  /** Errors. */
  readonly blocks: readonly PlacedFinding[];
  /** Warnings. */
  readonly careful: readonly PlacedFinding[];
  /** What was looked at and found safe. */
  readonly safe: readonly PlacedFinding[];
}

export interface MigrationReport {
  readonly file: string;
  readonly database: string;
  readonly phase: Phase;
  readonly statements: number;
  readonly opaque: number;
  readonly errors: number;
  readonly warnings: number;
  readonly effects: readonly Effect[];
}

/** What one change of a migration does to the running database. */
export interface Effect {
  /** From 1. */
  readonly line: number;
  readonly kind: Explanation['kind'];
  readonly object: string | null;
  readonly locks: Readonly<Record<string, string>>;
  readonly blocks: Explanation['facts']['blocks'];
  readonly rewrite: readonly string[];
  readonly scan: readonly string[];
  readonly indexBuild: readonly string[];
}

/** `shown`: a path of the project as the reader sees it; default: from the project's folder. */
export function previewReport(
  state: ProjectState,
  result: CheckResult,
  shown: (file: string) => string = (file) => file,
): PreviewReport {
  const all = preview(state, result);
  const linesOf = linesIn(state);
  const place = (finding: Finding): PlacedFinding => ({
    finding: findingAt(finding, shown),
    range: finding.place ?? linesOf(finding.file).range(finding.span),
  });
  const live = result.findings.filter((finding) => finding.suppressed === null);
  const staged = new Set(all.stages.flatMap((stage) => [...stage.blocks, ...stage.careful]));
  const loud = (finding: Finding): boolean => finding.severity === 'error' || finding.severity === 'warning';
  return {
    title: all.title,
    engines: all.engines,
    previous: all.previous,
    next: all.next,
    inferred: all.inferred,
    problems: all.problems,
    verdict: all.verdict,
    summary: all.summary,
    stages: all.stages.map((stage) => ({
      ...stage,
      blocks: stage.blocks.map(place),
      careful: stage.careful.map(place),
      safe: live.filter((f) => f.stage === stage.number && !loud(f)).map(place),
    })),
    others: live.filter((finding) => loud(finding) && !staged.has(finding)).map(place),
    migrations: all.migrations.map(({ findings, ...migration }) => ({
      ...migration,
      file: shown(migration.file),
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      effects: explainFile(state, migration.file).map((each) => ({
        line: linesOf(each.file).position(each.span.start).line + 1,
        kind: each.kind,
        object: each.object,
        locks: each.facts.locks,
        blocks: each.facts.blocks,
        rewrite: each.facts.rewrite,
        scan: each.facts.scan,
        indexBuild: each.facts.indexBuild,
      })),
    })),
    waiting: all.waiting.map((step) => ({ ...step, file: shown(step.file) })),
    rollback: all.rollback,
  };
}

export const waitingTitle = 'Contract steps that wait';

/** What a step waits for, in words. */
export const waitsFor = ({ after, due }: WaitingPreview): string =>
  due ? `${after} is gone: it can ship with this release` : `it waits until ${after} is gone`;

/** Effects worth a row: those that lock or block something. */
export const lockingEffects = (migration: MigrationReport): Effect[] =>
  migration.effects.filter((effect) => Object.keys(effect.locks).length > 0 || effect.blocks !== 'nothing');

/** `expand, 2 statements, 1 not understood`; with the database's name where there are several. */
export const migrationFacts = ({ database, phase, statements, opaque }: MigrationReport): string =>
  [
    ...(database ? [`database ${database}`] : []),
    phase,
    count(statements, 'statement'),
    ...(opaque > 0 ? [`${opaque} not understood`] : []),
  ].join(', ');

/** What is said of a migration without such effects. What is not understood may lock anything. */
export const noLocks = (migration: MigrationReport): string =>
  migration.opaque > 0 ? 'What it locks is not known.' : 'Locks nothing that is in use.';

/** `rename-column` → `rename column`. */
export const kindWords = (effect: Effect): string => effect.kind.replaceAll('-', ' ');

/** `ACCESS EXCLUSIVE on users`, a phrase for each mode. */
export function lockPhrases(effect: Pick<Effect, 'locks'>): string[] {
  const modes = new Map<string, string[]>();
  for (const [relation, mode] of Object.entries(effect.locks)) modes.set(mode, [...(modes.get(mode) ?? []), relation]);
  return [...modes].map(([mode, relations]) => `${mode} on ${list(relations)}`);
}

/** What waits meanwhile, and how long: what that depends on. */
export function waits(effect: Effect): string {
  const long = duration(effect);
  if (effect.blocks === 'nothing') return `reads and writes go on${long ? ` ${long}` : ''}`;
  return `${effect.blocks} wait ${long ?? 'for an instant'}`;
}

function duration({ rewrite, scan, indexBuild }: Effect): string | undefined {
  const are = (tables: readonly string[]): string => `${list(tables)} ${tables.length === 1 ? 'is' : 'are'}`;
  if (rewrite.length > 0) return `while ${are(rewrite)} written anew`;
  if (indexBuild.length > 0) return `while an index is built on ${list(indexBuild)}`;
  if (scan.length > 0) return `while ${are(scan)} read in full`;
  return undefined;
}

/** The verdict in one word. */
export const verdictWord: Readonly<Record<Preview['verdict'], string>> = {
  blocked: 'Blocked',
  careful: 'Look first',
  ready: 'Ready',
  empty: 'Nothing to do',
};

/** Whether the previous server can come back, in a word. */
export const rollbackWord: Readonly<Record<RollbackPreview['possible'], string>> = {
  yes: 'yes',
  no: 'no',
  unsure: 'not sure',
};
