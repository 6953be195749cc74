import type { Change, ChangeKind, ChangeOf } from '../../../schema/change.ts';
import { objects } from './print-objects.ts';
import { said } from './print-said.ts';
import { access, session } from './print-session.ts';
import { indexes, tables } from './print-tables.ts';

/** How each kind is printed; undefined for a kind, or a Change of it, that does not hold all its statement said. */
export type Printers = { readonly [K in ChangeKind]: ((change: ChangeOf<K>) => string | undefined) | undefined };

/**
 * Prints one Change as one statement, without the semicolon. Reading it back gives the same Change, spans apart. What a Change
 * doesn't hold can't be printed (the values of an INSERT, the roles of a policy); then it is a comment that says so.
 */
export function print(change: Change): string {
  return printed(change) ?? `-- ${change.kind.replaceAll('-', ' ')}: left out, as its full text is not known here`;
}

/** Whether {@link print} gives a statement. */
export const isPrintable = (change: Change): boolean => printed(change) !== undefined;

function printed(change: Change): string | undefined {
  const printer = PRINTERS[change.kind] as ((change: Change) => string | undefined) | undefined;
  return printer?.(change);
}

const PRINTERS: Printers = {
  ...tables,
  ...indexes,
  ...objects,
  ...access,
  ...session,
  // A query keeps what it reads and writes, not its text.
  select: undefined,
  'insert-rows': undefined,
  'update-rows': undefined,
  'delete-rows': undefined,
  'merge-rows': undefined,
  'copy-rows': undefined,
  other: said,
  opaque: undefined,
};
