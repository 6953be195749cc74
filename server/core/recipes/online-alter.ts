import type { Change } from '../schema/change.ts';
import { type PlanStatement, type RecipeContext, statementText } from './recipe.ts';

/**
 * MySQL, MariaDB: an ALTER TABLE that says how it is to be done, so that the server refuses it where it would make writes wait;
 * undefined where it surely would.
 */
export function online(
  statement: PlanStatement,
  { dialect, before, version }: RecipeContext,
): PlanStatement | undefined {
  if (!('change' in statement)) return statement;
  const facts = dialect.facts(statement.change, before, version);
  if (facts.blocks !== 'nothing' || facts.algorithm === 'COPY' || !facts.algorithm) return undefined;
  // LOCK=NONE beside INSTANT is an error.
  const lock = facts.algorithm === 'INSTANT' ? '' : ', LOCK=NONE';
  return { sql: `${statementText(statement, dialect)}, ALGORITHM=${facts.algorithm}${lock}` };
}

/** The change as a statement of a plan, whatever it stands in. */
export const alone = (change: Change): PlanStatement => ({ change: { ...change, at: { start: 0, end: 0 } } });
