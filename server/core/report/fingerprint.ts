import type { Finding } from '../analysis/finding.ts';

/**
 * A name for each finding that stays the same when lines move and when the previous server is another one: its rule, file
 * and object, and which of several such it is. For systems that track findings from one run to the next.
 */
export function fingerprints(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, object, message }) => {
    const key = JSON.stringify([rule, file, object ?? message]);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return hash(`${key}\0${times}`);
  });
}

/** FNV-1a with 64 bits over UTF-16 code units, as 16 hexadecimal digits. It names, it does not protect. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    value ^= BigInt(text.charCodeAt(i));
    value = BigInt.asUintN(64, value * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
