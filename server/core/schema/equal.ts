/** Whether two pieces of plain data (objects, lists, values) say the same. Quick where most of it is the same object. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false;
    return true;
  }
  // Anything else than plain data is compared by who made it.
  if (Object.getPrototypeOf(a) !== Object.prototype || Object.getPrototypeOf(b) !== Object.prototype) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  // Counted rather than listed: this runs thousands of times at every key.
  let more = 0;
  for (const key in one) {
    if (!(key in other) || !equal(one[key], other[key])) return false;
    more++;
  }
  for (const _ in other) more--;
  return more === 0;
}
