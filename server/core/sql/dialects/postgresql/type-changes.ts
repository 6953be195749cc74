import type { Change, ConstraintDefinition, Expression } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { constraintDefinition } from './constraints.ts';
import { expression } from './expressions.ts';
import { given } from './given.ts';
import { end } from './indexes.ts';
import { listName, relationName } from './names.ts';
import type { Source } from './source.ts';
import { typeReference } from './types.ts';

export function createEnum(statement: Nodes['CreateEnumStmt'], source: Source): Change[] {
  const type = listName(statement.typeName);
  return [{ kind: 'create-enum', type, values: strings(statement.vals), at: source.named(2, type.name) }];
}

export function alterEnum(statement: Nodes['AlterEnumStmt'], source: Source): Change[] {
  const type = listName(statement.typeName);
  const { oldVal, newVal = '', newValNeighbor } = statement;
  const at = source.named(2, type.name);
  if (oldVal !== undefined) return [{ kind: 'rename-enum-value', type, value: oldVal, to: newVal, at }];
  return [
    {
      kind: 'add-enum-value',
      type,
      value: newVal,
      ifNotExists: statement.skipIfNewValExists ?? false,
      ...given(statement.newValIsAfter ? { after: newValNeighbor } : { before: newValNeighbor }),
      at,
    },
  ];
}

export function createDomain(statement: Nodes['CreateDomainStmt'], source: Source): Change[] {
  const type = listName(statement.domainname);
  const constraints = (statement.constraints ?? []).flatMap((node) => node.Constraint ?? []);
  const starts = constraints.map((constraint) => source.tokenAt(constraint.location));
  const checks: ConstraintDefinition[] = [];
  let byDefault: Expression | undefined;
  constraints.forEach((constraint, index) => {
    const run = { from: starts[index] as number, to: starts[index + 1] ?? end(source) };
    if (constraint.contype === 'CONSTR_DEFAULT') {
      const from = source.find(run, 'default') + 1;
      byDefault = expression(constraint.raw_expr, { from, to: run.to }, source);
    } else if (constraint.contype === 'CONSTR_CHECK') {
      const definition = constraintDefinition(constraint, run, source);
      if (definition) checks.push(definition);
    }
  });
  return [
    {
      kind: 'create-domain',
      type,
      base: typeReference(statement.typeName),
      notNull: constraints.some((constraint) => constraint.contype === 'CONSTR_NOTNULL'),
      ...given({ default: byDefault }),
      checks,
      at: source.named(2, type.name),
    },
  ];
}

export function alterDomain(statement: Nodes['AlterDomainStmt'], source: Source): Change[] {
  const type = listName(statement.typeName);
  const { def, name: constraintName = '' } = statement;
  const last = source.lastPart(source.skipIf(2));
  const shared = { kind: 'alter-domain', type, at: source.named(2, type.name) } as const;
  const run = { from: last + 1, to: end(source) };
  switch (statement.subtype) {
    case 'T': {
      if (!def) return [{ ...shared, action: 'drop-default' }];
      const from = source.find(run, 'default') + 1;
      return [{ ...shared, action: 'set-default', default: expression(def, { from, to: run.to }, source) }];
    }
    case 'N':
      return [{ ...shared, action: 'drop-not-null' }];
    case 'O':
      return [{ ...shared, action: 'set-not-null' }];
    case 'C': {
      if (def?.Constraint?.contype === 'CONSTR_NOTNULL') return [{ ...shared, action: 'set-not-null' }];
      const from = source.tokenAt(def?.Constraint?.location);
      const constraint = constraintDefinition(def?.Constraint ?? {}, { from, to: run.to }, source);
      return [{ ...shared, action: 'add-constraint', ...given({ constraint }) }];
    }
    case 'X':
      return [{ ...shared, action: 'drop-constraint', constraintName, at: source.named(run.from, constraintName) }];
    default:
      return [{ ...shared, action: 'validate-constraint', constraintName, at: source.named(run.from, constraintName) }];
  }
}

export function createComposite(statement: Nodes['CompositeTypeStmt'], source: Source): Change[] {
  const type = relationName(statement.typevar);
  const attributes = (statement.coldeflist ?? []).flatMap(({ ColumnDef: column }) =>
    column ? [{ name: column.colname ?? '', type: typeReference(column.typeName) }] : [],
  );
  return [
    {
      kind: 'create-type',
      type,
      form: 'composite',
      attributes,
      at: source.namedAt(statement.typevar?.location, type.name),
    },
  ];
}

export const createRange = (statement: Nodes['CreateRangeStmt'], source: Source): Change[] => [
  simpleType(listName(statement.typeName), 'range', source),
];

/** CREATE TYPE of a base type; also CREATE AGGREGATE, OPERATOR, COLLATION and TEXT SEARCH …, which the catalog doesn't hold. */
export function define(statement: Nodes['DefineStmt'], source: Source): Change[] {
  const name = listName(statement.defnames);
  if (statement.kind === 'OBJECT_TYPE') return [simpleType(name, statement.definition ? 'base' : 'shell', source)];
  const what = `create ${(statement.kind ?? '').replace('OBJECT_', '').replace(/^TS/, 'text search ').toLowerCase()}`;
  return [{ kind: 'other', what, object: name, at: source.named(2, name.name) }];
}

const simpleType = (type: Name, form: 'range' | 'base' | 'shell', source: Source): Change => ({
  kind: 'create-type',
  type,
  form,
  attributes: [],
  at: source.named(2, type.name),
});
