import type { Dialect } from '../../dialect.ts';
import { backfill, guard, lockTimeout } from './backfill.ts';
import { compareTypes } from './compare-types.ts';
import { dualWrite } from './dual-write.ts';
import { facts } from './facts.ts';
import { partitionChecks } from './partition-checks.ts';
import { print } from './print.ts';
import { createPostgresqlReader } from './read.ts';
import { unsupported } from './since.ts';
import { tablesInStep } from './tables-in-step.ts';

/** The dialect as far as it only reads. */
export const postgresqlReader = {
  id: 'postgresql',
  title: 'PostgreSQL',
  flavour: 'postgresql',
  defaultSchema: 'public',
  /** NAMEDATALEN - 1. */
  maxIdentifier: 63,
  ...createPostgresqlReader(),
} as const satisfies Partial<Dialect>;

/** PostgreSQL in full. `initialiseLibpg` must have finished before anything is read. */
export const createPostgresql = (): Dialect => ({
  ...postgresqlReader,
  print,
  facts,
  unsupported,
  compareTypes,
  dualWrite,
  tablesInStep,
  backfill,
  guard,
  partitionChecks,
  lockTimeout,
});
