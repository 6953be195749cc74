import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { rulesFor } from '../rules/index.ts';
import { type Catalog, sameSchema } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { type Resolution, resolve } from '../schema/resolve.ts';
import { sameToQueries } from '../schema/same.ts';
import type { CheckSettings } from './check.ts';
import { messageOf, toFinding } from './effect-finding.ts';
import { type Finding, severityRank } from './finding.ts';
import { keptByModels, likelyPrepared } from './kept-plans.ts';
import { keptByFunctions } from './kept-rows.ts';
import { kept } from './once.ts';
import { type Effect, effectsOn, type Resolved } from './query-changes.ts';

/**
 * The net below the rules: queries that worked on the schema their server was released with and, once the release has
 * migrated, fail or mean something else; blamed on the statement from which on they do. What a rule has said of that
 * statement is not said again, unless this is worse: then it takes the rule's place. All findings there are then.
 */
export function withBrokenQueries(
  database: Database,
  steps: readonly Step[],
  findings: readonly Finding[],
  state: ProjectState,
  settings: CheckSettings,
): readonly Finding[] {
  if (steps.length === 0) return findings;
  const broken = new Map<string, Finding>();
  const worse = new Set<string>();
  const servers: { contract: Contract; of: 'previous' | 'next' }[] = [
    ...database.previous.map((contract) => ({ contract, of: 'previous' as const })),
    ...[database.next() ?? []].flat().map((contract) => ({ contract, of: 'next' as const })),
  ];
  for (const { contract, of } of servers) {
    for (const [statement, effect] of effectsIn(contract, database, of)) {
      const step = blamed(statement.query, effect, releasedWith(statement, contract, database, of), steps);
      if (!step) continue;
      // What nothing calls may never run: where a rule says that it can't be told, that is all there is to say.
      if (statement.idle && findings.some((each) => each.verdict === 'unknown' && standsAt(each, step))) continue;
      const finding = toFinding(effect, step, statement.evidence, contract, of, database, state);
      if (!finding || (!effect.worse && said(finding, step, statement, effect, findings, settings))) continue;
      const key = `${finding.rule}\0${finding.file}\0${finding.span.start}\0${effect.name}\0${of}`;
      const known = broken.get(key);
      const servers = [...new Set([...(known?.servers ?? []), ...finding.servers])];
      if (effect.worse) worse.add(key);
      broken.set(key, {
        ...finding,
        servers,
        message: messageOf(servers, effect, finding.category === 'rollback'),
        evidence: [...(known?.evidence ?? []), ...finding.evidence],
      });
    }
  }
  for (const finding of [...keptByModels(database, steps, state), ...keptByFunctions(database, steps, state)]) {
    const told = [...findings, ...broken.values()].some(
      (other) =>
        other.file === finding.file &&
        other.span.start === finding.span.start &&
        (other.rule === finding.rule || (other.category === 'compatibility' && other.verdict !== 'unused')),
    );
    if (!told) broken.set(`${finding.file}\0${finding.span.start}`, finding);
  }
  const replacing = [...broken].filter(([key]) => worse.has(key)).map(([, finding]) => finding);
  if (broken.size === 0) return findings;
  const left = findings.filter((finding) => !replacing.some((other) => speaksOf(other, finding)));
  return [...left, ...broken.values()];
}

const standsAt = ({ file, span }: Finding, { migration, statement }: Step): boolean =>
  file === migration.file.path && span.start >= statement.span.start && span.end <= statement.span.end;

/** Whether all that a rule's finding shows is in the other one, of the same statement, too. */
const speaksOf = (other: Finding, finding: Finding): boolean =>
  other.category === finding.category &&
  other.file === finding.file &&
  other.span.start === finding.span.start &&
  finding.verdict === 'used' &&
  finding.evidence.every(({ file, line }) => other.evidence.some((e) => e.file === file && e.line === line));

type Effects = readonly (readonly [ResolvedStatement, Effect])[];

/** What the release did to the queries of a server the last time: as long as it ends in the same schema, it does the same. */
const found = new WeakMap<Contract, Pick<Database, 'base' | 'target'> & { readonly effects: Effects }>();

function effectsIn(contract: Contract, database: Database, of: 'previous' | 'next'): Effects {
  const { base, target } = database;
  const known = found.get(contract);
  if (known?.base === base && sameSchema(known.target, target)) return known.effects;
  // Many queries name the same tables.
  const same = kept((relation: number) => sameToQueries(relation, contract.catalog, target));
  const effects = contract.statements.flatMap((statement) => {
    const effect = effectOf(statement, contract, database, of, same);
    return effect ? [[statement, effect] as const] : [];
  });
  found.set(contract, { base, target, effects });
  return effects;
}

