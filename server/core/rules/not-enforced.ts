import { findTable, tableById } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import { defineRule, type Report, releasedTable } from './rule.ts';

export default defineRule({
  id: 'not-enforced',
  on: ['add-constraint', 'add-column', 'create-table', 'alter-constraint', 'enable-trigger'],
  category: 'data',
  severity: 'warning',
  title: 'A constraint or trigger that is switched off',
  why: 'A constraint that is NOT ENFORCED checks nothing, now or later, and looks as if it did; a trigger that stays disabled misses every row until somebody notices.',
  instead:
    'Enforce it. To leave existing rows unchecked for now, PostgreSQL has NOT VALID, which does check new rows; enable a trigger again in the same file.',
  hazards: ['D07'],
  examples: {
    fires: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT ENFORCED;',
      engine: 'postgresql 18',
    },
    silent: {
      before: 'CREATE TABLE items (id bigint PRIMARY KEY, weight int);',
      migration: 'ALTER TABLE items ADD COLUMN height int;',
      engine: 'postgresql 18',
    },
  },
  check(change, context): readonly Report[] {
    const table = findTable(context.after, change.table);
    const label = context.name(table ?? change.table);
    if (change.kind === 'enable-trigger') {
      const released = table && releasedTable(context, table);
      if (change.enabled || !released) return [];
      const end = table && tableById(context.target, table.id);
      const off = (end?.triggers ?? []).filter(
        (t) => !t.enabled && released.triggers.some((old) => old.name === t.name && old.enabled),
      );
      const own = off.filter((t) => /^(all|user)$/i.test(change.trigger) || t.name === change.trigger);
      // `ALL` switches the checks of foreign keys off as well, which no catalog shows.
      const again = context.release
        .slice(context.position + 1)
        .some(
          (later) =>
            later.change.kind === 'enable-trigger' &&
            later.change.enabled &&
            later.change.table.name === change.table.name &&
            (later.change.trigger === change.trigger || /^(all|user)$/i.test(later.change.trigger)),
        );
      if (again || (own.length === 0 && !(change.trigger.toLowerCase() === 'all' && end))) return [];
      const what = /^(all|user)$/i.test(change.trigger) ? 'Its triggers stay' : `The trigger ${change.trigger} stays`;
      return [{ message: `${what} disabled on ${label} when the release has run`, object: label }];
    }
    if (change.kind === 'alter-constraint') {
      if (!/\bnot\s+enforced\b/i.test(context.text)) return [];
      return [report(change.constraint)];
    }
    const definitions: readonly ConstraintDefinition[] =
      change.kind === 'add-constraint'
        ? [change.constraint]
        : change.kind === 'add-column'
          ? change.column.constraints
          : [...change.constraints, ...change.columns.flatMap((column) => column.constraints)];
    const end = table && tableById(context.target, table.id);
    return definitions.flatMap((definition) => {
      if (!definition.notEnforced) return [];
      const now = end?.constraints.find((c) => c.name === definition.name);
      return now?.enforced === true ? [] : [{ ...report(definition.name), at: definition.at }];
    });

    function report(name: string | undefined): Report {
      const said = name === undefined ? `A constraint of ${label}` : `${name} of ${label}`;
      return {
        message: `${said} is NOT ENFORCED: no row is ever checked`,
        object: name === undefined ? label : `${label}.${name}`,
      };
    }
  },
});
