import type { ChangeKind } from '../schema/change.ts';
import addCheck from './add-check.ts';
import addForeignKey from './add-foreign-key.ts';
import addNotNullColumn from './add-not-null-column.ts';
import addUnique from './add-unique.ts';
import changeColumnType from './change-column-type.ts';
import contractTooEarly from './contract-too-early.ts';
import createIndex from './create-index.ts';
import disguisedRename from './disguised-rename.ts';
import dropColumn from './drop-column.ts';
import dropDefault from './drop-default.ts';
import dropTable from './drop-table.ts';
import lockTimeout from './lock-timeout.ts';
import narrowColumnType from './narrow-column-type.ts';
import renameColumn from './rename-column.ts';
import renameTable from './rename-table.ts';
import type { Rule } from './rule.ts';
import setNotNull from './set-not-null.ts';
import setNotNullScan from './set-not-null-scan.ts';
import volatileDefault from './volatile-default.ts';

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
  contractTooEarly,
  disguisedRename,
  createIndex,
  addForeignKey,
  setNotNullScan,
  volatileDefault,
  lockTimeout,
] as unknown as readonly Rule[];

const byKind = new Map<ChangeKind, Rule[]>();
for (const rule of rules) for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);

export const rulesFor = (kind: ChangeKind): readonly Rule[] => byKind.get(kind) ?? [];

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
