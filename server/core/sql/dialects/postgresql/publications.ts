import type { Change } from '../../../schema/change.ts';
import type { Node, Nodes } from './ast.ts';
import { relationName } from './names.ts';
import type { Source } from './source.ts';

/** CREATE and ALTER PUBLICATION: the tables they name. All tables, and those of a schema, are not named and not locked. */
export const publication =
  (what: 'create publication' | 'alter publication') =>
  ({ pubobjects }: { readonly pubobjects?: readonly Node[] }, source: Source): Change[] => {
    const relations = (pubobjects ?? []).flatMap((object) => object.PublicationObjSpec?.pubtable?.relation ?? []);
    return [{ kind: 'other', what, tables: relations.map(relationName), at: source.whole }];
  };

/** CREATE STATISTICS … FROM table. */
export const createStatistics = ({ relations }: Nodes['CreateStatsStmt'], source: Source): Change[] => [
  {
    kind: 'other',
    what: 'create statistics',
    tables: (relations ?? []).flatMap((node) => (node.RangeVar ? [relationName(node.RangeVar)] : [])),
    at: source.whole,
  },
];
