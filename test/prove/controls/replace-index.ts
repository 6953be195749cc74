import type { Control } from '../control.ts';
import type { ProofStep } from '../plan-of.ts';

export default [
  {
    name: 'the old index is dropped before the new one is built',
    scenario: 'replace-index, unique before and after, and upserted by',
    caught: /42P10/,
    break: ([build, ...rest]) => [
      { ...(build as ProofStep), title: 'Drop first', up: ['DROP INDEX CONCURRENTLY t_code'] },
      build as ProofStep,
      ...rest,
    ],
  },
] satisfies readonly Control[];
