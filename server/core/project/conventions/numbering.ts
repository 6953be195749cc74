import { compareDigits } from './paths.ts';

/** How a folder numbers its migrations, read off the highest one, and the number that comes next. */

const SECOND = 1000;

interface Style {
  /** Milliseconds since 1970 of a version, or undefined if it is no time of this style. */
  readonly time: (version: string) => number | undefined;
  readonly print: (milliseconds: number) => string;
  readonly unit: number;
}

const stamp = (length: 8 | 12 | 14, unit: number): Style => ({
  time: (version) => (version.length === length ? parseStamp(version) : undefined),
  print: (milliseconds) => printStamp(milliseconds).slice(0, length),
  unit,
});

const epoch = (digits: 10 | 13, unit: number): Style => ({
  // Only times from 2001 on have this many digits, and none before 2100 has more.
  time: (version) =>
    version.length === digits && version < '41' ? Number(version) * (digits === 10 ? 1000 : 1) : undefined,
  print: (milliseconds) => String(digits === 10 ? Math.floor(milliseconds / 1000) : milliseconds),
  unit,
});

/** More than 14 digits: a time, then a counter or fractions, as in `20260703000000000000`. */
const long = (length: number): Style => ({
  time: (version) => (version.length === length ? parseStamp(version.slice(0, 14)) : undefined),
  print: (milliseconds) => printStamp(milliseconds).padEnd(length, '0'),
  unit: SECOND,
});

function styleOf(version: string): Style | undefined {
  const styles = [
    stamp(14, SECOND),
    stamp(12, 60 * SECOND),
    stamp(8, 86_400 * SECOND),
    epoch(10, SECOND),
    epoch(13, 1),
  ];
  if (version.length > 14) styles.push(long(version.length));
  return styles.find((style) => style.time(version) !== undefined);
}

/**
 * The version after all of `existing` (runs of digits): a time in UTC if the highest one is a time, else the next number with
 * the same zero-padding. Never below or equal to an existing one. `sequence` moves it further on.
 */
export function nextVersion(
  existing: readonly string[],
  now: number,
  sequence: number,
  first: 'time' | number = 'time',
): string {
  const sorted = existing.filter((version) => /^\d+$/.test(version)).sort(compareDigits);
  const last = sorted.at(-1);
  if (last === undefined) {
    if (first === 'time') return printStamp(now + sequence * SECOND);
    return String(1 + sequence).padStart(first, '0');
  }
  const style = styleOf(last);
  if (style) {
    const after = (style.time(last) as number) + style.unit;
    return style.print(Math.max(now, after) + sequence * style.unit);
  }
  const padded = sorted.findLast((version) => version.startsWith('0') && version.length > 1);
  const width = padded === undefined ? 0 : Math.max(padded.length, last.length);
  return String(BigInt(last) + BigInt(1 + sequence)).padStart(width, '0');
}

/** `20260729143313`, in UTC. */
export const printStamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\D/g, '').slice(0, 14);

/** The time a run of 8 to 14 digits stands for; undefined if it isn't a date of 1980 to 2199. */
function parseStamp(digits: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?$/.exec(digits)?.map((part) => Number(part ?? 0)) ?? [];
  if (year === undefined || year < 1980 || year >= 2200) return undefined;
  if (month === undefined || month < 1 || month > 12 || day === undefined || day < 1 || day > 31) return undefined;
  // Times such as 99 minutes are in real file names: Date.UTC carries them over.
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
