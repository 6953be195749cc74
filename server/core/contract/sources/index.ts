import type { ContractSource } from '../source.ts';
import { activeRecord } from './active-record.ts';
import { bun } from './bun.ts';
import { csharp } from './csharp.ts';
import { decorated } from './decorated.ts';
import { diesel } from './diesel.ts';
import { doctrine } from './doctrine.ts';
import { drizzle } from './drizzle.ts';
import { ecto } from './ecto.ts';
import { efCore } from './ef-core.ts';
import { elixir } from './elixir.ts';
import { eloquent } from './eloquent.ts';
import { entitySchema } from './entity-schema.ts';
import { exposed } from './exposed.ts';
import { generated } from './generated.ts';
import { go } from './go.ts';
import { goModels } from './gorm.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { jpa } from './jpa.ts';
import { kotlin } from './kotlin.ts';
import { mybatis, mybatisMappers } from './mybatis.ts';
import { php } from './php.ts';
import { postgrest } from './postgrest.ts';
import { prisma } from './prisma.ts';
import { prismaCalls } from './prisma-calls.ts';
import { prismaGo } from './prisma-go.ts';
import { python } from './python.ts';
import { pythonModels } from './python-models.ts';
import { queryBuilders } from './query-builders.ts';
import { queryFiles } from './query-files.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { seaOrm } from './sea-orm.ts';
import { modelClasses } from './sequelize.ts';
import { sqlx } from './sqlx.ts';

/** Every source; the first that takes a path reads it. */
export const sources: readonly ContractSource[] = [
  sqlx,
  queryFiles,
  prisma,
  mybatisMappers,
  javascript,
  go,
  python,
  java,
  kotlin,
  rust,
  csharp,
  php,
  ruby,
  elixir,
];

/** What else is read of files that a source takes: tables and queries of object-relational mappers. */
const mappers: readonly ContractSource[] = [
  prismaCalls,
  prismaGo,
  drizzle,
  diesel,
  jpa,
  pythonModels,
  activeRecord,
  ecto,
  decorated,
  entitySchema,
  modelClasses,
  goModels,
  generated,
  queryBuilders,
  postgrest,
  eloquent,
  doctrine,
  mybatis,
  efCore,
  seaOrm,
  bun,
  exposed,
];

export const mappersFor = (path: string): readonly ContractSource[] => mappers.filter((source) => source.takes(path));

export const sourceFor = (path: string): ContractSource | undefined => sources.find((source) => source.takes(path));
