import type { FromItem, FunctionCall, Query } from '../query.ts';

/** Every function call of a query, sub-selects, joins and common tables included. */
export function callsIn(query: Query): readonly FunctionCall[] {
  return [
    ...query.calls,
    ...query.from.flatMap(inItem),
    ...query.with.flatMap((table) => callsIn(table.query)),
    ...query.nested.flatMap(callsIn),
    ...query.branches.flatMap(callsIn),
    ...(query.source ? callsIn(query.source) : []),
  ];
}

function inItem(item: FromItem): readonly FunctionCall[] {
  switch (item.kind) {
    case 'relation':
      return [];
    case 'query':
      return callsIn(item.query);
    case 'function':
      return [item.call];
    case 'join':
      return [...inItem(item.left), ...inItem(item.right)];
  }
}
