import type { ChangeKind } from '../schema/change.ts';
import addCheck from './add-check.ts';
import addEnumValue from './add-enum-value.ts';
import addForeignKey from './add-foreign-key.ts';
import addNotNullColumn from './add-not-null-column.ts';
import addUnique from './add-unique.ts';
import assertAlgorithm from './assert-algorithm.ts';
import attachPartition from './attach-partition.ts';
import autovacuumOff from './autovacuum-off.ts';
import backfillWithoutSync from './backfill-without-sync.ts';
import cascade from './cascade.ts';
import castOnExisting from './cast-on-existing.ts';
import changeCharacterSet from './change-character-set.ts';
import changeCollation from './change-collation.ts';
import changeColumnType from './change-column-type.ts';
import changeDefault from './change-default.ts';
import columnTypeStyle from './column-type-style.ts';
import concurrentlyInTransaction from './concurrently-in-transaction.ts';
import constraintOnExisting from './constraint-on-existing.ts';
import contractTooEarly from './contract-too-early.ts';
import copyAndSwap from './copy-and-swap.ts';
import createIndex from './create-index.ts';
import createPartition from './create-partition.ts';
import createTrigger from './create-trigger.ts';
import detachPartition from './detach-partition.ts';
import disguisedRename from './disguised-rename.ts';
import domainConstraint from './domain-constraint.ts';
import dropCascade from './drop-cascade.ts';
import dropColumn from './drop-column.ts';
import dropColumnIndex from './drop-column-index.ts';
import dropConstraint from './drop-constraint.ts';
import dropConstraintIndex from './drop-constraint-index.ts';
import dropDatabase from './drop-database.ts';
import dropDefault from './drop-default.ts';
import dropExtension from './drop-extension.ts';
import dropFunction from './drop-function.ts';
import dropIndex from './drop-index.ts';
import dropNotNull from './drop-not-null.ts';
import dropPrimaryKey from './drop-primary-key.ts';
import dropSchema from './drop-schema.ts';
import dropSyncTrigger from './drop-sync-trigger.ts';
import dropTable from './drop-table.ts';
import dropType from './drop-type.ts';
import dropView from './drop-view.ts';
import duplicateAssignment from './duplicate-assignment.ts';
import dynamicSql from './dynamic-sql.ts';
import enumValueOrder from './enum-value-order.ts';
import enumValueUsed from './enum-value-used.ts';
import foreignKeyIndex from './foreign-key-index.ts';
import foreignKeyOrder from './foreign-key-order.ts';
import foreignKeyTypes from './foreign-key-types.ts';
import foreignKeysAtOnce from './foreign-keys-at-once.ts';
import functionOverload from './function-overload.ts';
import ignoredReferences from './ignored-references.ts';
import implicitCommit from './implicit-commit.ts';
import indexBuild from './index-build.ts';
import indexCorruption from './index-corruption.ts';
import invalidIndexKept from './invalid-index-kept.ts';
import leftNotValid from './left-not-valid.ts';
import lockHeld from './lock-held.ts';
import lockTable from './lock-table.ts';
import lockTimeout from './lock-timeout.ts';
import lockWaitTimeout from './lock-wait-timeout.ts';
import longIdentifier from './long-identifier.ts';
import longQuery from './long-query.ts';
import loosenedCheck from './loosened-check.ts';
import lostIndex from './lost-index.ts';
import lostPartition from './lost-partition.ts';
import lostPrivileges from './lost-privileges.ts';
import narrowColumnType from './narrow-column-type.ts';
import nestedTransaction from './nested-transaction.ts';
import neverCommitted from './never-committed.ts';
import notEnforced from './not-enforced.ts';
import notIdempotent from './not-idempotent.ts';
import notInTransaction from './not-in-transaction.ts';
import nullsInTheWay from './nulls-in-the-way.ts';
import oneDdlAMigration from './one-ddl-a-migration.ts';
import oneWayChange from './one-way-change.ts';
import partitionKey from './partition-key.ts';
import railsTypeColumn from './rails-type-column.ts';
import redundantIndex from './redundant-index.ts';
import refreshView from './refresh-view.ts';
import refusedAlgorithm from './refused-algorithm.ts';
import reindex from './reindex.ts';
import renameColumn from './rename-column.ts';
import renameEnumValue from './rename-enum-value.ts';
import renameSchema from './rename-schema.ts';
import renameSequence from './rename-sequence.ts';
import renameTable from './rename-table.ts';
import repeatedAlter from './repeated-alter.ts';
import replicationContract from './replication-contract.ts';
import requiredColumnLeftOut from './required-column-left-out.ts';
import rewriteTable from './rewrite-table.ts';
import rowSecurity from './row-security.ts';
import type { Rule } from './rule.ts';
import scanUnderLock from './scan-under-lock.ts';
import securityDefiner from './security-definer.ts';
import sequenceBehind from './sequence-behind.ts';
import setNotNull from './set-not-null.ts';
import setNotNullScan from './set-not-null-scan.ts';
import severalLocks from './several-locks.ts';
import shadowedTable from './shadowed-table.ts';
import shortKey from './short-key.ts';
import statementTimeout from './statement-timeout.ts';
import tableCopy from './table-copy.ts';
import tableRebuild from './table-rebuild.ts';
import tableWithoutPrimaryKey from './table-without-primary-key.ts';
import timeoutWithoutEffect from './timeout-without-effect.ts';
import truncate from './truncate.ts';
import truncateCascade from './truncate-cascade.ts';
import unbatchedWrite from './unbatched-write.ts';
import uniqueOnExisting from './unique-on-existing.ts';
import unknownTable from './unknown-table.ts';
import unnamedConstraint from './unnamed-constraint.ts';
import variableConflict from './variable-conflict.ts';
import volatileDefault from './volatile-default.ts';
import wideIndex from './wide-index.ts';
import writeWithoutWhere from './write-without-where.ts';

