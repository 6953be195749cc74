import { type Catalog, type Constraint, type Table, tableById } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import { nameIn } from './object-names.ts';
import type { PlanStatement } from './recipe.ts';
import { doing } from './statements.ts';

const at = { start: 0, end: 0 };

/**
 * A constraint as ALTER TABLE … ADD would say it again, all of it that the catalog keeps; valid, as far as it is enforced. Undefined
 * where what it is about is not known.
 */
export function constraintAgain(
  constraint: Constraint,
  table: Table,
  catalog: Catalog,
  { quote }: Pick<Dialect, 'quote'>,
): ConstraintDefinition | undefined {
  const named = (ids: readonly number[], of: Table = table): string[] =>
    ids.flatMap((id) => of.columns.find((c) => c.id === id)?.name ?? []);
  const common = {
    name: constraint.name,
    at,
    ...deferral(constraint),
    ...(constraint.noInherit ? { noInherit: true } : {}),
    ...(constraint.enforced ? {} : { notEnforced: true }),
  };
  const index = constraint.index === undefined ? undefined : catalog.relations.get(constraint.index);
  switch (constraint.type) {
    case 'primary-key':
    case 'unique': {
      if (index?.kind !== 'index') return undefined;
      const { noInherit: _, ...key } = { noInherit: undefined, ...common };
      const { include, storage, tablespace, nullsNotDistinct } = index;
      return {
        ...key,
        type: constraint.type,
        columns: named(constraint.columns),
        ...(include.length > 0 ? { include: named(include) } : {}),
        ...(constraint.type === 'unique' && nullsNotDistinct ? { nullsNotDistinct } : {}),
        ...(constraint.withoutOverlaps ? { withoutOverlaps: true } : {}),
        ...(storage ? { storage } : {}),
        ...(tablespace === undefined ? {} : { tablespace }),
      } as ConstraintDefinition;
    }
    case 'foreign-key': {
      const { references } = constraint;
      const parent = references && tableById(catalog, references.table);
      if (!references || !parent) return undefined;
      return {
        ...common,
        type: 'foreign-key',
        columns: named(constraint.columns),
        references: nameIn(catalog, parent),
        referencedColumns: named(references.columns, parent),
        onDelete: references.onDelete,
        onUpdate: references.onUpdate,
        ...(references.match ? { match: references.match } : {}),
        ...(references.setColumns ? { setColumns: named(references.setColumns) } : {}),
        ...(references.period ? { period: true } : {}),
      };
    }
    case 'check':
      return constraint.expression && { ...common, type: 'check', expression: constraint.expression };
    case 'not-null': {
      const [column] = named(constraint.columns);
      return column === undefined ? undefined : { ...common, type: 'not-null', column };
    }
    case 'exclude': {
      if (index?.kind !== 'index' || constraint.operators?.length !== index.elements.length) return undefined;
      const elements = index.elements.map(({ text }, i) => `${text} WITH ${constraint.operators?.[i]}`);
      const options = Object.entries(index.storage ?? {}).map(([name, value]) => `${quote(name)} = '${value}'`);
      const parts = [
        `EXCLUDE USING ${index.method ?? 'gist'} (${elements.join(', ')})`,
        ...(index.include.length > 0 ? [`INCLUDE (${named(index.include).map(quote).join(', ')})`] : []),
        ...(options.length > 0 ? [`WITH (${options.join(', ')})`] : []),
        ...(index.tablespace === undefined ? [] : [`USING INDEX TABLESPACE ${quote(index.tablespace)}`]),
        ...(index.where ? [`WHERE (${index.where.text})`] : []),
      ];
      return { ...common, type: 'exclude', text: parts.join(' '), columns: named(constraint.columns) };
    }
  }
}

/** DEFERRABLE, INITIALLY DEFERRED. */
export const deferral = (constraint: Pick<Constraint, 'deferrable' | 'initiallyDeferred'>) => ({
  ...(constraint.deferrable ? { deferrable: true } : {}),
  ...(constraint.initiallyDeferred ? { initiallyDeferred: true } : {}),
});

/** Comments go with their object. */
export const commentOnConstraint = ({ name, comment }: Constraint, table: Name): PlanStatement[] =>
  comment === undefined ? [] : [doing({ kind: 'comment', on: 'constraint', object: { name }, table, text: comment })];
