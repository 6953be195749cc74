import type { Change } from '../../../schema/change.ts';
import { alterFlags } from './alter-table.ts';
import type { Node, Nodes, RoleSpec } from './ast.ts';
import { items, strings } from './ast.ts';
import { argumentTypes, keywords } from './drops.ts';
import { given } from './given.ts';
import { listName, objectName, relationName } from './names.ts';
import type { Run, Source } from './source.ts';

/** ALTER … RENAME. `ALTER TABLE x RENAME TO` may mean a view or an index too: the catalog knows. */
export function rename(statement: Nodes['RenameStmt'], source: Source): Change[] {
  return [{ ...renamed(statement, source), ...alterFlags(statement) }];
}

function renamed(statement: Nodes['RenameStmt'], source: Source): Change {
  const to = statement.newname ?? '';
  const name = statement.subname ?? '';
  const relation = relationName(statement.relation);
  const relationAt = source.namedAt(statement.relation?.location, relation.name);
  const object = objectName(statement.object);
  const part = source.find(source.all, 'rename') + 1;
  const objectAt = source.named(afterKeywords(statement.renameType ?? '', source), object.name, part);
  switch (statement.renameType) {
    case 'OBJECT_TABLE':
    case 'OBJECT_FOREIGN_TABLE':
      return { kind: 'rename-table', table: relation, to, at: relationAt };
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
      return {
        kind: 'rename-view',
        view: relation,
        materialized: isMaterialized(statement.renameType),
        to,
        at: relationAt,
      };
    case 'OBJECT_INDEX':
      return { kind: 'rename-index', index: relation, to, at: relationAt };
    case 'OBJECT_SEQUENCE':
      return { kind: 'rename-sequence', sequence: relation, to, at: relationAt };
    case 'OBJECT_COLUMN': {
      const at = source.named(source.skip(part, 'column'), name);
      if (statement.relationType === 'OBJECT_VIEW' || statement.relationType === 'OBJECT_MATVIEW') {
        const materialized = isMaterialized(statement.relationType);
        return { kind: 'rename-view-column', view: relation, materialized, column: name, to, at };
      }
      return { kind: 'rename-column', table: relation, column: name, to, at };
    }
    case 'OBJECT_ATTRIBUTE': {
      const at = source.named(source.skip(part, 'attribute'), name);
      return { kind: 'alter-composite', type: relation, action: 'rename', attribute: name, to, at };
    }
    case 'OBJECT_TABCONSTRAINT': {
      const at = source.named(source.skip(part, 'constraint'), name);
      return { kind: 'rename-constraint', table: relation, constraint: name, to, at };
    }
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return { kind: 'rename-type', type: object, to, at: objectAt };
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
    case 'OBJECT_AGGREGATE':
      return {
        kind: 'rename-function',
        function: object,
        ...given({ arguments: argumentTypes(statement.object) }),
        to,
        at: objectAt,
      };
    case 'OBJECT_TRIGGER':
      return { kind: 'rename-trigger', trigger: name, table: relation, to, at: source.named(2, name) };
    case 'OBJECT_SCHEMA':
      return { kind: 'rename-schema', schema: name, to, at: source.named(2, name) };
    case 'OBJECT_POLICY':
      return { kind: 'alter-policy', policy: name, table: relation, expressions: [], to, at: source.named(2, name) };
    case 'OBJECT_DOMCONSTRAINT': {
      const at = source.named(source.skip(part, 'constraint'), name);
      return { kind: 'alter-domain', type: object, action: 'rename-constraint', constraintName: name, to, at };
    }
    case 'OBJECT_STATISTIC_EXT':
      return { kind: 'alter-statistics', statistics: object, to, at: objectAt };
    case 'OBJECT_RULE':
      // The catalog holds its name, but no Change tells of its renaming.
      return {
        kind: 'opaque',
        reason: 'renaming a rule is not followed',
        names: [name, to],
        at: source.named(2, name),
      };
    default: {
      const what = `alter ${keywords(statement.renameType ?? '')} rename`;
      return {
        kind: 'other',
        what,
        at: source.whole,
        ...(statement.renameType === 'OBJECT_PUBLICATION' ? { to } : {}),
        ...(statement.object || name ? { object: name ? { name } : object } : {}),
      };
    }
  }
}

