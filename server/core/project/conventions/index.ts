import type { Convention } from '../convention.ts';
import { atlas } from './atlas.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { liquibase } from './liquibase.ts';
import { nodePgMigrate } from './node-pg-migrate.ts';
import { plain } from './plain.ts';
import { prisma } from './prisma.ts';
import { refinery } from './refinery.ts';
import { sqlMigrate } from './sql-migrate.ts';
import { sqlx } from './sqlx.ts';
import { supabase } from './supabase.ts';
import { tern } from './tern.ts';

/** Every migration tool Bellows knows. Of two that are equally sure the earlier one wins; `plain` stays last. */
export const conventions: readonly Convention[] = [
  liquibase,
  atlas,
  refinery,
  flyway,
  supabase,
  goose,
  sqlMigrate,
  dbmate,
  drizzle,
  prisma,
  diesel,
  golangMigrate,
  sqlx,
  tern,
  nodePgMigrate,
  plain,
];
