import type { Change, ChangeOf, Said, TableOption } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import type { AlterTableCmd, Node, Nodes } from './ast.ts';
import { columnDefinition } from './columns.ts';
import { constraintDefinition } from './constraints.ts';
import { bracketed, expression } from './expressions.ts';
import { given } from './given.ts';
import { listName, relationName, withoutSystemSchema } from './names.ts';
import { settingsOf } from './options.ts';
import { roleName } from './renames.ts';
import type { Run, Source } from './source.ts';
import { otherTable, partitionBound } from './tables.ts';
import { typeReference } from './types.ts';

/** ALTER TABLE with n actions gives n Changes; ALTER of other relations and of composite types comes in the same tree. */
export function alterTable(statement: Nodes['AlterTableStmt'], source: Source): Change[] {
  const table = relationName(statement.relation);
  let first = source.lastPart(source.tokenAt(statement.relation?.location)) + 1;
  if (source.mark(first, '*') || source.mark(first, ')')) first++;
  const commands = (statement.cmds ?? []).flatMap((node) => node.AlterTableCmd ?? []);
  const flags = alterFlags(statement);
  const parts = source.parts(first);
  return commands.map((command, index) => {
    // Parts that don't match the actions one to one can't be told apart: then the whole statement is searched.
    const run = (parts.length === commands.length && parts[index]) || { from: first, to: source.tokens.length };
    const on = statement.objtype ?? 'OBJECT_TABLE';
    return { ...action(table, on, command, run, source), ...(on === 'OBJECT_TYPE' ? {} : flags) };
  });
}

/** ONLY (of a table) and IF EXISTS of an ALTER, which hold for all its actions. */
export const alterFlags = (statement: {
  readonly relation?: Nodes['RangeVar'];
  readonly objtype?: string;
  readonly relationType?: string;
  readonly objectType?: string;
  readonly renameType?: string;
  readonly missing_ok?: boolean;
}): Pick<Change, 'only' | 'ifPresent'> => ({
  // A composite type's inh is unset, too.
  ...(statement.relation?.inh !== true && isTable(statement) && { only: true }),
  ...(statement.missing_ok && { ifPresent: true }),
});

const isTable = (statement: Omit<Parameters<typeof alterFlags>[0], 'relation' | 'missing_ok'>): boolean =>
  statement.renameType === 'OBJECT_TABCONSTRAINT' ||
  [statement.objtype, statement.relationType, statement.objectType].includes('OBJECT_TABLE');

function action(table: Name, on: string, command: AlterTableCmd, run: Run, source: Source): Change {
  if (on === 'OBJECT_TYPE') return attribute(table, command, run, source);
  if (on === 'OBJECT_INDEX' || on === 'OBJECT_SEQUENCE') return ofIndexOrSequence(table, on, command, run, source);
  if (on === 'OBJECT_VIEW' || on === 'OBJECT_MATVIEW') {
    // Options, owner and storage. Defaults of a view's columns matter to inserts through it and stay.
    const what = on === 'OBJECT_VIEW' ? 'alter view' : `alter materialized view${moves(command)}`;
    if (command.subtype !== 'AT_ColumnDefault')
      return { kind: 'other', what, object: table, ...said(command), at: source.spanOf(run) };
  }
  return onTable(table, command, run, source);
}