const isMaterialized = (type: string): boolean => type === 'OBJECT_MATVIEW';

const afterKeywords = (type: string, source: Source): number =>
  source.skipIf(source.skip(1, ...keywords(type).split(' ')));

/** ALTER … SET SCHEMA. */
export function setSchema(statement: Nodes['AlterObjectSchemaStmt'], source: Source): Change[] {
  return [{ ...moved(statement, source), ...alterFlags(statement) }];
}

function moved(statement: Nodes['AlterObjectSchemaStmt'], source: Source): Change {
  const type = statement.objectType ?? '';
  const schema = statement.newschema ?? '';
  const object = statement.relation ? relationName(statement.relation) : objectName(statement.object);
  const at = statement.relation
    ? source.namedAt(statement.relation.location, object.name)
    : source.named(afterKeywords(type, source), object.name);
  if (type === 'OBJECT_TABLE' || type === 'OBJECT_FOREIGN_TABLE')
    return { kind: 'set-table-schema', table: object, schema, at };
  if (type === 'OBJECT_STATISTIC_EXT') return { kind: 'alter-statistics', statistics: object, schema, at };
  const what = MOVED[type];
  if (!what) return { kind: 'other', what: `alter ${keywords(type)} set schema`, object, at };
  return { kind: 'set-object-schema', what, object, schema, at };
}

const MOVED: Readonly<Record<string, 'view' | 'type' | 'function' | 'sequence' | 'index'>> = {
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'view',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_AGGREGATE: 'function',
  OBJECT_SEQUENCE: 'sequence',
};

/** ALTER … OWNER TO, of what is no table, view, index or sequence. */
export function owner(statement: Nodes['AlterOwnerStmt'], source: Source): Change[] {
  const type = statement.objectType ?? '';
  const object = statement.relation ? relationName(statement.relation) : objectName(statement.object);
  const at = source.named(afterKeywords(type, source), object.name);
  const to = roleName(statement.newowner);
  if (type === 'OBJECT_STATISTIC_EXT') return [{ kind: 'alter-statistics', statistics: object, owner: to, at }];
  return [
    {
      kind: 'other',
      what: `alter ${keywords(type)} owner`,
      object,
      owner: to,
      ...given({ arguments: argumentTypes(statement.object) }),
      at: source.whole,
    },
  ];
}

/** Empty for CURRENT_USER and its like: whoever runs the migration. */
export const roleName = (role: RoleSpec | undefined): string => role?.rolename ?? '';

/** COMMENT ON. */
export function comment(statement: Nodes['CommentStmt'], source: Source): Change[] {
  const type = statement.objtype ?? '';
  const text = statement.comment ?? null;
  const on = COMMENTED[type] ?? keywords(type);
  const first = source.skip(2, ...(type === 'OBJECT_ROUTINE' ? 'function|procedure|routine' : on).split(' '));
  const to = Math.max(source.find(source.all, 'is'), first);
  const run: Run = { from: first, to: to < 0 ? source.tokens.length : to };
  const list: readonly Node[] = items(statement.object);
  if (type === 'OBJECT_COLUMN') {
    const column = strings(list).at(-1) ?? '';
    const object = listName(list.slice(0, -1));
    return [{ kind: 'comment', on, object, column, text, at: source.named(run.from, column, run.to) }];
  }
  if (['OBJECT_TABCONSTRAINT', 'OBJECT_TRIGGER', 'OBJECT_POLICY', 'OBJECT_RULE'].includes(type)) {
    const name = strings(list).at(-1) ?? '';
    const table = listName(list.slice(0, -1));
    return [{ kind: 'comment', on, object: { name }, table, text, at: source.named(run.from, name, run.to) }];
  }
  const object = objectName(statement.object);
  return [{ kind: 'comment', on, object, text, at: source.named(run.from, object.name, run.to) }];
}

const COMMENTED: Readonly<Record<string, string>> = {
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_DOMCONSTRAINT: 'constraint',
};
