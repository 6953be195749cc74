import type { Change } from '../../../schema/change.ts';
import type { Node, Nodes, RoleSpec } from './ast.ts';
import { strings } from './ast.ts';
import { keywords } from './drops.ts';
import { bracketed } from './expressions.ts';
import { given } from './given.ts';
import { objectName, relationName } from './names.ts';
import type { Source } from './source.ts';

/** CREATE SCHEMA; the objects created along with it follow as Changes of their own, in the new schema. */
export function createSchema(
  statement: Nodes['CreateSchemaStmt'],
  source: Source,
  lower: (node: Node, source: Source) => readonly Change[],
): Change[] {
  const schema = statement.schemaname ?? statement.authrole?.rolename ?? '';
  const elements = (statement.schemaElts ?? []).flatMap((node) => lower(inSchema(node, schema), source));
  const at = source.named(source.skipIf(2), schema);
  return [{ kind: 'create-schema', schema, ifNotExists: statement.if_not_exists ?? false, at }, ...elements];
}

function inSchema(node: Node, schema: string): Node {
  const [entry] = Object.entries(node);
  if (!entry) return node;
  const [tag, body] = entry as [string, Record<string, unknown>];
  const moved = { ...body };
  for (const key of ['relation', 'view', 'sequence']) {
    const relation = body[key] as { schemaname?: string } | undefined;
    if (relation && relation.schemaname === undefined) moved[key] = { ...relation, schemaname: schema };
  }
  return { [tag]: moved };
}

export function createExtension(statement: Nodes['CreateExtensionStmt'], source: Source): Change[] {
  const extension = statement.extname ?? '';
  const schema = (statement.options ?? []).find(({ DefElem: option }) => option?.defname === 'schema')?.DefElem?.arg
    ?.String?.sval;
  const at = source.named(source.skipIf(2), extension);
  return [
    { kind: 'create-extension', extension, ...given({ schema }), ifNotExists: statement.if_not_exists ?? false, at },
  ];
}

export function createPolicy(statement: Nodes['CreatePolicyStmt'], source: Source): Change[] {
  const policy = statement.policy_name ?? '';
  return [
    {
      kind: 'create-policy',
      policy,
      table: relationName(statement.table),
      command: statement.cmd_name ?? 'all',
      ...(statement.permissive ? {} : { restrictive: true as const }),
      expressions: policyExpressions(statement, source),
      ...policyRoles(statement),
      at: source.named(2, policy),
    },
  ];
}

export function alterPolicy(statement: Nodes['AlterPolicyStmt'], source: Source): Change[] {
  const policy = statement.policy_name ?? '';
  const expressions = policyExpressions(statement, source);
  return [
    {
      kind: 'alter-policy',
      policy,
      table: relationName(statement.table),
      expressions,
      ...((statement.roles ?? []).length > 0 && { roles: rolesOf(statement) }),
      at: source.named(2, policy),
    },
  ];
}

const rolesOf = ({ roles }: { readonly roles?: readonly Node[] }): string[] =>
  (roles ?? []).map(({ RoleSpec: role }) => roleName(role));

/** TO PUBLIC is what it says without TO. */
function policyRoles(statement: { readonly roles?: readonly Node[] }): { readonly roles?: readonly string[] } {
  const roles = rolesOf(statement);
  return roles.length === 0 || roles.includes('public') ? {} : { roles };
}

/** USING, then WITH CHECK. */
function policyExpressions({ table, qual, with_check }: Nodes['AlterPolicyStmt'], source: Source) {
  const run = { from: source.tokenAt(table?.location), to: source.tokens.length };
  return [
    ...(qual ? [bracketed(qual, source.find(run, 'using') + 1, source)] : []),
    ...(with_check ? [bracketed(with_check, source.find(run, 'check') + 1, source)] : []),
  ];
}

export function grant(statement: Nodes['GrantStmt'], source: Source): Change[] {
  const type = keywords(statement.objtype ?? '');
  const objects = (statement.objects ?? []).map(objectName);
  const first = statement.objects?.[0]?.RangeVar;
  return [
    {
      kind: statement.is_grant ? 'grant' : 'revoke',
      privileges: (statement.privileges ?? [{ AccessPriv: { priv_name: 'all' } }]).flatMap(
        ({ AccessPriv: privilege }) => {
          const name = privilege?.priv_name ?? 'all';
          const columns = strings(privilege?.cols);
          return columns.length > 0 ? columns.map((column) => columnPrivilege(name, column)) : [name];
        },
      ),
      on: statement.targtype === 'ACL_TARGET_ALL_IN_SCHEMA' ? `all ${type}s in schema` : type,
      objects,
      roles: (statement.grantees ?? []).map(({ RoleSpec: role }) => roleName(role)),
      at: first ? source.namedAt(first.location, first.relname ?? '') : source.whole,
    },
  ];
}

/** `select(mail)`: a privilege on a column. */
const columnPrivilege = (privilege: string, column: string): string =>
  `${privilege}(${/^[a-z_][a-z0-9_$]*$/.test(column) ? column : `"${column.replaceAll('"', '""')}"`})`;

function roleName(role: RoleSpec | undefined): string {
  return role?.rolename ?? (role?.roletype ?? '').replace('ROLESPEC_', '').toLowerCase();
}

export function createSequence(statement: Nodes['CreateSeqStmt'], source: Source): Change[] {
  const sequence = relationName(statement.sequence);
  const owner = ownedBy(statement.options);
  return [
    {
      kind: 'create-sequence',
      sequence,
      ifNotExists: statement.if_not_exists ?? false,
      ...given({ ownedBy: owner === 'none' ? undefined : owner }),
      ...(statement.sequence?.relpersistence === 't' && { temporary: true }),
      at: source.namedAt(statement.sequence?.location, sequence.name),
    },
  ];
}

export function alterSequence(statement: Nodes['AlterSeqStmt'], source: Source): Change[] {
  const sequence = relationName(statement.sequence);
  return [
    {
      kind: 'alter-sequence',
      sequence,
      ...given({ ownedBy: ownedBy(statement.options) }),
      at: source.namedAt(statement.sequence?.location, sequence.name),
    },
  ];
}

function ownedBy(options: readonly Node[] | undefined) {
  const owner = (options ?? []).find(({ DefElem: option }) => option?.defname === 'owned_by')?.DefElem;
  if (!owner) return undefined;
  const parts = strings(owner.arg?.List?.items);
  const [column, table, schema] = [...parts].reverse();
  if (column === undefined || table === undefined) return 'none' as const;
  return { table: schema === undefined ? { name: table } : { schema, name: table }, column };
}