function onTable(table: Name, command: AlterTableCmd, run: Run, source: Source): Change {
  const name = command.name ?? '';
  const cascade = command.behavior === 'DROP_CASCADE';
  const ifExists = command.missing_ok ?? false;
  const { def } = command;
  // [ALTER | DROP | …] [COLUMN | CONSTRAINT] [IF [NOT] EXISTS] name
  const place = source.skipIf(source.skip(run.from + 1, 'column|constraint'));
  const at = name === '' ? source.spanOf(run) : source.named(place, name, run.to);
  const column = { table, column: name, at };
  const option = (option: TableOption, value = source.textOf(run)): Change => ({
    kind: 'set-table-option',
    table,
    option,
    value,
    at: source.spanOf(run),
  });
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const definition = columnDefinition(def?.ColumnDef ?? {}, source);
      return { kind: 'add-column', table, column: definition, ifNotExists: ifExists, at: definition.at };
    }
    case 'AT_DropColumn':
      return { kind: 'drop-column', ...column, ifExists, cascade };
    case 'AT_AlterColumnType':
      return alterType(column, def, run, source);
    case 'AT_SetNotNull':
      return { kind: 'set-not-null', ...column };
    case 'AT_DropNotNull':
      return { kind: 'drop-not-null', ...column };
    case 'AT_ColumnDefault': {
      if (!def) return { kind: 'drop-default', ...column };
      const from = source.find(run, 'default') + 1;
      return { kind: 'set-default', ...column, default: expression(def, { from, to: run.to }, source) };
    }
    case 'AT_AddIdentity':
      return { kind: 'add-identity', ...column, identity: always(def?.Constraint?.generated_when) };
    case 'AT_SetIdentity': {
      const when = def?.List?.items?.find((item) => item.DefElem?.defname === 'generated')?.DefElem?.arg?.Integer?.ival;
      return {
        kind: 'set-identity',
        ...column,
        ...given({ identity: when && always(String.fromCharCode(when)) }),
      } as Change;
    }
    case 'AT_DropIdentity':
      return { kind: 'drop-identity', ...column, ifExists };
    case 'AT_SetExpression': {
      const open = source.find(run, 'as') + 1;
      return { kind: 'set-generated', ...column, expression: bracketed(def, open, source) };
    }
    case 'AT_DropExpression':
      return { kind: 'drop-generated', ...column, ifExists };
    case 'AT_SetStatistics':
      return { kind: 'set-column-option', ...column, option: 'statistics', value: target(def, source.raw(run.to - 1)) };
    case 'AT_SetStorage':
      return { kind: 'set-column-option', ...column, option: 'storage', value: source.raw(run.to - 1).toLowerCase() };
    case 'AT_SetCompression':
      return {
        kind: 'set-column-option',
        ...column,
        option: 'compression',
        value: source.raw(run.to - 1).toLowerCase(),
      };
    case 'AT_SetOptions':
    case 'AT_ResetOptions': {
      const settings = settingsOf(def, command.subtype === 'AT_ResetOptions');
      return { kind: 'set-column-option', ...column, option: 'options', value: '', settings };
    }
    case 'AT_AddConstraint': {
      const from = source.tokenAt(def?.Constraint?.location);
      const constraint = constraintDefinition(def?.Constraint ?? {}, { from, to: run.to }, source);
      if (!constraint) return unknown(command, run, source);
      return { kind: 'add-constraint', table, constraint, at: constraint.at };
    }
    case 'AT_DropConstraint':
      return { kind: 'drop-constraint', table, constraint: name, ifExists, cascade, at };
    case 'AT_ValidateConstraint':
      return { kind: 'validate-constraint', table, constraint: name, at };
    case 'AT_AlterConstraint': {
      const said = def?.ATAlterConstraint ?? {};
      const constraint = said.conname ?? name;
      return {
        kind: 'alter-constraint',
        table,
        constraint,
        ...(said.alterEnforceability ? { enforced: said.is_enforced ?? false } : {}),
        ...(said.alterDeferrability
          ? { deferrable: said.deferrable ?? false, initiallyDeferred: said.initdeferred ?? false }
          : {}),
        ...(said.alterInheritability ? { noInherit: said.noinherit ?? false } : {}),
        at: source.named(place, constraint, run.to),
      };
    }
    case 'AT_AttachPartition':
    case 'AT_DetachPartition': {
      const partition = otherTable(def);
      const other = {
        table,
        partition: relationName(partition),
        at: source.namedAt(partition?.location, partition?.relname ?? ''),
      };
      if (command.subtype === 'AT_AttachPartition') {
        return { kind: 'attach-partition', ...other, bound: partitionBound(partition?.location, source) };
      }
      return { kind: 'detach-partition', ...other, concurrently: def?.PartitionCmd?.concurrent ?? false };
    }
    case 'AT_DetachPartitionFinalize': {
      const partition = otherTable(def);
      return {
        kind: 'other',
        what: 'detach partition finalize',
        object: relationName(partition),
        at: source.spanOf(run),
      };
    }
    case 'AT_AddInherit':
    case 'AT_DropInherit': {
      const parent = otherTable(def);
      return {
        kind: 'inherit',
        table,
        parent: relationName(parent),
        add: command.subtype === 'AT_AddInherit',
        at: source.namedAt(parent?.location, parent?.relname ?? ''),
      };
    }
    case 'AT_EnableTrig':
    case 'AT_EnableAlwaysTrig':
    case 'AT_EnableReplicaTrig':
    case 'AT_EnableTrigAll':
    case 'AT_EnableTrigUser':
    case 'AT_DisableTrig':
    case 'AT_DisableTrigAll':
    case 'AT_DisableTrigUser': {
      const enabled = command.subtype.startsWith('AT_Enable');
      const all = command.subtype.endsWith('All') ? 'all' : command.subtype.endsWith('User') ? 'user' : undefined;
      const spot = source.skip(run.from + 1, 'always|replica', 'trigger');
      return {
        kind: 'enable-trigger',
        table,
        trigger: all ?? name,
        enabled,
        at: all ? source.spanOf({ from: spot, to: spot + 1 }) : source.named(spot, name, run.to),
      };
    }
    case 'AT_EnableRowSecurity':
    case 'AT_DisableRowSecurity':
      return {
        kind: 'set-row-security',
        table,
        enabled: command.subtype === 'AT_EnableRowSecurity',
        at: source.spanOf(run),
      };
    case 'AT_ForceRowSecurity':
    case 'AT_NoForceRowSecurity':
      return {
        kind: 'set-row-security',
        table,
        forced: command.subtype === 'AT_ForceRowSecurity',
        at: source.spanOf(run),
      };
    case 'AT_SetLogged':
      return option('logged', '');
    case 'AT_SetUnLogged':
      return option('unlogged', '');
    case 'AT_SetTableSpace':
      return option('tablespace', name);
    case 'AT_SetAccessMethod':
      return option('access-method', command.name ?? 'default');
    case 'AT_SetRelOptions':
    case 'AT_ResetRelOptions':
    case 'AT_ReplaceRelOptions':
      return option('storage-parameters');
    case 'AT_ReplicaIdentity':
      return option(
        'replica-identity',
        source.textOf({ from: source.skip(run.from, 'replica', 'identity'), to: run.to }),
      );
    case 'AT_ChangeOwner':
      return option('owner', source.textOf({ from: source.skip(run.from, 'owner', 'to'), to: run.to }));
    case 'AT_ClusterOn':
      return option('cluster-on', name);
    case 'AT_DropCluster':
    case 'AT_DropOids':
    case 'AT_AddOf':
    case 'AT_DropOf':
    case 'AT_GenericOptions':
    case 'AT_AlterColumnGenericOptions':
    case 'AT_EnableRule':
    case 'AT_EnableAlwaysRule':
    case 'AT_EnableReplicaRule':
    case 'AT_DisableRule':
      return option('other');
    default:
      return unknown(command, run, source);
  }
}

