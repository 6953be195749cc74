import type { Constraint, Table } from '../catalog.ts';
import type { ConstraintDefinition } from '../change.ts';
import type { Draft } from './draft.ts';

/** A constraint's definition of one sort. */
export type Definition<T extends ConstraintDefinition['type']> = Extract<ConstraintDefinition, { type: T }>;

/** What every constraint has of its definition. */
export const base = (definition: ConstraintDefinition) => ({
  type: definition.type,
  valid: !definition.notValid && !definition.notEnforced,
  enforced: !definition.notEnforced,
  noInherit: definition.noInherit === true,
  ...(definition.deferrable && { deferrable: true as const }),
  ...(definition.initiallyDeferred && { initiallyDeferred: true as const }),
  ...('withoutOverlaps' in definition && definition.withoutOverlaps && { withoutOverlaps: true as const }),
});

export const append = (draft: Draft, table: Table, constraint: Constraint): void =>
  draft.edit(table.id, (t) => ({ ...t, constraints: [...t.constraints, constraint] }));

/** Marks a constraint of its own as one that the parent has too. */
export const markInherited = (draft: Draft, table: number, name: string): void =>
  draft.edit(table, (t) => ({
    ...t,
    constraints: t.constraints.map((c) => (c.name === name ? { ...c, inherited: true as const } : c)),
  }));
