import type { Ending, Proof } from './prove.ts';
import type { Scenario } from './scenario.ts';

/** Work for a process of the pool: a scenario, right or with a wrong plan, on one of this machine's servers. */
export interface Task {
  /** `Place.id`. */
  readonly place: string;
  /** `titleOf` its scenario. */
  readonly scenario: string;
  /** The wrong plan's name; the right plan otherwise. */
  readonly control?: string;
  readonly ending: Ending;
  readonly seed: number;
  /** Milliseconds of a stage. */
  readonly stage: number;
}

export interface TaskResult {
  /** As the docs name it: `PostgreSQL 18.4`. */
  readonly server: string;
  /** None where the ending makes no sense: no way back from the contract steps. */
  readonly proof?: Proof;
}

/** Whether the scenario can run there. */
export const fits = (scenario: Scenario, place: { readonly on: string; readonly version: number }): boolean =>
  (scenario.on ?? 'postgresql') === place.on && (scenario.since ?? 0) <= place.version;
