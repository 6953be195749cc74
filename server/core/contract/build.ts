import { type Catalog, type ColumnId, displayName } from '../schema/catalog.ts';
import { count, list } from '../text/words.ts';
import type { Answer, Evidence } from './answer.ts';
import type { CodeFile } from './code.ts';
import type { Contract, InsertUse, ResolvedStatement, Searched, Server } from './contract.ts';
import { CodeUses, type UsesRequest } from './uses.ts';
import { tableWords, wordKey } from './words.ts';

/** How many places are named where something can't be told. */
const placesShown = 4;

/**
 * Resolves everything a server's code says against the schema it was released with. A use that is found is evidence; what
 * can't be read, a `SELECT *`, and a file that names both table and column make an answer unknown; only what was searched
 * for everywhere and found nowhere is unused.
 */
export const buildContract = (request: UsesRequest): Contract => new CodeContract(request);

class CodeContract implements Contract {
  readonly server: Server;
  readonly catalog: Catalog;
  readonly searched: Searched;
  private readonly files: readonly CodeFile[];
  private readonly uses: CodeUses;
  /** Answers given: searching the words of all files takes a while, and an editor asks the same at every key. */
  private readonly answers = new Map<string, Answer>();

  constructor(request: UsesRequest) {
    const { server, catalog, code } = request;
    this.server = server;
    this.catalog = catalog;
    this.files = code.files;
    this.uses = new CodeUses(request);
    const nothing = `No query was found in the code of ${server.version}, so nothing tells what it uses.`;
    const failure = code.failure ?? (this.uses.empty ? nothing : undefined);
    this.searched = {
      files: code.files.length,
      statements: this.uses.found,
      resolved: this.uses.understood,
      sources: [...this.uses.sources].sort(),
      ...(failure ? { failure } : {}),
    };
  }

  get statements(): readonly ResolvedStatement[] {
    return this.uses.statements;
  }

  column(id: ColumnId, how?: 'write' | 'name'): Answer {
    return this.once(`column ${id.relation} ${id.column} ${how}`, () => this.findColumn(id, how));
  }

  relation(id: number, how?: 'name'): Answer {
    return this.once(`relation ${id} ${how}`, () => {
      const evidence = [...this.uses.of(id).relation, ...(how === undefined ? this.uses.throughViews(id) : [])];
      return used(evidence, 'its queries name it') ?? this.notFound(id);
    });
  }

  inserts(id: number): { answer: Answer; statements: readonly InsertUse[] } {
    const statements = this.uses.of(id).inserts;
    const answer = this.once(`inserts ${id}`, () => {
      const evidence = statements.map((statement) => statement.evidence);
      return used(evidence, 'its queries insert rows') ?? this.notFound(id);
    });
    return { answer, statements };
  }

  leavesNull(id: ColumnId, filled: boolean): Answer {
    const { answer, statements } = this.inserts(id.relation);
    const nulls = [
      ...(this.uses.of(id.relation).nulls.get(id.column) ?? []),
      ...statements.filter((s) => s.nulls.includes(id.column)).map((s) => s.evidence),
      ...(filled ? [] : omitting(statements, id.column)),
    ];
    if (nulls.length > 0) return { verdict: 'used', evidence: distinct(nulls), why: 'a row can be left without it' };
    const writes = this.column(id, 'write');
    if (writes.verdict === 'used') {
      const why = "it writes the column, and whether a value is ever NULL can't be told";
      return { verdict: 'unknown', evidence: writes.evidence, why };
    }
    return writes.verdict === 'unknown' ? writes : answer.verdict === 'unknown' ? answer : this.unused();
  }

  omits(id: ColumnId): Answer {
    const { answer, statements } = this.inserts(id.relation);
    const omitted = used(omitting(statements, id.column), 'its inserts leave it out');
    if (omitted) return omitted;
    return answer.verdict === 'used' ? this.unused('each of its inserts names the column') : answer;
  }

  writes(id: number): Answer {
    const inserts = this.inserts(id).answer;
    if (inserts.verdict === 'used') return inserts;
    return used([...this.uses.of(id).updates.values()].flat(), 'its queries update rows') ?? inserts;
  }

