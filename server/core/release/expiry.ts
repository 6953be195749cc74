/**
 * Whether something that was said `until` a release or a date still holds. `until v1.10.0`: until that release is out; from
 * then on, in the release after it, it is over. `until 2026-07-31`: through that day, in UTC. `releases`: tags of the
 * releases that are out; `today` as `2026-07-31`, absent where no day passes. `unclear`: it is neither release nor date.
 */
export function expiry(
  until: string | undefined,
  { today, releases }: { readonly today?: string; readonly releases: readonly string[] },
): 'holds' | 'over' | 'unclear' {
  if (until === undefined) return 'holds';
  if (/^\d{4}-\d{2}-\d{2}$/.test(until)) {
    if (Number.isNaN(Date.parse(`${until}T00:00:00Z`))) return 'unclear';
    return today !== undefined && today > until ? 'over' : 'holds';
  }
  if (releases.includes(until)) return 'over';
  const end = versionOf(until);
  if (!end) return 'unclear';
  const out = releases.some((tag) => {
    const version = versionOf(tag);
    return version?.prefix === end.prefix && compare(version.numbers, end.numbers) >= 0;
  });
  return out ? 'over' : 'holds';
}

interface Version {
  /** What stands before the numbers, without a `v`: `worker/`. */
  readonly prefix: string;
  readonly numbers: readonly number[];
}

function versionOf(text: string): Version | undefined {
  const [, prefix, numbers] = /^(.*?)v?(\d+(?:\.\d+)*)(?:[-+][\w.-]+)?$/.exec(text) ?? [];
  if (prefix === undefined || numbers === undefined || (prefix !== '' && !/[/_@-]$/.test(prefix))) return undefined;
  return { prefix, numbers: numbers.split('.').map(Number) };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