const target = (def: Node | undefined, word: string): string => (def?.Integer ? String(def.Integer.ival ?? 0) : word);

function alterType(
  column: { table: Name; column: string; at: Change['at'] },
  def: Node | undefined,
  run: Run,
  source: Source,
): Change {
  const { typeName, raw_default: using, collClause } = def?.ColumnDef ?? {};
  const from = using ? source.find(run, 'using') + 1 : 0;
  return {
    kind: 'set-column-type',
    ...column,
    type: typeReference(typeName),
    ...given({
      using: using && expression(using, { from, to: run.to }, source),
      collation: collClause && withoutSystemSchema(listName(collClause.collname)),
    }),
  };
}

/** ALTER TYPE of a composite type: ADD, DROP, ALTER ATTRIBUTE. */
function attribute(type: Name, command: AlterTableCmd, run: Run, source: Source): Change {
  const place = source.skipIf(source.skip(run.from + 1, 'attribute'));
  const name = command.name ?? command.def?.ColumnDef?.colname ?? '';
  const shared = { kind: 'alter-composite', type, attribute: name, at: source.named(place, name, run.to) } as const;
  const attributeType = typeReference(command.def?.ColumnDef?.typeName);
  if (command.subtype === 'AT_AddColumn') return { ...shared, action: 'add', attributeType };
  if (command.subtype === 'AT_AlterColumnType') return { ...shared, action: 'retype', attributeType };
  if (command.subtype === 'AT_DropColumn') {
    return { ...shared, action: 'drop', ...(command.missing_ok && { ifExists: true }) };
  }
  if (command.subtype === 'AT_ChangeOwner')
    return { kind: 'other', what: 'alter type owner', object: type, ...said(command), at: shared.at };
  return unknown(command, run, source);
}

