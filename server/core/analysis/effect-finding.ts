import type { Evidence } from '../contract/answer.ts';
import type { Contract } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { recipeById } from '../recipes/index.ts';
import { situations } from '../release/stages.ts';
import { noticeById } from '../rules/notices.ts';
import { shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import type { Finding, Fix } from './finding.ts';
import type { Effect } from './query-changes.ts';
import { strategyOf } from './situations.ts';

/** The finding of an effect that a statement of a migration has on a query, without its message. */
export function toFinding(
  effect: Effect,
  step: Step,
  place: Evidence,
  contract: Contract,
  of: 'previous' | 'next',
  database: Database,
  state: ProjectState,
): Finding | undefined {
  const phase = database.phase(step.migration);
  const situation = situations(phase, strategyOf(contract.server, state)).find((each) => each.servers === of);
  const notice = noticeById(effect.notice);
  if (!situation || !notice) return undefined;
  const noWayBack = situation.effect === 'no-way-back';
  // A server that comes back starts with no plans.
  if (noWayBack && effect.notice === 'cached-plan') return undefined;
  const evidence: Evidence = { ...place, how: 'runs' };
  return {
    rule: notice.id,
    category: noWayBack ? 'rollback' : notice.category,
    severity: noWayBack ? 'warning' : notice.severity,
    stage: situation.stage,
    servers: [contract.server.version],
    message: '',
    advice: effect.advice ?? notice.instead,
    file: step.migration.file.path,
    span: shift(step.change.at, step.statement.span.start),
    object: effect.name,
    verdict: 'used',
    evidence: [evidence],
    get facts() {
      return database.dialect.facts(step.change, step.before, database.engine.version, step.statement.read.changes);
    },
    fixes: of === 'previous' && !noWayBack ? planFor(step) : [],
    suppressed: null,
  };
}

/** Servers that count columns are told to name them first. */
function planFor({ change, statement }: Step): readonly Fix[] {
  const recipe = change.kind === 'add-column' ? recipeById('name-columns') : undefined;
  if (!recipe) return [];
  const at = { statement: statement.span.start, change: statement.read.changes.indexOf(change) };
  return [{ kind: 'split', title: recipe.title, recipe: recipe.id, ...at }];
}

/** What breaks, and for whom. */
export function messageOf(servers: readonly string[], { notice, message }: Effect, noWayBack: boolean): string {
  const who = list(servers).replace(/^the /, 'The ');
  const several = servers.length > 1;
  const runs = {
    'broken-query': `${who} still ${several ? 'run' : 'runs'} a query that fails then: ${message}`,
    'changed-query': `${who} still ${several ? 'run' : 'runs'} a query that goes on and means something else: ${message}`,
    'cached-plan': `${who} ${several ? 'fail' : 'fails'} once on each connection that keeps the query prepared: ${message}`,
  }[notice];
  return noWayBack ? `${runs}. After this you can't go back to ${list(servers)}` : runs;
}
