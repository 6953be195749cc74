import type { Facts } from '../../../server/core/sql/dialect.ts';
import type { Measured } from './measure.ts';
import { run, strongest, type Told, type World } from './world.ts';

/**
 * A case: statements that set the scene, the statement in question, and what it does on each version from the one named on.
 *
 *     CREATE INDEX t_b ON t (b);
 *     ALTER TABLE t ALTER COLUMN b TYPE bigint;
 *     -- 10: t:AX t_b:AX t_pkey:AX | rewrite t | scan t | build t | blocks reads and writes
 *
 * Locks are written short (`SUX` for SHARE UPDATE EXCLUSIVE). `-- since 18` tells where the statement is of use first;
 * `-- worse: …` says why facts may claim more than the server does here.
 */
export interface Case {
  readonly setup: string;
  readonly sql: string;
  readonly since: number;
  readonly worse: boolean;
  /** Remarks, in their order, without what is expected. */
  readonly remarks: readonly string[];
  readonly expected: readonly string[];
}

export const versions = [10, 11, 12, 13, 14, 15, 16, 17, 18];

export function readCases(text: string): Case[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim().split('\n'))
    .filter((lines) => lines.some((line) => !line.startsWith('--')))
    .map((lines) => {
      const comments = lines.filter((line) => line.startsWith('--'));
      const code = lines.filter((line) => !line.startsWith('--')).join('\n');
      const cut = code.replace(/;\s*$/, '').lastIndexOf(';\n');
      const isExpected = (line: string): boolean => /^-- \d+: /.test(line);
      const since = comments.flatMap((line) => /^-- since (\d+)/.exec(line)?.[1] ?? [])[0];
      return {
        setup: cut < 0 ? '' : code.slice(0, cut + 1),
        sql: code.slice(cut < 0 ? 0 : cut + 2).replace(/;\s*$/, ''),
        since: Number(since ?? 10),
        worse: comments.some((line) => line.startsWith('-- worse')),
        remarks: comments.filter((line) => !isExpected(line)),
        expected: comments.filter(isExpected),
      };
    });
}

/** The block as it stands in its file. */
export const printCase = ({ remarks, setup, sql }: Case, expected: readonly string[]): string =>
  [...remarks, ...(setup ? [setup] : []), `${sql};`, ...expected].join('\n');

/** What our facts say, a line for each version at which they change. */
export function tellVersions(one: Case, base: World): string[] {
  const scene = run(base, one.setup);
  const lines: string[] = [];
  let last = '';
  for (const version of versions.filter((v) => v >= one.since)) {
    const told: Told[] = [];
    run(scene, one.sql, { version, list: told });
    const text = told.map(({ facts }) => tell(facts)).join(' || ');
    if (text !== last) lines.push(`-- ${version}: ${text}`);
    last = text;
  }
  return lines;
}

export function tell(facts: Facts): string {
  const { blocks, transaction } = facts;
  return [
    short(facts),
    ...(blocks === 'nothing' ? [] : [`blocks ${blocks}`]),
    ...(transaction === 'allowed' ? [] : ['not in a transaction']),
    ...(facts.assumes.length === 0 ? [] : ['with assumptions']),
  ].join(' | ');
}

type Effect = Pick<Facts, 'rewrite' | 'scan' | 'indexBuild'> & { readonly locks: Readonly<Record<string, string>> };

export function short({ locks, rewrite, scan, indexBuild }: Effect): string {
  const held = Object.entries(locks).map(([name, mode]) => `${name}:${letters(mode)}`);
  const part = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${what} ${[...new Set(names)].sort().join(' ')}`];
  return [
    held.sort().join(' ') || 'no lock',
    ...part('rewrite', rewrite),
    ...part('scan', scan),
    ...part('build', indexBuild),
  ].join(' | ');
}

/** As the tables of the handbook abbreviate them: AX, X, SRX, S, SUX, RX, RS. */
const letters = (mode: string): string =>
  mode
    .split(' ')
    .map((word) => (word === 'EXCLUSIVE' ? 'X' : word[0]))
    .join('');

/** Our facts as one effect, reduced to what a server could show: tables without rows are never seen read. */
export function visible(told: readonly Told[], scene: World, nameOf: (id: number) => string | undefined): Effect {
  const filled = new Set([...scene.filled].flatMap((id) => nameOf(id) ?? []));
  const views = [...scene.catalog.relations.values()].filter((r) => r.kind === 'view').map((r) => r.name);
  const pick = (what: 'rewrite' | 'scan' | 'indexBuild'): string[] => told.flatMap(({ facts }) => facts[what]);
  return {
    locks: Object.fromEntries([...strongest(told)].flatMap(([id, mode]) => (nameOf(id) ? [[nameOf(id), mode]] : []))),
    rewrite: pick('rewrite'),
    scan: pick('scan').filter((name) => filled.has(name) || views.includes(name)),
    indexBuild: pick('indexBuild'),
  };
}

/** Whether `ours` says all that was measured, and perhaps more. */
export function covers(ours: Effect, measured: Measured, strength: readonly string[]): boolean {
  const subset = (a: readonly string[], b: readonly string[]): boolean => a.every((name) => b.includes(name));
  return (
    subset(measured.rewrite, ours.rewrite) &&
    subset(measured.scan, ours.scan) &&
    subset(measured.indexBuild, ours.indexBuild) &&
    Object.entries(measured.locks).every(
      ([name, mode]) => strength.indexOf(ours.locks[name] ?? '') >= strength.indexOf(mode),
    )
  );
}
