import type { Table } from '../schema/catalog.ts';
import type { RuleContext } from './rule.ts';

/**
 * Whether an earlier statement of the release fails on rows of the table that are in the way: a DO block, or a procedure, that looks
 * for some and raises an error. Then nothing half-done is left behind, and whoever wrote it has thought of them. `about`: what it looks for.
 */
export const stopsBefore = (table: Table, about: RegExp, context: RuleContext): boolean =>
  context.release
    .slice(0, context.position)
    .some(
      ({ text }) =>
        /^\s*(DO|CREATE\s+PROCEDURE)\b/i.test(text) &&
        /\b(RAISE\s+(EXCEPTION|SQLSTATE|USING)|SIGNAL\s+SQLSTATE)\b/i.test(text) &&
        about.test(text) &&
        new RegExp(`\\b${table.name.replace(/\W/g, '\\$&')}\\b`, 'i').test(text),
    );
