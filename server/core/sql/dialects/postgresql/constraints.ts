import type { ConstraintDefinition, ForeignKeyAction } from '../../../schema/change.ts';
import type { Constraint, Node } from './ast.ts';
import { items, strings } from './ast.ts';
import { bracketed } from './expressions.ts';
import { given } from './given.ts';
import { relationName } from './names.ts';
import { indexParameters } from './options.ts';
import type { Run, Source } from './source.ts';

const ACTIONS: Readonly<Record<string, ForeignKeyAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/**
 * A constraint of a table, or of `column` when it stands in a column's definition. `run` is everything that belongs to it;
 * `marks` are the attributes the grammar lists as nodes of their own after a column's constraint (DEFERRABLE, NOT ENFORCED).
 * Undefined for what is no constraint of its own: NULL, NOT NULL without a name, DEFAULT, identity.
 */
export function constraintDefinition(
  constraint: Constraint,
  run: Run,
  source: Source,
  column?: string,
  marks: readonly string[] = [],
): ConstraintDefinition | undefined {
  const named = constraint.conname !== undefined && source.word(run.from, 'constraint');
  const keyword = named ? source.lastPart(run.from + 1) + 1 : run.from;
  const deferrable = constraint.deferrable || marks.includes('CONSTR_ATTR_DEFERRABLE');
  const deferred = constraint.initdeferred || marks.includes('CONSTR_ATTR_DEFERRED');
  const unenforced =
    marks.includes('CONSTR_ATTR_NOT_ENFORCED') ||
    ((constraint.contype === 'CONSTR_CHECK' || constraint.contype === 'CONSTR_FOREIGN') && !constraint.is_enforced);
  const notValid = constraint.skip_validation && !unenforced;
  const common = {
    ...given({ name: constraint.conname }),
    at: named ? source.named(run.from + 1, constraint.conname as string, run.to) : source.spanOf(run),
    ...(notValid ? { notValid: true } : {}),
    ...(unenforced ? { notEnforced: true } : {}),
    ...(deferrable || deferred ? { deferrable: true } : {}),
    ...(deferred ? { initiallyDeferred: true } : {}),
    ...(constraint.is_no_inherit ? { noInherit: true } : {}),
  };
  const columns = (nodes: readonly Node[] | undefined) => (column !== undefined && !nodes ? [column] : strings(nodes));
  switch (constraint.contype) {
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE': {
      const index = constraint.indexname;
      const shared = {
        columns: index === undefined ? columns(constraint.keys) : [],
        ...(constraint.including ? { include: strings(constraint.including) } : {}),
        ...given({ usingIndex: index }),
        ...(constraint.without_overlaps ? { withoutOverlaps: true } : {}),
        ...indexParameters(constraint.options, constraint.indexspace),
      };
      if (constraint.contype === 'CONSTR_PRIMARY') return { ...common, type: 'primary-key', ...shared };
      const nulls = constraint.nulls_not_distinct ? { nullsNotDistinct: true } : {};
      return { ...common, type: 'unique', ...shared, ...nulls };
    }
    case 'CONSTR_FOREIGN':
      return {
        ...common,
        type: 'foreign-key',
        columns: columns(constraint.fk_attrs),
        references: relationName(constraint.pktable),
        referencedColumns: strings(constraint.pk_attrs),
        onDelete: ACTIONS[constraint.fk_del_action ?? 'a'] ?? 'no action',
        onUpdate: ACTIONS[constraint.fk_upd_action ?? 'a'] ?? 'no action',
        ...(constraint.fk_matchtype === 'f' ? { match: 'full' as const } : {}),
        ...(constraint.fk_del_set_cols ? { setColumns: strings(constraint.fk_del_set_cols) } : {}),
        ...(constraint.fk_with_period ? { period: true } : {}),
      };
    case 'CONSTR_CHECK': {
      const open = source.skip(keyword, 'check');
      return { ...common, type: 'check', expression: bracketed(constraint.raw_expr, open, source) };
    }
    case 'CONSTR_NOTNULL': {
      // In a column's definition the plain form is the column's own `notNull`.
      if (column !== undefined)
        return constraint.conname === undefined ? undefined : { ...common, type: 'not-null', column };
      return { ...common, type: 'not-null', column: strings(constraint.keys)[0] ?? '' };
    }
    case 'CONSTR_EXCLUSION': {
      const elements = (constraint.exclusions ?? []).map((pair) => items(pair)[0]?.IndexElem);
      return {
        ...common,
        type: 'exclude',
        text: source.textOf({ from: keyword, to: exclusionEnd(keyword, run, source) }),
        columns: elements.flatMap((element) => element?.name ?? []),
      };
    }
    default:
      return undefined;
  }
}

/** DEFERRABLE and its kin after EXCLUDE are told apart from its text. */
function exclusionEnd(from: number, run: Run, source: Source): number {
  const attribute = source.find({ from, to: run.to }, 'deferrable', 'initially', 'not');
  return attribute < 0 ? run.to : attribute;
}
