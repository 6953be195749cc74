import type { Dialect } from '../../dialect.ts';
import { createPostgresqlReader } from './read.ts';

/** What is written elsewhere in this folder: printing, facts, types, and the machinery of expand and contract. */
export type PostgresqlKnowledge = Pick<
  Dialect,
  'print' | 'facts' | 'compareTypes' | 'dualWrite' | 'backfill' | 'lockTimeout'
>;

/** The dialect as far as it only reads. */
export const postgresqlReader = {
  id: 'postgresql',
  title: 'PostgreSQL',
  flavour: 'postgresql',
  defaultSchema: 'public',
  /** NAMEDATALEN - 1. */
  maxIdentifier: 63,
  ...createPostgresqlReader(),
} as const satisfies Omit<Dialect, keyof PostgresqlKnowledge>;

export const assemblePostgresql = (knowledge: PostgresqlKnowledge): Dialect => ({ ...postgresqlReader, ...knowledge });