/** What becomes of a query in the end, if it worked before. The new server's may have been written for the old schema only. */
function effectOf(
  statement: ResolvedStatement,
  contract: Contract,
  database: Database,
  of: 'previous' | 'next',
  same: (relation: number) => boolean,
): Effect | undefined {
  const { query, resolution } = statement;
  const { target } = database;
  if (of === 'next') {
    if (resolution.problems.length === 0) return undefined;
    const before = releasedWith(statement, contract, database, of);
    const effects =
      before.resolution.problems.length > 0 ? [] : effectsOn(query, before, { resolution, catalog: contract.catalog });
    return effects.find(({ notice }) => notice === 'broken-query');
  }
  if (resolution.problems.length > 0 || untouched(resolution, contract.catalog, target, same)) return undefined;
  const end = inTarget(query, target);
  const known = compared.get(end);
  const released = { resolution, catalog: contract.catalog };
  const effects =
    known?.released === resolution ? known.effects : effectsOn(query, released, { resolution: end, catalog: target });
  compared.set(end, { released: resolution, effects });
  return effects.find((effect) => effect.notice !== 'cached-plan' || likelyPrepared(statement));
}

/** Effects of what a query came to: the same as long as that is, for whatever an effect rests on makes it another. */
const compared = new WeakMap<Resolution, { readonly released: Resolution; readonly effects: readonly Effect[] }>();

/** The schema a query was written for, and what it came to there. */
const releasedWith = (
  { query, resolution }: ResolvedStatement,
  { catalog }: Contract,
  { base }: Database,
  of: 'previous' | 'next',
): Resolved => (of === 'previous' ? { resolution, catalog } : { resolution: resolve(query, base), catalog: base });

/** What a query came to on the last target: an edit leaves most of what queries touch as it was. */
const targets = new WeakMap<Query, { readonly catalog: Catalog; readonly resolution: Resolution }>();

function inTarget(query: Query, target: Catalog): Resolution {
  const known = targets.get(query);
  if (known && untouched(known.resolution, known.catalog, target)) return known.resolution;
  const resolution = resolve(query, target);
  targets.set(query, { catalog: target, resolution });
  return resolution;
}

/** Objects are replaced when they change: then nothing a query touches is another than before. */
const untouched = (
  resolution: Resolution,
  before: Catalog,
  now: Catalog,
  same = (relation: number) => sameToQueries(relation, before, now),
): boolean =>
  before === now ||
  (resolution.problems.length === 0 &&
    resolution.relations.length > 0 &&
    resolution.upserts.length === 0 &&
    !resolution.namesIndexes &&
    before.functions === now.functions &&
    resolution.relations.every(({ relation }) => same(relation)));

/** The last statement before which the query did what it was written for. */
function blamed(query: Query, effect: Effect, released: Resolved, steps: readonly Step[]): Step | undefined {
  const happens = (catalog: Catalog): boolean =>
    effectsOn(query, released, { resolution: resolve(query, catalog), catalog }).some(
      ({ notice, name }) => notice === effect.notice && name === effect.name,
    );
  const causes = (step: Step): boolean => happens(step.after) && !happens(step.before);
  // Nearly always it is a statement that changes what the query touches; only if not, all are tried.
  const near = steps.filter(({ before, after }) => !untouched(released.resolution, before, after));
  return near.findLast(causes) ?? (near.length < steps.length ? steps.findLast(causes) : undefined);
}

/** Whether a rule says as much of the query already, of this change or of the same name; or would if it were not switched off. */
function said(
  { severity }: Finding,
  step: Step,
  { evidence }: ResolvedStatement,
  { name }: Effect,
  findings: readonly Finding[],
  settings: CheckSettings,
): boolean {
  const start = step.statement.span.start + step.change.at.start;
  const about = rulesFor(step.change.kind).filter((rule) => rule.category === 'compatibility' && !rule.anywhere);
  if (about.some((rule) => rule.severity === 'error' && settings.rules?.[rule.id] === 'off')) return true;
  return findings.some((finding) => {
    if (finding.verdict !== 'used' || finding.category === 'hygiene') return false;
    if (severityRank[finding.severity] > severityRank[severity]) return false;
    if (!finding.evidence.some((e) => e.file === evidence.file && e.text === evidence.text)) return false;
    const here = finding.file === step.migration.file.path && finding.span.start === start;
    // A finding on a whole table speaks of all that is in it.
    const object = finding.object?.split('.') ?? [];
    return (here && about.some((rule) => rule.id === finding.rule)) || object.length === 1 || object.at(-1) === name;
  });
}
