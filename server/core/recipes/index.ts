import type { ChangeKind } from '../schema/change.ts';
import addCheck from './add-check.ts';
import addForeignKey from './add-foreign-key.ts';
import addNotNullColumn from './add-not-null-column.ts';
import addPrimaryKey from './add-primary-key.ts';
import addUnique from './add-unique.ts';
import attachPartition from './attach-partition.ts';
import batchWrite from './batch-write.ts';
import changeColumnType from './change-column-type.ts';
import changeDefault from './change-default.ts';
import changePrimaryKey from './change-primary-key.ts';
import changeView from './change-view.ts';
import createIndex from './create-index.ts';
import detachPartition from './detach-partition.ts';
import dropColumn from './drop-column.ts';
import dropConstraint from './drop-constraint.ts';
import dropIndex from './drop-index.ts';
import dropLater from './drop-later.ts';
import dropNotNull from './drop-not-null.ts';
import dropTable from './drop-table.ts';
import dropView from './drop-view.ts';
import extractTable from './extract-table.ts';
import mergeColumns from './merge-columns.ts';
import moveColumn from './move-column.ts';
import nameColumns from './name-columns.ts';
import { minding } from './put-off.ts';
import type { Recipe } from './recipe.ts';
import removeEnumValue from './remove-enum-value.ts';
import renameColumn from './rename-column.ts';
import renameColumnView from './rename-column-view.ts';
import renameEnumValue from './rename-enum-value.ts';
import renameFunction from './rename-function.ts';
import renameSchema from './rename-schema.ts';
import renameTable from './rename-table.ts';
import renameType from './rename-type.ts';
import replaceFunction from './replace-function.ts';
import replaceIndex from './replace-index.ts';
import rewriteTable from './rewrite-table.ts';
import setNotNull from './set-not-null.ts';
import splitColumn from './split-column.ts';
import widenPrimaryKey from './widen-primary-key.ts';

/** Every recipe, in the order of the docs. */
export const recipes: readonly Recipe[] = (
  [
    minding(renameColumn),
    minding(removeEnumValue),
    changeColumnType,
    minding(renameEnumValue),
    minding(renameColumnView),
    minding(renameTable),
    minding(renameSchema),
    minding(renameType),
    minding(extractTable),
    minding(moveColumn),
    minding(splitColumn),
    minding(mergeColumns),
    minding(dropColumn),
    minding(dropTable),
    minding(addNotNullColumn),
    minding(setNotNull),
    createIndex,
    dropIndex,
    replaceIndex,
    nameColumns,
    dropView,
    changeView,
    replaceFunction,
    renameFunction,
    dropLater,
    minding(attachPartition),
    detachPartition,
    rewriteTable,
    addForeignKey,
    minding(addUnique),
    minding(addCheck),
    minding(addPrimaryKey),
    changePrimaryKey,
    widenPrimaryKey,
    minding(changeDefault),
    minding(dropNotNull),
    minding(dropConstraint),
    batchWrite,
  ] as unknown as readonly Recipe[]
).map(onItsOwn);

/** No plan for what can't be taken out of its place, or would fail as it is written. */
function onItsOwn(recipe: Recipe): Recipe {
  return {
    ...recipe,
    plan(change, context) {
      // What stands around it decides whether it runs at all.
      if (change.inside) return { refused: 'The change stands inside a DO block. Take it out of there first.' };
      const plan = recipe.plan(change, context);
      return 'refused' in plan || context.after.gaps <= context.before.gaps
        ? plan
        : { refused: 'The statement would fail on the schema as it is known here: correct it first.' };
    },
  };
}

export const recipesFor = (kind: ChangeKind): readonly Recipe[] => recipes.filter((recipe) => recipe.on.includes(kind));

export const recipeById = (id: string): Recipe | undefined => recipes.find((recipe) => recipe.id === id);
