import type { Step } from '../project/replay.ts';
import { type PlanStep, statementText } from '../recipes/recipe.ts';
import { apply, endSession } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { resolve } from '../schema/resolve.ts';
import type { Dialect } from '../sql/dialect.ts';
import { split } from '../sql/split.ts';

/**
 * Steps carried out on the catalog; where a statement would fail there, that statement and why. `alone`: the schema that the steps are
 * written for, which tells names that are gone from those that a procedural block makes up.
 */
export function tryOut(
  start: Catalog,
  steps: readonly PlanStep[],
  dialect: Dialect,
  alone?: Catalog,
): { readonly catalog: Catalog } | { readonly failed: string; readonly message: string } {
  let catalog = start;
  let apart = alone;
  for (const statement of steps.flatMap((step) => step.statements)) {
    const text = statementText(statement, dialect);
    for (const { span, kind } of split(text, dialect.flavour)) {
      if (kind !== 'sql') continue;
      const { changes } = dialect.read(text.slice(span.start, span.end));
      for (const change of changes) {
        const applied = apply(catalog, change, changes);
        const [problem = apart && gone(change, catalog, apart)] = applied.problems;
        if (problem) return { failed: text, message: problem.message };
        apart = apart && apply(apart, change, changes).catalog;
        catalog = applied.catalog;
      }
    }
  }
  return { catalog };
}

/** The first name of a query that one schema lacks, and the other has. */
function gone(change: Change, catalog: Catalog, apart: Catalog): { readonly message: string } | undefined {
  if (!('query' in change) || !change.query) return undefined;
  const known = new Set(resolve(change.query, apart).problems.map(({ message }) => message));
  return resolve(change.query, catalog).problems.find(({ message }) => !known.has(message));
}

/**
 * The schema that a plan leaves while old and new servers run, and the one in the end, with the rest of the release as it is written
 * after the steps that stand where the plan begins; or why the two don't go together.
 */
export function stagesOf(
  start: Catalog,
  steps: readonly PlanStep[],
  rest: readonly Step[],
  dialect: Dialect,
): { readonly overlap: Catalog; readonly end: Catalog } | { readonly refused: string } {
  const inPlace = steps.filter((step) => step.release === 'this' && step.phase === 'expand' && step.transaction);
  const soon = steps.filter((step) => step.release === 'this' && !inPlace.includes(step));
  const late = steps.filter((step) => step.release !== 'this');
  const begun = tryOut(start, inPlace, dialect);
  if ('failed' in begun) return { refused: `A step of the plan would fail: ${begun.message}.` };
  let catalog = begun.catalog;
  let migration = rest[0]?.migration;
  for (const { change, statement, problems, ...step } of rest) {
    if (step.migration !== migration) catalog = endSession(catalog);
    migration = step.migration;
    const applied = apply(catalog, change, statement.read.changes);
    const [problem] = applied.problems;
    if (problem && applied.problems.length > problems.length)
      return {
        refused: `A statement of ${migration.file.path} counts on what the plan leaves for later: ${problem.message}.`,
      };
    catalog = applied.catalog;
  }
  const filled = tryOut(catalog, soon, dialect, begun.catalog);
  const done = 'failed' in filled ? filled : tryOut(filled.catalog, late, dialect);
  if ('failed' in filled || 'failed' in done) {
    const { message } = 'failed' in filled ? filled : (done as typeof filled & { message: string });
    return {
      refused: `After the rest of this release a step of the plan would fail: ${message}. Put one of the two into a migration of the next release.`,
    };
  }
  return { overlap: filled.catalog, end: done.catalog };
}
