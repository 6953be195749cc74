import { type PlanStep, statementText } from '../recipes/recipe.ts';
import { apply } from '../schema/apply.ts';
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
