import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../server/core/schema/change.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';

/** Reading what was printed must give the same Changes: how the first one that doesn't differs, or undefined. */
export function roundTrip(dialect: Pick<Dialect, 'read' | 'print'>, change: Change): string | undefined {
  const printed = dialect.print(change);
  const { changes, error } = dialect.read(printed);
  const [again, ...others] = changes;
  if (!again || others.length > 0) return `${changes.length} changes: ${printed}`;
  if (error) return `${error.message}: ${printed}`;
  const [expected, actual] = [comparable(change), comparable(again)];
  if (isDeepStrictEqual(expected, actual)) return undefined;
  return `${JSON.stringify(expected)}\n≠ ${JSON.stringify(actual)}\n  ${printed}`;
}

/** A Change without its places in the text and with the white space of what it quotes made even. */
export function comparable(change: Change): unknown {
  return strip({ ...change, inside: undefined });
}

/** `at`: spans. `text` of an expression or trigger is as written. */
function strip(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'text' || key === 'bound' ? value.replace(/\s+/g, ' ') : value;
  if (Array.isArray(value)) return value.map((each) => strip(each));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([name, part]) => name !== 'at' && part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, strip(part, name)]));
}
