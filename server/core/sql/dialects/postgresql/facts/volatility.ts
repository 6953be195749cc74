import type { FunctionObject } from '../../../../schema/catalog.ts';
import type { Expression } from '../../../../schema/change.ts';
import { type Name, showName } from '../../../../schema/names.ts';
import { steady, volatile } from './built-in-functions.ts';
import type { Effects } from './effects.ts';

/**
 * Whether a default gives each existing row a value of its own, so that adding the column writes the whole table
 * ("ALTER TABLE", Notes: since 11 any other default is kept in the catalog). A function nobody knows is taken for volatile,
 * and `assumes` says so. Operators of PostgreSQL itself are never volatile.
 */
export function isVolatile(expression: Expression, effects: Effects): boolean {
  return expression.calls.map((call) => isVolatileCall(call.name, effects)).includes(true);
}

function isVolatileCall(name: Name, effects: Effects): boolean {
  const own = overloads(name, effects);
  if (own.length > 0) return own.some((f) => f.volatility === 'volatile' && !isInlined(f, effects));
  if (steady.has(name.name)) return false;
  if (!volatile.has(name.name)) effects.assume(`The function ${showName(name)} is volatile: nothing is known of it.`);
  return true;
}

function overloads(name: Name, { catalog }: Effects): readonly FunctionObject[] {
  if (name.schema === 'pg_catalog') return [];
  const schemas = name.schema === undefined ? catalog.searchPath : [name.schema];
  return schemas.flatMap((schema) => catalog.functions.get(`${schema}.${name.name}`) ?? []);
}

/**
 * Since 12 a default is simplified before its volatility is looked at: a function in SQL that is a mere SELECT of an expression
 * is replaced by the expression (`inline_function` in clauses.c; measured on 10–18). Those with arguments are left out, since
 * STRICT ones are not replaced and the catalog doesn't tell.
 */
function isInlined(routine: FunctionObject, effects: Effects): boolean {
  if (effects.version < 12 || routine.language.toLowerCase() !== 'sql' || routine.returnsSet) return false;
  if (routine.arguments.length > 0 || routine.queries.length !== 1) return false;
  const [query] = routine.queries;
  if (query?.verb !== 'select' || query.outputs.length !== 1) return false;
  if (!/^\s*(begin\s+atomic\s+)?(select|return)\b/i.test(routine.body)) return false;
  if (/\b(where|having|group|order|limit|offset|fetch|for|union|over)\b/i.test(routine.body)) return false;
  const plain = query.from.length + query.with.length + query.nested.length + query.branches.length === 0;
  return plain && query.calls.every((call) => call.name.name !== routine.name && !isVolatileCall(call.name, effects));
}
