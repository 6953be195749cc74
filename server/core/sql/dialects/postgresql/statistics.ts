import type { Change, IndexElement } from '../../../schema/change.ts';
import type { Node, Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { expression } from './expressions.ts';
import { end } from './indexes.ts';
import { listName, relationName } from './names.ts';
import type { Run, Source } from './source.ts';

/** CREATE STATISTICS … ON … FROM table. */
export function createStatistics(statement: Nodes['CreateStatsStmt'], source: Source): Change[] {
  const relation = statement.relations?.[0]?.RangeVar;
  const from = source.tokenAt(relation?.location);
  const on = source.find({ from: 0, to: from }, 'on') + 1;
  const parts = partsOf({ from: on, to: from - 1 }, source);
  const named = (statement.defnames ?? []).length > 0;
  const statistics = listName(statement.defnames);
  return [
    {
      kind: 'create-statistics',
      ...(named ? { statistics } : {}),
      table: relationName(relation),
      elements: (statement.exprs ?? []).map((node, at) =>
        element(node, parts[at] ?? { from: on, to: from - 1 }, source),
      ),
      kinds: strings(statement.stat_types),
      ifNotExists: statement.if_not_exists ?? false,
      at: named ? source.named(source.skipIf(2), statistics.name, on) : source.whole,
    },
  ];
}

function element(node: Node, run: Run, source: Source): IndexElement {
  const { name, expr } = node.StatsElem ?? {};
  const text = source.textOf(run);
  if (name !== undefined) return { column: name, text };
  const inner = source.mark(run.from, '(') && source.close(run.from) === run.to - 1;
  return { expression: expression(expr, inner ? { from: run.from + 1, to: run.to - 1 } : run, source), text };
}

/** What commas outside of brackets part. */
function partsOf({ from, to }: Run, source: Source): Run[] {
  const parts: Run[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (source.mark(i, '(')) i = source.close(i);
    else if (source.mark(i, ',')) {
      parts.push({ from: start, to: i });
      start = i + 1;
    }
  }
  return [...parts, { from: start, to }];
}

/** ALTER STATISTICS … SET STATISTICS. */
export function alterStatistics(statement: Nodes['AlterStatsStmt'], source: Source): Change[] {
  const statistics = listName(statement.defnames);
  const target = statement.stxstattarget?.Integer;
  return [
    {
      kind: 'alter-statistics',
      statistics,
      target: target ? (target.ival ?? 0) : -1,
      ...(statement.missing_ok ? { ifPresent: true } : {}),
      at: source.named(source.skipIf(2), statistics.name, end(source)),
    },
  ];
}
