import type { ChangeOf } from '../../../schema/change.ts';
import { name, printType, quote, role, setOrReset, spaced } from './print-names.ts';

/** ALTER of an object, where what it says is kept; undefined for all other commands. */
export function said(c: ChangeOf<'other'>): string | undefined {
  const [, what, owner] =
    /^alter (materialized view|view|index|sequence|type|domain|function|procedure|routine|aggregate)( owner)?\b/.exec(
      c.what,
    ) ?? [];
  if (what === undefined || !c.object) return undefined;
  const action = c.settings
    ? setOrReset(c.settings)
    : c.tablespace !== undefined
      ? `SET TABLESPACE ${quote(c.tablespace)}`
      : c.element
        ? `ALTER COLUMN ${c.element.number} SET STATISTICS ${c.element.statistics}`
        : c.owner !== undefined
          ? `OWNER TO ${role(c.owner)}`
          : undefined;
  if (action === undefined) return undefined;
  const types = owner && c.arguments ? `(${c.arguments.map(printType).join(', ')})` : '';
  return spaced('ALTER', what.toUpperCase(), c.ifPresent && 'IF EXISTS', name(c.object) + types, action);
}
