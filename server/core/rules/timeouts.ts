import type { ChangeOf } from '../schema/change.ts';
import type { ReleaseChange, RuleContext } from './rule.ts';
import { ofFile } from './same-file.ts';

type Limit = 'lock_timeout' | 'statement_timeout';

/** Whether a limit holds at a change: set before it in its file, and for SET LOCAL in its transaction or DO block. */
export const limitedAt = (
  at: ReleaseChange,
  context: Pick<RuleContext, 'release'>,
  setting: Limit = 'lock_timeout',
): boolean => ofFile(context, at, setting, (entries) => limited(entries, setting)).has(at);

/** The changes of a file at which a limit holds. */
function limited(entries: readonly ReleaseChange[], setting: Limit): ReadonlySet<ReleaseChange> {
  const found = new Set<ReleaseChange>();
  let session = false;
  let local: { readonly limited: boolean; readonly scope: string } | undefined;
  for (const entry of entries) {
    if (local && local.scope === scopeOf(entry) ? local.limited : session) found.add(entry);
    const { change } = entry;
    if (change.kind !== 'set' || !(change.setting === setting || change.setting === 'all')) continue;
    const isLimited = isLimit(change, setting);
    const scope = scopeOf(entry);
    if (!change.local) {
      session = isLimited;
      local = undefined;
    } else if (scope !== undefined) local = { limited: isLimited, scope };
  }
  return found;
}

/** Whether a SET gives a setting a limit: zero means there is none. */
export const isLimit = (change: ChangeOf<'set'>, setting: Limit = 'lock_timeout'): boolean =>
  change.setting === setting && change.value !== null && milliseconds(change.value) !== 0;

/** What SET LOCAL holds for: the transaction, or the DO block that is one. */
const scopeOf = ({ transaction, statement, change }: ReleaseChange): string | undefined =>
  transaction >= 0 ? `transaction ${transaction}` : change.inside ? `statement ${statement}` : undefined;

/** A SET LOCAL with nothing to be local to: the server warns and does nothing. */
export const isFutile = ({ change, transaction }: ReleaseChange): boolean =>
  change.kind === 'set' && change.local && transaction < 0 && change.inside === undefined;

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `2s`, `'500'`, `1min` as milliseconds; undefined where it is no duration. */
export function milliseconds(value: string): number | undefined {
  const [, number, unit = 'ms'] = /^'?\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*'?$/i.exec(value) ?? [];
  const factor = units[unit === '' ? 'ms' : unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