/** Every rule, in the order of the docs. */
export const rules: readonly Rule[] = [
  dropColumn,
  renameColumn,
  renameTable,
  dropTable,
  addNotNullColumn,
  setNotNull,
  dropDefault,
  changeColumnType,
  narrowColumnType,
  addCheck,
  addUnique,
  dropView,
  renameSchema,
  requiredColumnLeftOut,
  changeDefault,
  dropNotNull,
  renameEnumValue,
  addEnumValue,
  dropType,
  dropFunction,
  functionOverload,
  renameSequence,
  dropPrimaryKey,
  createTrigger,
  dropSyncTrigger,
  backfillWithoutSync,
  rowSecurity,
  lostPrivileges,
  foreignKeyOrder,
  variableConflict,
  copyAndSwap,
  dropColumnIndex,
  lostIndex,
  lostPartition,
  dropExtension,
  dropSchema,
  dropDatabase,
  replicationContract,
  changeCollation,
  changeCharacterSet,
  railsTypeColumn,
  shadowedTable,
  contractTooEarly,
  disguisedRename,
  createIndex,
  addForeignKey,
  setNotNullScan,
  volatileDefault,
  rewriteTable,
  scanUnderLock,
  indexBuild,
  attachPartition,
  dropIndex,
  reindex,
  invalidIndexKept,
  concurrentlyInTransaction,
  foreignKeysAtOnce,
  lockTimeout,
  dropCascade,
  truncateCascade,
  writeWithoutWhere,
  duplicateAssignment,
  dropConstraint,
  notEnforced,
  uniqueOnExisting,
  nullsInTheWay,
  constraintOnExisting,
  castOnExisting,
  foreignKeyTypes,
  shortKey,
  longIdentifier,
  dropConstraintIndex,
  partitionKey,
  oneWayChange,
  loosenedCheck,
  detachPartition,
  createPartition,
  refreshView,
  longQuery,
  truncate,
  lockTable,
  timeoutWithoutEffect,
  statementTimeout,
  lockHeld,
  severalLocks,
  unbatchedWrite,
  enumValueUsed,
  domainConstraint,
  cascade,
  indexCorruption,
  leftNotValid,
  dynamicSql,
  notInTransaction,
  nestedTransaction,
  neverCommitted,
  notIdempotent,
  sequenceBehind,
  autovacuumOff,
  securityDefiner,
  foreignKeyIndex,
  redundantIndex,
  repeatedAlter,
  wideIndex,
  unnamedConstraint,
  enumValueOrder,
  columnTypeStyle,
  tableWithoutPrimaryKey,
  tableCopy,
  tableRebuild,
  refusedAlgorithm,
  assertAlgorithm,
  lockWaitTimeout,
  implicitCommit,
  oneDdlAMigration,
  ignoredReferences,
  unknownTable,
] as unknown as readonly Rule[];

const byKind = new Map<ChangeKind, Rule[]>();
for (const rule of rules) for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);

export const rulesFor = (kind: ChangeKind): readonly Rule[] => byKind.get(kind) ?? [];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byId.get(id);
