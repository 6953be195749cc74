import type { Contract, Server } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import { type Phase, type Situation, situations } from '../release/stages.ts';

/** A situation, and the servers that are in it. */
export interface SituationOf {
  readonly situation: Situation;
  readonly servers: () => readonly Contract[];
}

/** The situations a migration of a phase has to suit. Services that are replaced in different ways are in different ones. */
export function situationsOf(database: Database, phase: Phase, state: ProjectState): readonly SituationOf[] {
  const groups = new Map<string, { strategy: Server['strategy']; contracts: Contract[] }>();
  for (const contract of database.previous) {
    const strategy = strategyOf(contract.server, state);
    // All others overlap.
    const key = strategy === 'recreate' ? 'recreate' : '';
    const known = groups.get(key);
    if (known) known.contracts.push(contract);
    else groups.set(key, { strategy, contracts: [contract] });
  }
  const previous = [...groups.values()].flatMap(({ strategy, contracts }) =>
    situations(phase, strategy)
      .filter(({ servers }) => servers === 'previous')
      .map((situation) => ({ situation, servers: () => contracts })),
  );
  const own = situations(phase, undefined).filter(({ servers }) => servers === 'next');
  const next = own.map((situation) => ({ situation, servers: () => [database.next() ?? []].flat() }));
  // A contract step is for the new server first.
  return phase === 'contract' ? [...next, ...previous] : [...previous, ...next];
}

/** How a server is replaced: as its service says, else the manifest for all. */
export const strategyOf = (server: Server, state: ProjectState): Server['strategy'] =>
  server.strategy ?? state.manifest?.manifest?.deploy?.strategy;
