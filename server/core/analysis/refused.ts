import { showEngine } from '../project/engine.ts';
import type { Database } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { type Notice, noticeById } from '../rules/notices.ts';
import { type Span, shift } from '../text/span.ts';
import type { Finding } from './finding.ts';

/**
 * Statements of the release that the database would refuse, as far as its history tells. One that follows from another is not
 * said again: what a refused statement did not make is missing after it. Where the history has gaps, nothing is sure.
 */
export function refusedStatements(database: Database, steps: readonly Step[], findings: readonly Finding[]): Finding[] {
  // Migrations that begin with a change of a table were not the first: what was there before is not known.
  const { base } = database;
  const sure = base.gaps === 0 && !(base.relations.isEmpty() && base.functions.isEmpty() && base.types.isEmpty());
  const said = new Set<string>();
  let lost = false;
  const impossible = steps
    .filter(({ problems }) => problems.length > 0)
    .flatMap((step): Finding[] => {
      const [problem] = step.problems;
      if (!problem || step.change.inside || own.test(problem.message)) return [];
      // One cause is said once: what follows in the same file rests on it.
      const { path } = step.migration.file;
      const first = !said.has(path);
      const certain = sure && !lost && !brought(database, problem.message) && !inDoubt(steps, problem.message);
      said.add(path);
      lost = true;
      const span = shift(problem.at, step.statement.span.start);
      const place = { file: path, span };
      if (!first || (sure && !certain) || findings.some((finding) => saysSo(finding, place))) return [];
      const message = certain
        ? `This fails: ${problem.message}`
        : `This may fail: as far as the migrations tell, ${problem.message}`;
      return [refusal(step, problem.at, message, certain)];
    });
  return [...impossible, ...tooNew(database, steps)];
}

/** Statements of the release that need a later server than the manifest or the project's own files name. */
function tooNew({ dialect, engine }: Database, steps: readonly Step[]): Finding[] {
  const findings: Finding[] = [];
  for (const step of steps) {
    const { change, before } = step;
    // In a DO block the version may be asked before.
    const problem = change.inside ? undefined : dialect.unsupported?.(change, before, engine.version);
    if (problem === undefined) continue;
    const message = engine.assumed
      ? `This may fail: ${problem}, and nothing says which version the database is (${engine.version} is assumed)`
      : `This fails: ${problem}, and the database is ${showEngine(engine)}`;
    findings.push(refusal(step, change.at, message, !engine.assumed));
  }
  return findings;
}

function refusal(step: Step, at: Span, message: string, certain: boolean): Finding {
  const notice = refused();
  return {
    rule: notice.id,
    category: notice.category,
    severity: certain ? notice.severity : 'hint',
    stage: null,
    servers: [],
    message,
    advice: notice.instead,
    file: step.migration.file.path,
    span: shift(at, step.statement.span.start),
    object: null,
    verdict: certain ? null : 'unknown',
    evidence: [],
    facts: null,
    fixes: [],
    suppressed: null,
  };
}

const refused = (): Notice => noticeById('refused') as Notice;

/** A rule that speaks of this place and of the same cause: the object was never made, the name is taken, the server refuses. */
function saysSo(finding: Finding, { file, span }: Pick<Finding, 'file' | 'span'>): boolean {
  if (finding.file !== file || finding.span.start !== span.start) return false;
  if (finding.verdict === 'unknown' || finding.verdict === 'used')
    return finding.message.includes('the migrations never create');
  const loud = finding.severity === 'error' || finding.severity === 'warning';
  return finding.verdict === null && finding.category !== 'lock' && loud && /refuse|taken/.test(finding.message);
}

/** Tables of the migration tools themselves, which no migration makes. */
const own =
  /\b_?_?(diesel_schema_migrations|schema_migrations?|schema_version|flyway_schema_history|databasechangelog(lock)?|prisma_migrations|drizzle_migrations|alembic_version|django_migrations|knex_migrations(_lock)?|goose_db_version|atlas_schema_revisions|sequelizemeta|ar_internal_metadata|gorp_migrations|pgmigrations|sqlx_migrations|efmigrationshistory|typeorm_metadata|kysely_migration|refinery_schema_history|play_evolutions|phinxlog|doctrine_migration_versions|migrations)\b/i;

/** A DO block of the release alters the table, under a condition perhaps: whoever wrote it knows of it. */
function inDoubt(steps: readonly Step[], message: string): boolean {
  const name = /^there is no table (?:[^\s.]+\.)?(\S+)/.exec(message)?.[1];
  return steps.some(
    ({ change }) =>
      change.inside !== undefined && 'table' in change && change.table?.name === name && name !== undefined,
  );
}

/** Extensions bring functions, types and tables that no migration makes; so does who makes a schema that they never make. */
function brought({ base, target }: Database, message: string): boolean {
  const [, what, schema] =
    /^there is no (function|type|table|view|sequence|schema) (?:([^\s.]+)\.)?/.exec(message) ?? [];
  if (what === undefined) return false;
  if (what === 'schema' || !target.extensions.isEmpty()) return true;
  return schema !== undefined && !base.schemas.has(schema);
}
