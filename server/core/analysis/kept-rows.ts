import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { bodyCalls, names, runs } from '../rules/by-name.ts';
import { lower } from '../rules/wording.ts';
import { callsIn } from '../schema/apply/calls.ts';
import { type Catalog, displayName, type FunctionObject, findTable, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { toFinding } from './effect-finding.ts';
import type { Finding } from './finding.ts';
import type { Effect } from './query-changes.ts';

/**
 * Up to PostgreSQL 10, a session keeps the rows of a PL/pgSQL function as they were when it first called it: one that gives
 * back a row variable of a table fails there on every call after the columns of the table have changed. PostgreSQL 11 compiles
 * such a function anew (its release notes, "PL/pgSQL functions … composite types"), and so does any version that is given the
 * function once more by CREATE OR REPLACE. One finding for the first change of each table.
 */
export function keptByFunctions(database: Database, steps: readonly Step[], state: ProjectState): Finding[] {
  const { dialect, engine, target, previous } = database;
  if (dialect.id !== 'postgresql' || engine.version > 10) return [];
  const told = new Set<number>();
  return steps.flatMap((step): Finding[] => {
    const { change, before } = step;
    if (change.kind !== 'add-column' && change.kind !== 'drop-column' && change.kind !== 'set-column-type') return [];
    const table = findTable(before, change.table);
    if (!table || told.has(table.id) || !target.relations.has(table.id)) return [];
    const kept = new Set([...target.functions.values()].flat());
    const routines = [...before.functions.values()]
      .flat()
      .filter((routine) => kept.has(routine) && givesRow(routine, table, before));
    const asked = routines
      .map((routine) => ({ routine, ...ask(previous, (contract) => calls(contract, routine, before)) }))
      .filter(({ answer }) => answer.verdict !== 'unused');
    const used = asked.filter(({ answer }) => answer.verdict === 'used');
    const meant = used.length > 0 ? used : asked;
    const servers = [...new Set(meant.flatMap((each) => each.servers))];
    const contract = previous.find(({ server }) => server.version === servers[0]);
    if (!contract) return [];
    told.add(table.id);
    const answer = worst(meant.map((each) => each.answer));
    const shown = list(meant.map(({ routine }) => displayName(before, routine)));
    const many = meant.length > 1;
    const effect: Effect = {
      notice: 'cached-plan',
      name: displayName(before, table),
      message: '',
      advice: again(shown),
    };
    const nowhere = { file: step.migration.file.path, line: 1, text: '', how: '' };
    const place = answer.evidence[0] ?? nowhere;
    const finding = toFinding(effect, step, place, contract, 'previous', database, state);
    if (!finding) return [];
    const who = list(servers).replace(/^the /, 'The ');
    const verb = answer.verdict === 'used' ? (servers.length > 1 ? 'run' : 'runs') : 'may run';
    const why = answer.verdict === 'used' ? '' : ` (${lower(answer.why)})`;
    const message = `${who} ${verb} ${shown}${why}, which ${many ? 'fail' : 'fails'} then on each connection that called ${many ? 'them' : 'it'} before: PostgreSQL ${engine.version} keeps the row of ${effect.name} that ${many ? 'they give' : 'it gives'} back as it was`;
    return [{ ...finding, servers, message, verdict: answer.verdict, evidence: answer.evidence, fixes: [] }];
  });
}

const again = (functions: string): string =>
  `Write CREATE OR REPLACE FUNCTION of ${functions} behind this in the same transaction, which has every connection compile anew; or renew the connections right after.`;

/** Whether a function gives back what one of its variables holds, and that is a row of the table. */
function givesRow(
  { language, body, returns, arguments: given, name, schema }: FunctionObject,
  table: Table,
  before: Catalog,
) {
  if (language !== 'plpgsql') return false;
  const isRow = (type: { readonly schema?: string; readonly name: string } | undefined): boolean =>
    type !== undefined && findTable(before, type)?.id === table.id;
  if (given.some(({ mode, type }) => /out/.test(mode) && isRow(type))) return true;
  const trigger =
    returns?.name === 'trigger' && table.triggers.some((t) => t.function && names(t.function, { schema, name }));
  if (!isRow(returns) && !trigger) return false;
  const plain = body.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  const rows = given.flatMap((each) => (isRow(each.type) && each.name ? [each.name] : []));
  for (const [, section = ''] of plain.matchAll(/\bdeclare\b([\s\S]*?)\bbegin\b/gi)) {
    for (const line of section.split(';')) {
      const [, variable = '', first = '', second] = declaration.exec(line) ?? [];
      if (isRow(second ? { schema: folded(first), name: folded(second) } : { name: folded(first) }))
        rows.push(folded(variable));
    }
  }
  const returned = [...plain.matchAll(/\breturn(?:\s+next)?\s+("(?:[^"]|"")+"|[\p{L}_][\w$]*)\s*;/giu)];
  return returned.some(([, variable = '']) => rows.includes(folded(variable)));
}

const word = '("(?:[^"]|"")+"|[\\p{L}_][\\w$]*)';

/** `name [CONSTANT] [schema.]type`. */
const declaration = new RegExp(`^\\s*(?:declare\\s+)?${word}\\s+(?:constant\\s+)?${word}(?:\\s*\\.\\s*${word})?`, 'iu');

const folded = (written: string): string =>
  written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();

/** What a server does with a function: by itself, or through functions, views and triggers that call it. */
function calls(contract: Contract, routine: FunctionObject, catalog: Catalog): Answer {
  const reaching = new Set([routine]);
  for (const known of reaching) {
    for (const other of [...catalog.functions.values()].flat()) if (bodyCalls(other, known.name)) reaching.add(other);
  }
  const called = (name: { readonly schema?: string; readonly name: string }) =>
    [...reaching].some((each) => names(name, each));
  const direct = runs(contract, 'calls', ({ query }) => callsIn(query).some(({ name }) => called(name)));
  const through = [...catalog.relations.values()].flatMap((relation): Answer[] => {
    if (relation.kind === 'view')
      return callsIn(relation.query).some(({ name }) => called(name)) ? [contract.relation(relation.id)] : [];
    if (relation.kind !== 'table' || !relation.triggers.some((t) => t.enabled && t.function && called(t.function)))
      return [];
    return [contract.writes(relation.id)];
  });
  const own: Answer =
    direct.length > 0
      ? { verdict: 'used', evidence: direct, why: 'its queries call it' }
      : contract.named(routine.name);
  return worst([own, ...through]);
}
