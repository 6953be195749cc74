import type { ColumnDefinition, ConstraintDefinition, ForeignKeyAction } from '../../../schema/change.ts';
import { columns, name, printType, quote, settings, spaced } from './print-names.ts';

/** A column as it stands in CREATE TABLE and after ADD COLUMN. */
export function printColumn(column: ColumnDefinition): string {
  const { identity, generated } = column;
  const named = column.constraints.some((constraint) => constraint.type === 'not-null');
  return spaced(
    quote(column.name),
    column.serial ? SERIAL[column.type.name] : column.type.name !== '' && printType(column.type),
    column.storage !== undefined && `STORAGE ${column.storage.toUpperCase()}`,
    column.compression !== undefined && `COMPRESSION ${column.compression}`,
    column.collation && `COLLATE ${name(column.collation)}`,
    column.default && `DEFAULT ${column.default.text}`,
    generated && `GENERATED ALWAYS AS (${generated.expression.text}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`,
    identity && `GENERATED ${identity.toUpperCase()} AS IDENTITY`,
    column.notNull && !named && !column.serial && !identity && 'NOT NULL',
    ...column.constraints.map((constraint) => printConstraint(constraint, true)),
  );
}

const SERIAL: Readonly<Record<string, string>> = { integer: 'serial', bigint: 'bigserial', smallint: 'smallserial' };

/** A constraint of a table; `inline`, of a column, which then needs no list of columns. */
export function printConstraint(constraint: ConstraintDefinition, inline = false): string {
  return spaced(
    constraint.name !== undefined && `CONSTRAINT ${quote(constraint.name)}`,
    rule(constraint, inline),
    constraint.noInherit && 'NO INHERIT',
    constraint.deferrable && 'DEFERRABLE',
    constraint.initiallyDeferred && 'INITIALLY DEFERRED',
    constraint.notEnforced && 'NOT ENFORCED',
    constraint.notValid && 'NOT VALID',
  );
}

function rule(constraint: ConstraintDefinition, inline: boolean): string {
  switch (constraint.type) {
    case 'primary-key':
    case 'unique': {
      const keywords = constraint.type === 'unique' ? 'UNIQUE' : 'PRIMARY KEY';
      if (constraint.usingIndex !== undefined) return `${keywords} USING INDEX ${quote(constraint.usingIndex)}`;
      return spaced(
        keywords,
        constraint.type === 'unique' && constraint.nullsNotDistinct && 'NULLS NOT DISTINCT',
        !inline && keyed(constraint.columns, constraint.withoutOverlaps),
        constraint.include && `INCLUDE ${columns(constraint.include)}`,
        constraint.storage && `WITH ${settings(constraint.storage)}`,
        constraint.tablespace !== undefined && `USING INDEX TABLESPACE ${quote(constraint.tablespace)}`,
      );
    }
    case 'foreign-key':
      return spaced(
        !inline && `FOREIGN KEY ${periodic(constraint.columns, constraint.period)}`,
        `REFERENCES ${name(constraint.references)}`,
        constraint.referencedColumns.length > 0 && periodic(constraint.referencedColumns, constraint.period),
        constraint.match && 'MATCH FULL',
        action('DELETE', constraint.onDelete),
        constraint.setColumns && columns(constraint.setColumns),
        action('UPDATE', constraint.onUpdate),
      );
    case 'check':
      return `CHECK (${constraint.expression.text})`;
    case 'not-null':
      return inline ? 'NOT NULL' : `NOT NULL ${quote(constraint.column)}`;
    case 'exclude':
      return constraint.text;
  }
}

const action = (on: string, what: ForeignKeyAction): string | false =>
  what !== 'no action' && `ON ${on} ${what.toUpperCase()}`;

const keyed = (names: readonly string[], withoutOverlaps = false): string =>
  withoutOverlaps ? columns(names).replace(/\)$/, ' WITHOUT OVERLAPS)') : columns(names);

const periodic = (names: readonly string[], period = false): string =>
  period ? `(${[...names.slice(0, -1).map(quote), `PERIOD ${quote(names.at(-1) ?? '')}`].join(', ')})` : columns(names);
