import type { Facts } from './dialect.ts';
import { type LockMode, strongest } from './lock-modes.ts';

/** What several changes of one statement, or of one transaction, do taken together: each relation's strongest lock counts. */
export function factsTogether(facts: readonly Facts[]): Facts {
  const locks: Record<string, LockMode> = {};
  for (const each of facts)
    for (const [relation, mode] of Object.entries(each.locks))
      locks[relation] = strongest([mode, ...(locks[relation] ? [locks[relation]] : [])]) ?? mode;
  const all = (of: (facts: Facts) => readonly string[]): string[] => [...new Set(facts.flatMap(of))];
  return {
    locks,
    rewrite: all((f) => f.rewrite),
    scan: all((f) => f.scan),
    indexBuild: all((f) => f.indexBuild),
    blocks: (['reads and writes', 'writes'] as const).find((what) => facts.some((f) => f.blocks === what)) ?? 'nothing',
    transaction: facts.some((f) => f.transaction === 'forbidden') ? 'forbidden' : 'allowed',
    assumes: all((f) => f.assumes),
  };
}
