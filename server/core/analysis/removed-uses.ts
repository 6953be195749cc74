import type { ResolvedStatement } from '../contract/contract.ts';
import type { Database } from '../project/project.ts';
import { noticeById } from '../rules/notices.ts';
import { type Catalog, displayName, findRelation } from '../schema/catalog.ts';
import type { ResolutionProblem } from '../schema/resolve.ts';
import { type Finding, plainFinding } from './finding.ts';

/**
 * Queries of the work tree's code that name what a migration of an earlier release took away: they fail wherever that has
 * run. What this release takes away is said where it does.
 */
export function usesOfRemoved(database: Database): Finding[] {
  const notice = noticeById('removed-object');
  const next = database.next();
  if (!next || !notice) return [];
  const found = new Map<string, Finding>();
  for (const statement of next.statements) {
    for (const problem of statement.resolution.problems) {
      const removed = removedObject(problem, statement, database);
      if (!removed) continue;
      const { evidence } = statement;
      const line = { line: evidence.line - 1, character: 0 };
      const key = `${evidence.file}\0${evidence.line}\0${removed.label}`;
      const at = { start: 0, end: 1 };
      const message = `The new server still uses ${removed.label}, which ${removed.by} took away`;
      found.set(key, {
        ...plainFinding(notice.id, evidence.file, at, message, notice.instead),
        category: notice.category,
        severity: notice.severity,
        place: { start: line, end: { ...line, character: 1000 } },
        stage: 3,
        servers: [next.server.version],
        object: removed.label,
        verdict: 'used',
        evidence: [evidence],
      });
    }
  }
  return [...found.values()];
}

interface Removed {
  readonly label: string;
  /** The migration that took it away. */
  readonly by: string;
}

/** What a query misses, when an earlier release had it. What this release had and took away is not meant. */
function removedObject(
  problem: ResolutionProblem,
  statement: ResolvedStatement,
  { replayed, firstNew, base }: Database,
): Removed | undefined {
  for (let index = replayed.length - 2; index >= firstNew - 1; index--)
    if (labelIn(replayed[index]?.after, problem, statement) !== undefined) return undefined;
  const relations = statement.resolution.relations.map(({ relation }) => relation);
  const key = [problem.kind, problem.name, ...relations].join('\0');
  const known = releases.get(base) ?? new Map<string, Removed | undefined>();
  releases.set(base, known);
  if (!known.has(key)) known.set(key, removedBefore(problem, statement, replayed.slice(0, firstNew)));
  return known.get(key);
}

/** By what was released: code may name a thousand tables that are elsewhere, and each is looked for in all of the history. */
const releases = new WeakMap<Catalog, Map<string, Removed | undefined>>();

/** From the newest back: the last time it was there is what counts. */
function removedBefore(
  problem: ResolutionProblem,
  statement: ResolvedStatement,
  released: Database['replayed'],
): Removed | undefined {
  for (let index = released.length - 2; index >= 0; index--) {
    const label = labelIn(released[index]?.after, problem, statement);
    const by = released[index + 1]?.migration.file.path;
    if (label !== undefined && by !== undefined) return { label, by };
  }
  return undefined;
}

/** What a catalog calls that which a query misses; undefined where it has none. */
function labelIn(
  catalog: Catalog | undefined,
  { kind, name }: ResolutionProblem,
  { resolution }: ResolvedStatement,
): string | undefined {
  if (!catalog) return undefined;
  if (kind === 'no-relation') {
    const [table = '', schema] = name.split('.').reverse();
    const relation = findRelation(catalog, schema === undefined ? { name: table } : { schema, name: table });
    return relation && (relation.kind === 'table' || relation.kind === 'view')
      ? displayName(catalog, relation)
      : undefined;
  }
  if (kind !== 'no-column') return undefined;
  for (const { relation } of resolution.relations) {
    const table = catalog.relations.get(relation);
    if (table?.kind === 'table' && table.columns.some((column) => column.name === name))
      return `${displayName(catalog, table)}.${name}`;
  }
  return undefined;
}
