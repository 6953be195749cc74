import type { ColumnDefinition, ConstraintDefinition, Expression } from '../../../schema/change.ts';
import type { ColumnDef, Constraint } from './ast.ts';
import { constraintDefinition } from './constraints.ts';
import { bracketed, expression } from './expressions.ts';
import { given } from './given.ts';
import { listName, withoutSystemSchema } from './names.ts';
import type { Run, Source } from './source.ts';
import { serialType, typeReference } from './types.ts';

/** A column as CREATE TABLE and ADD COLUMN define it. */
export function columnDefinition(column: ColumnDef, source: Source): ColumnDefinition {
  const name = column.colname ?? '';
  const start = source.tokenAt(column.location);
  const end = source.elementEnd(start);
  const serial = serialType(column.typeName);
  const constraints = (column.constraints ?? []).flatMap((node) => node.Constraint ?? []);
  const marks = runs(column, constraints, end, source);

  let notNull = serial !== undefined;
  let identity: ColumnDefinition['identity'];
  let byDefault: Expression | undefined;
  let generated: ColumnDefinition['generated'];
  const own: ConstraintDefinition[] = [];
  constraints.forEach((constraint, index) => {
    const run = marks[index] as Run;
    switch (constraint.contype) {
      case 'CONSTR_NOTNULL':
        notNull = true;
        break;
      case 'CONSTR_DEFAULT': {
        const from = source.skip(afterName(constraint, run, source), 'default');
        byDefault = expression(constraint.raw_expr, { from, to: run.to }, source);
        return;
      }
      case 'CONSTR_IDENTITY':
        identity = constraint.generated_when === 'a' ? 'always' : 'by default';
        notNull = true;
        return;
      case 'CONSTR_GENERATED': {
        const open = source.find({ from: run.from, to: run.to }, 'as') + 1;
        generated = {
          expression: bracketed(constraint.raw_expr, open, source),
          stored: constraint.generated_kind !== 'v',
        };
        return;
      }
    }
    const attributes = following(constraints, index);
    const last = marks[index + attributes.length] ?? run;
    const whole = { from: run.from, to: last.to };
    const definition = constraintDefinition(constraint, whole, source, name, attributes);
    if (definition) own.push(definition);
  });
  return {
    name,
    at: source.named(start, name, end),
    type: serial ?? typeReference(column.typeName),
    notNull,
    ...given({ default: byDefault, generated, identity }),
    ...(serial ? { serial: true } : {}),
    ...given({ storage: column.storage_name?.toLowerCase(), compression: column.compression?.toLowerCase() }),
    ...given({ collation: column.collClause && withoutSystemSchema(listName(column.collClause.collname)) }),
    constraints: own,
  };
}

/** Where each inline constraint begins and ends: at the next one, at COLLATE, or with the column. */
function runs(column: ColumnDef, constraints: readonly Constraint[], end: number, source: Source): Run[] {
  const collate = column.collClause ? [source.tokenAt(column.collClause.location)] : [];
  const starts = constraints.map((constraint) => source.tokenAt(constraint.location));
  return starts.map((from) => ({
    from,
    to: Math.min(end, ...[...starts, ...collate].filter((other) => other > from)),
  }));
}

const afterName = (constraint: Constraint, run: Run, source: Source): number =>
  constraint.conname !== undefined && source.word(run.from, 'constraint') ? run.from + 2 : run.from;

/** The attributes right after a constraint: the grammar makes nodes of their own of them. */
function following(constraints: readonly Constraint[], index: number): string[] {
  const attributes: string[] = [];
  for (const { contype } of constraints.slice(index + 1)) {
    if (!contype?.startsWith('CONSTR_ATTR_')) break;
    attributes.push(contype);
  }
  return attributes;
}