  private findColumn(id: ColumnId, how?: 'write' | 'name'): Answer {
    const { reads, updates, stars } = this.uses.of(id.relation);
    const evidence = [
      ...(how === 'write' ? [] : (reads.get(id.column) ?? [])),
      ...(updates.get(id.column) ?? []),
      ...(how === undefined ? this.uses.throughViews(id.relation, id.column) : []),
    ];
    const found = used(evidence, 'its queries name it');
    if (found) return found;
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const table = this.catalog.relations.get(id.relation);
    if (table?.kind !== 'table' && table?.kind !== 'view') return this.unused('it was released without the table');
    const name = table.columns.find((column) => column.id === id.column)?.name;
    if (name === undefined) return this.unused('it was released without the column');
    if (how !== 'write' && stars.length > 0) {
      const read = `it reads ${displayName(this.catalog, table)} with *`;
      return this.unknown(`${read}, and may need any of its columns`, stars);
    }
    const uncertain = this.uses.uncertain(name);
    if (uncertain.length > 0)
      return this.unknown(`it is not certain which ${name} one of its queries means`, uncertain);
    return this.namedInDatabase(table, name) ?? this.namedInCode(table.name, name) ?? this.unused();
  }

  private once(key: string, find: () => Answer): Answer {
    const answer = this.answers.get(key) ?? find();
    this.answers.set(key, answer);
    return answer;
  }

  // ── what can't be told ──────────────────────────────────────────────────────────────────────────────────────────

  /** No use of a relation was found; how much is that worth? */
  private notFound(id: number): Answer {
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const relation = this.catalog.relations.get(id);
    if (!relation) return this.unused('it was released without it');
    return this.namedInDatabase(relation) ?? this.namedInCode(relation.name) ?? this.unused();
  }

  /** Files that speak of the table and, outside the queries that were understood, of the column. */
  private namedInCode(table: string, column?: string): Answer | undefined {
    const tableKeys = tableWords(table).map(wordKey);
    const columnKey = column === undefined ? undefined : wordKey(column);
    const files = this.files.filter((file) => {
      if (columnKey === undefined) return tableKeys.some((key) => file.outside.has(key));
      return file.outside.has(columnKey) && tableKeys.some((key) => file.words.has(key));
    });
    if (files.length === 0) return undefined;
    const shown = files.slice(0, placesShown).map((file) => file.path);
    const more = files.length > shown.length ? ` and ${files.length - shown.length} more` : '';
    const what = column === undefined ? table : `${column} beside ${table}`;
    const named = `${count(files.length, 'file')} of it ${files.length === 1 ? 'names' : 'name'} ${what}`;
    return this.unknown(`${named} outside the queries that were understood: ${list(shown)}${more}`);
  }

  /** Functions and triggers of the database that name the column: what calls them can't be followed. */
  private namedInDatabase(
    { id, name }: { readonly id: number; readonly name: string },
    column?: string,
  ): Answer | undefined {
    const table = this.catalog.relations.get(id);
    const triggers = table?.kind === 'table' ? table.triggers : [];
    const triggered = new Set(triggers.flatMap((trigger) => (trigger.function ? [trigger.function.name] : [])));
    for (const overloads of this.catalog.functions.values()) {
      for (const routine of overloads) {
        const isTrigger = triggered.has(routine.name);
        if (!isTrigger && !routine.words.includes(name.toLowerCase())) continue;
        if (column === undefined ? isTrigger : !routine.words.includes(column.toLowerCase())) continue;
        return this.unknown(`the database function ${routine.name} names ${column ?? name}`);
      }
    }
    return undefined;
  }

  private unknown(why: string, evidence: readonly Evidence[] = []): Answer {
    return { verdict: 'unknown', evidence: distinct(evidence).slice(0, placesShown), why };
  }

  private unused(why?: string): Answer {
    const { files, statements, resolved } = this.searched;
    const share = statements === resolved ? 'all understood' : `${resolved} of them understood`;
    const searched = `searched ${count(files, 'file')} with ${count(statements, 'query', 'queries')}, ${share}`;
    return { verdict: 'unused', evidence: [], why: why ?? searched };
  }
}

const used = (evidence: readonly Evidence[], why: string): Answer | undefined =>
  evidence.length > 0 ? { verdict: 'used', evidence: distinct(evidence), why } : undefined;

const omitting = (statements: readonly InsertUse[], column: number): Evidence[] =>
  statements.filter((s) => !s.positional && !s.columns.includes(column)).map((s) => s.evidence);

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const each of evidence) {
    const key = `${each.file}\0${each.line}\0${each.how}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}
