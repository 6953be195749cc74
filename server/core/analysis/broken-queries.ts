import type { Evidence } from '../contract/answer.ts';
import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { situations } from '../release/stages.ts';
import { rulesFor } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { Catalog, View } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { type Resolution, resolve } from '../schema/resolve.ts';
import { sameToQueries } from '../schema/same.ts';
import { shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import type { CheckSettings } from './check.ts';
import type { Finding } from './finding.ts';

/** Why a query fails, and what it names that is not there. */
interface Failure {
  readonly name: string;
  readonly message: string;
}

/**
 * The net below the rules: queries that worked on the schema their server was released with and fail once the release has
 * migrated, blamed on the statement from which on they fail. What a rule has said of that statement is not said again.
 */
export function brokenQueries(
  database: Database,
  steps: readonly Step[],
  findings: readonly Finding[],
  state: ProjectState,
  settings: CheckSettings,
): Finding[] {
  if (steps.length === 0) return [];
  const found = new Map<string, Finding>();
  const servers: { contract: Contract; of: 'previous' | 'next' }[] = [
    ...database.previous.map((contract) => ({ contract, of: 'previous' as const })),
    ...[database.next() ?? []].flat().map((contract) => ({ contract, of: 'next' as const })),
  ];
  for (const { contract, of } of servers) {
    for (const statement of contract.statements) {
      const failure = failureOf(statement, contract, database, of);
      const step = failure && blamed(statement, failure, steps);
      if (!failure || !step || said(step, statement, failure, findings, settings)) continue;
      const finding = toFinding(failure, step, statement, contract, of, database, state);
      if (!finding) continue;
      const key = `${finding.file}\0${finding.span.start}\0${failure.name}\0${of}`;
      const known = found.get(key);
      const servers = [...new Set([...(known?.servers ?? []), ...finding.servers])];
      found.set(key, {
        ...finding,
        servers,
        message: messageOf(servers, failure, finding.category === 'rollback'),
        evidence: [...(known?.evidence ?? []), ...finding.evidence],
      });
    }
  }
  return [...found.values()];
}

/** Why a query fails in the end, if it worked before. The new server's may have been written for the old schema only. */
function failureOf(
  { query, resolution }: ResolvedStatement,
  contract: Contract,
  { base, target }: Database,
  of: 'previous' | 'next',
): Failure | undefined {
  if (of === 'previous') {
    if (resolution.problems.length > 0 || untouched(resolution, contract.catalog, target)) return undefined;
    return failuresIn(inTarget(query, target), target, resolution, contract.catalog)[0];
  }
  const before = resolution.problems.length > 0 ? resolve(query, base) : undefined;
  return before && before.problems.length === 0 ? failuresIn(resolution, contract.catalog, before, base)[0] : undefined;
}

/** What a query came to on the last target: an edit leaves most of what queries touch as it was. */
const targets = new WeakMap<Query, { readonly catalog: Catalog; readonly resolution: Resolution }>();

function inTarget(query: Query, target: Catalog): Resolution {
  const known = targets.get(query);
  if (known && untouched(known.resolution, known.catalog, target)) return known.resolution;
  const resolution = resolve(query, target);
  targets.set(query, { catalog: target, resolution });
  return resolution;
}

function failuresIn(now: Resolution, catalog: Catalog, before: Resolution, old: Catalog): Failure[] {
  const failures: Failure[] = now.problems.map(({ name, message }) => ({ name, message }));
  for (const { relation, use } of now.relations) {
    const found = catalog.relations.get(relation);
    if (found?.kind !== 'view') continue;
    if (use === 'truncate')
      failures.push({ name: found.name, message: `${found.name} is a view, which takes no TRUNCATE` });
    else if ((use === 'insert' || use === 'write' || use === 'delete') && !takesWrites(found))
      failures.push({ name: found.name, message: `${found.name} is a view that takes no writes` });
  }
  for (const { function: name } of before.calls) {
    if (overloads(old, name) > 0 && overloads(catalog, name) === 0)
      failures.push({ name: name.name, message: `there is no function ${name.name}` });
  }
  return failures;
}

/** A view passes writes on when it is made of the plain rows of one table, or when a trigger or rule does so for it. */
const takesWrites = ({ materialized, query, text, triggers }: View): boolean =>
  triggers.some((trigger) => trigger.timing === 'instead of') ||
  (!materialized &&
    query.from.length === 1 &&
    query.from[0]?.kind === 'relation' &&
    query.with.length + query.branches.length === 0 &&
    !/\b(distinct|group\s+by|having|limit|offset|fetch|union|intersect|except)\b/i.test(text));

const overloads = ({ functions, searchPath }: Catalog, name: { schema?: string; name: string }): number =>
  (name.schema ? [name.schema] : searchPath).reduce(
    (sum, schema) => sum + (functions.get(`${schema}.${name.name}`)?.length ?? 0),
    0,
  );

/** Objects are replaced when they change: then nothing a query touches is another than before. */
const untouched = (resolution: Resolution, before: Catalog, now: Catalog): boolean =>
  before === now ||
  (resolution.problems.length === 0 &&
    resolution.relations.length > 0 &&
    resolution.upserts.length === 0 &&
    before.functions === now.functions &&
    resolution.relations.every(({ relation }) => sameToQueries(relation, before, now)));

/** The last statement before which the query worked. */
function blamed({ query, resolution }: ResolvedStatement, failure: Failure, steps: readonly Step[]): Step | undefined {
  const fails = (catalog: Catalog, other: Catalog): boolean => {
    const then = resolve(query, other);
    return failuresIn(resolve(query, catalog), catalog, then, other).some((each) => each.name === failure.name);
  };
  const breaks = (step: Step): boolean => fails(step.after, step.before) && !fails(step.before, step.before);
  // Nearly always it is a statement that changes what the query touches; only if not, all are tried.
  const near = steps.filter(({ before, after }) => !untouched(resolution, before, after));
  return near.findLast(breaks) ?? (near.length < steps.length ? steps.findLast(breaks) : undefined);
}

/** Whether a rule speaks of the change already, or of the same name for the same query; or would if it were not switched off. */
function said(
  step: Step,
  { evidence }: ResolvedStatement,
  { name }: Failure,
  findings: readonly Finding[],
  settings: CheckSettings,
): boolean {
  const start = step.statement.span.start + step.change.at.start;
  const about = rulesFor(step.change.kind).filter((rule) => rule.category === 'compatibility');
  if (about.some((rule) => settings.rules?.[rule.id] === 'off')) return true;
  return findings.some((finding) => {
    if (finding.verdict !== 'used' || finding.category === 'hygiene') return false;
    const here = finding.file === step.migration.file.path && finding.span.start === start;
    if (here && about.some((rule) => rule.id === finding.rule)) return true;
    const same = finding.evidence.some((e) => e.file === evidence.file && e.text === evidence.text);
    // A finding on a whole table speaks of all that is in it.
    const object = finding.object?.split('.') ?? [];
    return same && (object.length === 1 || object.at(-1) === name);
  });
}

function toFinding(
  failure: Failure,
  step: Step,
  statement: ResolvedStatement,
  contract: Contract,
  of: 'previous' | 'next',
  database: Database,
  state: ProjectState,
): Finding | undefined {
  const phase = database.phase(step.migration);
  const situation = situations(phase, state.manifest?.manifest?.deploy).find((each) => each.servers === of);
  const notice = noticeById('broken-query');
  if (!situation || !notice) return undefined;
  const noWayBack = situation.effect === 'no-way-back';
  const evidence: Evidence = { ...statement.evidence, how: 'runs' };
  return {
    rule: notice.id,
    category: noWayBack ? 'rollback' : notice.category,
    severity: noWayBack ? 'warning' : notice.severity,
    stage: situation.stage,
    servers: [contract.server.version],
    message: '',
    advice: notice.instead,
    file: step.migration.file.path,
    span: shift(step.change.at, step.statement.span.start),
    object: failure.name,
    verdict: 'used',
    evidence: [evidence],
    get facts() {
      return database.dialect.facts(step.change, step.before, database.engine.version);
    },
    fixes: [],
    suppressed: null,
  };
}

function messageOf(servers: readonly string[], { message }: Failure, noWayBack: boolean): string {
  const who = list(servers).replace(/^the /, 'The ');
  const runs = `${who} still ${servers.length > 1 ? 'run' : 'runs'} a query that fails then: ${message}`;
  return noWayBack ? `${runs}. After this you can't go back to ${list(servers)}` : runs;
}
