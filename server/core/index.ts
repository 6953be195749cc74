/** The public API of the core, and its only door. */
export { type Acknowledgement, acknowledge } from './analysis/acknowledge.ts';
export { type CheckResult, type CheckSettings, check } from './analysis/check.ts';
export { readRows } from './analysis/context.ts';
export { describeFacts, type Explanation, explainAt, explainFile } from './analysis/explain.ts';
export { type CheckStatistics, type Finding, type Fix, orderFindings, severityRank } from './analysis/finding.ts';
export { initialManifest } from './analysis/initial-manifest.ts';
export { CheckMemory } from './analysis/memory.ts';
export { plansFor } from './analysis/plans.ts';
export { type Preview, preview } from './analysis/preview.ts';
export { type Planned, type Split, splitEdits } from './analysis/split.ts';
export { splitFile } from './analysis/split-file.ts';
export { changesAt, type SplitTarget, targetOf } from './analysis/split-target.ts';
export { planFile, planTogether, type Together, type Wanted, wantedIn, wantedOf } from './analysis/split-together.ts';
export { releaseSteps, stepsUpTo } from './analysis/waiting-steps.ts';
export type { Answer, Evidence } from './contract/answer.ts';
export { CodeCache, type CodeReader, type CodeStore } from './contract/code.ts';
export { readCodeFile } from './contract/code-file.ts';
export { decodePack, encodePack } from './contract/code-pack.ts';
export type { Contract } from './contract/contract.ts';
export { engineNames, readEngine, showEngine } from './project/engine.ts';
export { manifestNames } from './project/layout.ts';
export { inside } from './project/paths.ts';
export {
  type Database,
  Project,
  type ProjectHost,
  type ProjectSettings,
  type ProjectState,
} from './project/project.ts';
export { isOpaque, type Migration, type Statement } from './project/statements.ts';
export type { FileText, Git, GitState, Tag, TreeFile, World } from './project/world.ts';
export { recipeById, recipes } from './recipes/index.ts';
export { type Plan, type PlanStep, type Recipe, statementText } from './recipes/recipe.ts';
export { type Manifest, manifestSchema } from './release/manifest.ts';
export { type ManifestCursor, manifestCursor } from './release/manifest-cursor.ts';
export {
  describeKey,
  knownKeys,
  type ManifestProblem,
  type ReadManifest,
  readManifest,
} from './release/manifest-reader.ts';
export { stages } from './release/stages.ts';
export { type Baseline, idleEntries, readBaseline, withBaseline, writeBaseline } from './report/baseline.ts';
export { type CheckReport, checkReport, findingAt, type PlacedFinding } from './report/check-report.ts';
export { contractFile } from './report/contract-file.ts';
export { type CheckFormat, checkFormats, formatCheck } from './report/format.ts';
export { locksJson, locksText, type StatementLocks, statementLocks } from './report/locks.ts';
export { planMarkdown } from './report/plan-markdown.ts';
export { type PlanReport, planReport, type SplitFile, splitFilesOf } from './report/plan-report.ts';
export { planText } from './report/plan-text.ts';
export { formatPreview, type PreviewFormat, previewFormats } from './report/preview-format.ts';
export { type PreviewLink, type PreviewPlace, previewBody, previewPage } from './report/preview-html.ts';
export { type PreviewReport, previewReport } from './report/preview-report.ts';
export { ruleJson, ruleList, rulePage } from './report/rule-page.ts';
export { unusedText } from './report/unused-text.ts';
export { ruleById, rules } from './rules/index.ts';
export { type Notice, noticeById, notices } from './rules/notices.ts';
export type { Category, Rule, Severity, Stage } from './rules/rule.ts';
export type { Engine, Facts } from './sql/dialect.ts';
export { type DialectSet, loadDialects } from './sql/dialects/index.ts';
export { applyReplacements, type FileEdit } from './text/edit.ts';
export { Lines, type Position, type Range } from './text/lines.ts';
export { nearest as nearestWord } from './text/nearest.ts';
export type { Span } from './text/span.ts';
export { count, list } from './text/words.ts';
