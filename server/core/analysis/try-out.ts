import type { Step } from '../project/replay.ts';
import { type PlanStep, statementText } from '../recipes/recipe.ts';
import { apply, endSession } from '../schema/apply.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Dialect } from '../sql/dialect.ts';
import { split } from '../sql/split.ts';

/** Steps carried out on the catalog; where a statement would fail there, that statement and why. */
export function tryOut(
  start: Catalog,
  steps: readonly PlanStep[],
  dialect: Dialect,
): { readonly catalog: Catalog } | { readonly failed: string; readonly message: string } {
  let catalog = start;
  for (const statement of steps.flatMap((step) => step.statements)) {
    const text = statementText(statement, dialect);
    for (const { span, kind } of split(text, dialect.flavour)) {
      if (kind !== 'sql') continue;
      const { changes } = dialect.read(text.slice(span.start, span.end));
      for (const change of changes) {
        const applied = apply(catalog, change, changes);
        const [problem] = applied.problems;
        if (problem) return { failed: text, message: problem.message };
        catalog = applied.catalog;
      }
    }
  }
  return { catalog };
}

/**
 * Why the rest of a release can't run after the steps of this release that stand where a plan begins; undefined: it can. `rest`: what
 * comes after and stays as it is written.
 */
export function tryBeside(
  start: Catalog,
  steps: readonly PlanStep[],
  rest: readonly Step[],
  dialect: Dialect,
): string | undefined {
  const begun = tryOut(
    start,
    steps.filter((step) => step.release === 'this' && step.phase === 'expand'),
    dialect,
  );
  if ('failed' in begun) return undefined;
  let catalog = begun.catalog;
  let migration = rest[0]?.migration;
  for (const { change, statement, problems, ...step } of rest) {
    if (step.migration !== migration) catalog = endSession(catalog);
    migration = step.migration;
    const applied = apply(catalog, change, statement.read.changes);
    const [problem] = applied.problems;
    if (problem && applied.problems.length > problems.length)
      return `A statement of ${migration.file.path} counts on what the plan leaves for later: ${problem.message}.`;
    catalog = applied.catalog;
  }
  return undefined;
}
