import type { Listed } from '../contract/code-file.ts';
import type { Service } from '../release/services.ts';
import { inside } from './paths.ts';

/** What the manifest's `sources` say of a service; where it has none, everything that is recognised is read. */
export interface SourceSelection {
  /** What a listed file is; absent: no code is listed. */
  readonly listed?: (path: string) => Listed | undefined;
  /** Recorded statements, as files of the project. */
  readonly logs: readonly string[];
  /** Contracts that other repositories published, as files of the project. */
  readonly contracts: readonly string[];
  /** In words, what is listed. */
  readonly said: readonly string[];
}

export function selectSources({ sources = [] }: Service): SourceSelection {
  const code: string[] = [];
  const queries: string[] = [];
  const logs: string[] = [];
  const contracts: string[] = [];
  for (const source of sources) {
    if (typeof source === 'string') code.push(source);
    else if ('queries' in source) queries.push(...[source.queries].flat());
    else if ('code' in source) code.push(...[source.code].flat());
    else if ('log' in source) logs.push(source.log);
    else contracts.push(source.contract);
  }
  const listed = (path: string): Listed | undefined =>
    inside(path, queries) ? 'queries' : inside(path, code) ? 'code' : undefined;
  const said = [...code, ...queries];
  return { ...(said.length > 0 ? { listed } : {}), logs, contracts, said };
}
