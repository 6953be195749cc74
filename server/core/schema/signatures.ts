import type { Catalog, FunctionObject } from './catalog.ts';
import type { Name } from './names.ts';
import { sameType, showType } from './types.ts';

/** What a call may give: arguments without a default must be given; the rest may. */
export const inputs = ({ arguments: all }: FunctionObject) => all.filter((a) => a.mode !== 'out' && a.mode !== 'table');

/** Whether a call with so many arguments can mean this function. */
export function takes(routine: FunctionObject, given: number): boolean {
  const args = inputs(routine);
  const least = args.filter((a) => !a.default).length;
  return given >= least && (given <= args.length || args.some((a) => a.mode === 'variadic'));
}

/** Whether the first so many arguments are of the same types. */
export const alike = (a: FunctionObject, b: FunctionObject, given: number): boolean =>
  inputs(a)
    .slice(0, given)
    .every((argument, at) => {
      const other = inputs(b)[at];
      return other !== undefined && sameType(argument.type, other.type);
    });

/** `calc_tax(integer, text)`. */
export const showRoutine = (label: string, routine: FunctionObject): string =>
  `${label}(${inputs(routine)
    .map((a) => showType(a.type))
    .join(', ')})`;

/** The functions a name means. */
export function overloads(catalog: Catalog, name: Name): readonly FunctionObject[] {
  for (const schema of name.schema ? [name.schema] : catalog.searchPath) {
    const found = catalog.functions.get(`${schema}.${name.name}`);
    if (found) return found;
  }
  return [];
}
