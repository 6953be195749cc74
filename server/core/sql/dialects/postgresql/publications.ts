import type { Change, Published } from '../../../schema/change.ts';
import type { Node } from './ast.ts';
import { strings } from './ast.ts';
import { bracketed } from './expressions.ts';
import { relationName } from './names.ts';
import type { Source } from './source.ts';

/** CREATE and ALTER PUBLICATION: the tables they name. All tables, and those of a schema, are not named and not locked. */
export const publication =
  (what: 'create publication' | 'alter publication') =>
  (
    { pubname = '', pubobjects, action }: { pubname?: string; pubobjects?: readonly Node[]; action?: string },
    source: Source,
  ): Change[] => {
    const published = (pubobjects ?? []).flatMap(({ PublicationObjSpec: object }) =>
      object?.pubtable ? publishedTable(object.pubtable, source) : [],
    );
    return [
      {
        kind: 'other',
        what,
        object: { name: pubname },
        tables: published.map(({ table }) => table),
        // SET of schemas alone takes the tables out; SET (…) of options leaves them.
        ...(pubobjects ? { published, action: ACTIONS[action ?? ''] ?? 'add' } : {}),
        at: source.whole,
      },
    ];
  };

const ACTIONS: Readonly<Record<string, 'add' | 'set' | 'drop'>> = { AP_SetObjects: 'set', AP_DropObjects: 'drop' };

type PublicationTable = NonNullable<NonNullable<Node['PublicationObjSpec']>['pubtable']>;

function publishedTable({ relation, columns, whereClause }: PublicationTable, source: Source): Published {
  const from = source.tokenAt(relation?.location);
  const where = whereClause ? source.find({ from, to: source.tokens.length }, 'where') + 1 : 0;
  return {
    table: relationName(relation),
    ...(columns ? { columns: strings(columns) } : {}),
    ...(whereClause ? { where: bracketed(whereClause, where, source) } : {}),
  };
}