function ofIndexOrSequence(name: Name, on: string, command: AlterTableCmd, run: Run, source: Source): Change {
  if (command.subtype === 'AT_AttachPartition') {
    const partition = otherTable(command.def);
    return {
      kind: 'attach-index',
      index: name,
      partition: relationName(partition),
      at: source.namedAt(partition?.location, partition?.relname ?? ''),
    };
  }
  const what = on === 'OBJECT_INDEX' ? `alter index${moves(command).replace(' options', '')}` : 'alter sequence';
  return { kind: 'other', what, object: name, ...said(command), at: source.spanOf(run) };
}

/** What it says of its object, as far as the catalog keeps that. */
function said({ subtype, name, num, def, newowner }: AlterTableCmd): Pick<ChangeOf<'other'>, keyof Said> {
  switch (subtype) {
    case 'AT_SetRelOptions':
    case 'AT_ResetRelOptions':
      return { settings: settingsOf(def, subtype === 'AT_ResetRelOptions') };
    case 'AT_SetTableSpace':
      return given({ tablespace: name }) as { tablespace?: string };
    case 'AT_ChangeOwner':
      return { owner: roleName(newowner) };
    case 'AT_SetStatistics':
      return num === undefined
        ? {}
        : { element: { number: num, statistics: def?.Integer ? (def.Integer.ival ?? 0) : -1 } };
    default:
      return {};
  }
}

/** What moves the files, writes them anew, or lets others go on meanwhile, is a command of its own. */
function moves({ subtype, name }: AlterTableCmd): string {
  switch (subtype) {
    case 'AT_SetTableSpace':
      return ' set tablespace';
    case 'AT_SetAccessMethod':
      return name === 'heap' ? '' : ' set access method';
    case 'AT_SetRelOptions':
    case 'AT_ResetRelOptions':
    case 'AT_ClusterOn':
    case 'AT_DropCluster':
    case 'AT_SetStatistics':
    case 'AT_SetOptions':
    case 'AT_ResetOptions':
      return ' options';
    default:
      return '';
  }
}

const always = (letter: string | undefined): 'always' | 'by default' => (letter === 'a' ? 'always' : 'by default');

function unknown(command: AlterTableCmd, run: Run, source: Source): Change {
  const names = [];
  for (let i = run.from; i < run.to; i++) names.push(source.identifier(i));
  return {
    kind: 'opaque',
    reason: `this action of ALTER is not understood (${command.subtype?.replace('AT_', '') ?? 'unknown'})`,
    names: names.filter((name) => name !== undefined),
    at: source.spanOf(run),
  };
}
