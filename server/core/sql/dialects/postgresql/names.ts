import type { Name } from '../../../schema/names.ts';
import type { Node, RangeVar } from './ast.ts';
import { items, strings } from './ast.ts';

export const relationName = (relation: RangeVar | undefined): Name =>
  named(relation?.schemaname, relation?.relname ?? '');

/** A dotted name; of more than two parts (database, schema, name) the last two. */
export function listName(nodes: readonly Node[] | undefined): Name {
  const parts = strings(nodes);
  return named(parts.at(-2), parts.at(-1) ?? '');
}

/** The name of an object in DROP, RENAME and COMMENT, whichever form the grammar gives it. */
export function objectName(node: Node | undefined): Name {
  if (node?.List) return listName(items(node));
  if (node?.ObjectWithArgs) return listName(node.ObjectWithArgs.objname);
  if (node?.TypeName) return listName(node.TypeName.names);
  if (node?.RangeVar) return relationName(node.RangeVar);
  return { name: node?.String?.sval ?? '' };
}

/** Functions and types of the system are known without their schema. */
export const withoutSystemSchema = (name: Name): Name => (name.schema === 'pg_catalog' ? { name: name.name } : name);

const named = (schema: string | undefined, name: string): Name => (schema ? { schema, name } : { name });
