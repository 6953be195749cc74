import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import { type Catalog, type Constraint, findTable, type Table, tableById } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule, type Report, type RuleContext, releasedTable } from './rule.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'foreign-key-order',
  on: ['add-constraint', 'add-column', 'create-table', 'set-default'],
  category: 'compatibility',
  severity: 'warning',
  title: 'A foreign key the previous server knows nothing of',
  why: 'NOT VALID or not, a foreign key is enforced from now on. The previous server was not written for it: it may insert a row before the one it refers to, or delete one that others still refer to.',
  instead:
    'Let the key take care of it (ON DELETE CASCADE or SET NULL), or add it once the server that minds the order is the previous one.',
  hazards: ['A33'],
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint);',
      uses: 'DELETE FROM users WHERE id = $1',
      migration: 'ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint);',
      uses: 'DELETE FROM users WHERE id = $1',
      migration:
        'ALTER TABLE notes ADD CONSTRAINT notes_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;',
    },
  },
  check(change, context) {
    if (change.kind === 'set-default') return newDefault(change, context);
    if (!brings(change)) return undefined;
    return keysOf(change, context).flatMap(({ key, child, known }) =>
      [
        known ? undefined : truncates(context, key, child),
        deletes(context, key, child),
        known || related(context, key, child) ? undefined : inserts(context, key, child),
      ].flatMap((report) => report ?? []),
    );
  },
});

const brings = (change: ChangeOf<'add-constraint' | 'add-column' | 'create-table'>): boolean =>
  (change.kind === 'add-constraint'
    ? [change.constraint]
    : change.kind === 'add-column'
      ? change.column.constraints
      : [...change.constraints, ...change.columns.flatMap((column) => column.constraints)]
  ).some((constraint) => constraint.type === 'foreign-key');

interface Key {
  readonly key: Constraint & { readonly references: NonNullable<Constraint['references']> };
  readonly child: Table;
  /** The previous server knows one over the same columns. */
  readonly known: boolean;
}

/** The foreign keys a change brings that are still there, and enforced, once the release has run. */
function keysOf(
  change: Change & { readonly kind: 'add-constraint' | 'add-column' | 'create-table' },
  context: RuleContext,
): Key[] {
  const after = findTable(context.after, change.table);
  const before = after && tableById(context.before, after.id);
  const end = after && tableById(context.target, after.id);
  if (!after || !end || end.persistence === 'temporary') return [];
  const released = releasedTable(context, after);
  return after.constraints.flatMap((key): Key[] => {
    const { references } = key;
    if (!references || before?.constraints.some((each) => sameKey(each, key))) return [];
    const last = end.constraints.find((each) => sameKey(each, key));
    if (!last?.enforced || !last.references) return [];
    // Replaced, by one that asks for no more.
    const known = released?.constraints.find((each) => sameKey(each, key));
    if (known?.enforced && (guards(known.references?.onDelete) || !guards(last.references.onDelete))) return [];
    return [{ key: { ...last, references: last.references }, child: end, known: known?.enforced === true }];
  });
}

const sameKey = (a: Constraint, b: Constraint): boolean =>
  a.references !== undefined &&
  a.references.table === b.references?.table &&
  a.columns.join() === b.columns.join() &&
  a.references.columns.join() === b.references.columns.join();

/** Whether the key refuses to let go of a row that others refer to. */
const guards = (action: string | undefined): boolean => action === 'no action' || action === 'restrict';

/** The previous server already minds a key to the same table in one of these columns. */
const related = (context: RuleContext, { columns, references }: Key['key'], child: Table): boolean =>
  releasedTable(context, child)?.constraints.some(
    (each) =>
      each.enforced && each.references?.table === references.table && each.columns.some((id) => columns.includes(id)),
  ) === true;

/** TRUNCATE of a table that another one refers to fails, whatever the rows. */
function truncates(context: RuleContext, key: Key['key'], child: Table): Report | undefined {
  const parent = releasedTable(context, tableById(context.target, key.references.table));
  if (!parent || parent.id === child.id || referredTo(context.base, parent)) return undefined;
  const name = context.name(parent);
  const { answer, servers } = ask(context.servers, (contract) =>
    found(contract, 'truncates', ({ resolution, evidence }) => {
      if (/\bcascade\b/i.test(evidence.text) || new RegExp(`\\b${child.name}\\b`).test(evidence.text)) return false;
      return resolution.relations.some(({ relation, use }) => use === 'truncate' && relation === parent.id);
    }),
  );
  if (answer.verdict !== 'used') return undefined;
  const message = `${claim(servers, `truncates ${name}`, answer)}, which no longer works when ${context.name(child)} refers to it`;
  return { message, object: name, answer, servers, severity: 'error' };
}

const referredTo = (catalog: Catalog, table: Table): boolean =>
  (catalog.dependents.get(table.id)?.toArray() ?? []).some((id) =>
    tableById(catalog, id)?.constraints.some((each) => each.references?.table === table.id && id !== table.id),
  );

function deletes(context: RuleContext, key: Key['key'], child: Table): Report | undefined {
  const parent = releasedTable(context, tableById(context.target, key.references.table));
  if (!parent) return undefined;
  const { onDelete, onUpdate, columns } = key.references;
  const filled = key.columns.every((id) => child.columns.find((c) => c.id === id)?.notNull);
  const stops = guards(onDelete) || (onDelete === 'set null' && filled);
  // Rows that another key would take along are of no help: it takes them after this one was looked at.
  const owners = stops ? [parent, ...cascadingTo(context.target, parent.id)] : [];
  const moves = guards(onUpdate) ? new Set(columns) : new Set<number>();
  const { answer, servers } = ask(context.servers, (contract) => {
    const gone = found(
      contract,
      'deletes from',
      (statement) =>
        statement.resolution.relations.some(
          ({ relation, use }) => use === 'delete' && owners.some((each) => each.id === relation),
        ) && !clearedBefore(contract, statement, child),
    );
    const called = owners.flatMap(({ id }) => contract.relation(id).evidence.filter((e) => e.how === 'deletes from'));
    const listed = new Set(contract.statements.map(({ evidence }) => `${evidence.file}:${evidence.line}`));
    const byCalls = called.filter((e) => !listed.has(`${e.file}:${e.line}`));
    const moved = found(contract, 'changes keys of', ({ resolution }) =>
      resolution.writes.some((write) => write.relation === parent.id && moves.has(write.column)),
    );
    const evidence = [...gone.evidence, ...byCalls, ...moved.evidence];
    return { ...gone, verdict: evidence.length > 0 ? 'used' : 'unused', evidence };
  });
  if (answer.verdict !== 'used') return undefined;
  const name = context.name(parent);
  const how = answer.evidence.some((e) => e.how === 'deletes from') ? 'deletes from' : 'changes keys of';
  const direct = owners.filter(({ id }) =>
    context.servers.some((contract) => contract.relation(id).evidence.some((e) => e.how === 'deletes from')),
  );
  const through = how === 'deletes from' && direct.length > 0 && !direct.includes(parent);
  const of = through ? list(direct.map((table) => context.name(table))) : name;
  const along = through ? `, which takes rows of ${name} along` : '';
  const shown = context.name(child);
  const why =
    onDelete === 'set null' && filled && how === 'deletes from'
      ? `${list(namesOf(child, key.columns))} of ${shown} would become NULL, which it must not`
      : `rows of ${shown} that refer to it stop that`;
  return {
    message: `${claim(servers, `${how} ${of}`, answer)}${along}: ${why}`,
    object: name,
    answer,
    servers,
  };
}

/** Tables whose deleted rows take rows of this one along. */
function cascadingTo(catalog: Catalog, id: number, seen = new Set([id])): Table[] {
  const table = tableById(catalog, id);
  return (table?.constraints ?? []).flatMap(({ references }) => {
    const above = references?.onDelete === 'cascade' ? tableById(catalog, references.table) : undefined;
    if (!above || seen.has(above.id)) return [];
    seen.add(above.id);
    return [above, ...cascadingTo(catalog, above.id, seen)];
  });
}

/** The same code, or the same statement, deletes the rows that refer to it first. */
const clearedBefore = (contract: Contract, statement: ResolvedStatement, child: Table): boolean =>
  contract.statements.some(
    (other) =>
      other.evidence.file === statement.evidence.file &&
      other.evidence.line <= statement.evidence.line &&
      other.resolution.relations.some(({ relation, use }) => relation === child.id && use === 'delete'),
  );

function inserts(context: RuleContext, key: Key['key'], child: Table): Report | undefined {
  const released = releasedTable(context, child);
  const parent = tableById(context.target, key.references.table);
  const known = (id: number): boolean => released?.columns.some((column) => column.id === id) === true;
  if (!released || !parent || !key.columns.every(known)) return undefined;
  const { answer, servers } = ask(context.servers, (contract): Answer => {
    const evidence = contract
      .inserts(released.id)
      .statements.filter(({ columns, nulls, defaults }) =>
        key.columns.every((id) =>
          columns.includes(id) && !defaults.includes(id) ? !nulls.includes(id) : defaulted(child, id),
        ),
      )
      .map((insert) => insert.evidence)
      .filter((place) => !parentFirst(contract, place, parent));
    const updates = found(contract, 'writes', ({ resolution }) =>
      resolution.writes.some(
        (w) => w.relation === released.id && key.columns.includes(w.column) && w.value === 'value',
      ),
    ).evidence.filter((place) => !parentFirst(contract, place, parent));
    const shown = [...evidence, ...updates];
    const why = `nothing shows that the row of ${context.name(parent)} is there first`;
    return { verdict: shown.length > 0 ? 'unknown' : 'unused', evidence: shown, why };
  });
  if (answer.verdict !== 'unknown') return undefined;
  const columns = list(namesOf(released, key.columns));
  const what = `writes rows to ${context.name(released)} whose ${columns} is not in ${context.name(parent)}`;
  return {
    message: claim(servers, what, answer),
    object: `${context.name(released)}.${namesOf(released, key.columns)[0]}`,
    answer,
    servers,
  };
}

/** What an INSERT leaves out gets a value all the same. */
const defaulted = (table: Table, id: number): boolean => {
  const value = table.columns.find((column) => column.id === id)?.default;
  return value !== undefined && value.form !== 'null';
};

/** The same code inserts into the other table before, or takes the value from there. */
const parentFirst = (contract: Contract, place: Evidence, parent: Table): boolean =>
  contract.statements.some(({ evidence, resolution }) => {
    if (evidence.file !== place.file) return false;
    const uses = resolution.relations.filter(({ relation }) => relation === parent.id).map(({ use }) => use);
    // A row that refers to its own table is no proof of the other one.
    if (evidence.line === place.line && evidence.text === place.text) return uses.some((use) => use !== 'insert');
    return evidence.line <= place.line && uses.includes('insert');
  });

/** A default in a column that refers to another table: rows inserted without it refer to that value. */
function newDefault(change: ChangeOf<'set-default'>, context: RuleContext): Report | undefined {
  const table = findTable(context.after, change.table);
  const column = table?.columns.find((each) => each.name === change.column);
  const released = releasedTable(context, table);
  const key = table?.constraints.find((each) => each.references && column && each.columns.includes(column.id));
  const parent = key?.references && tableById(context.after, key.references.table);
  if (!column || !released || !parent || !key?.enforced || change.default.form === 'null') return undefined;
  if (!released.columns.some((each) => each.id === column.id)) return undefined;
  const { answer, servers } = ask(context.servers, (contract) =>
    contract.omits({ relation: released.id, column: column.id }),
  );
  if (answer.verdict !== 'used') return undefined;
  const label = `${context.name(released)}.${column.name}`;
  const message = `${claim(servers, `inserts into ${context.name(released)} without ${column.name}`, answer)}, and the new default must be a row of ${context.name(parent)}`;
  return { message, object: label, answer, servers };
}

const namesOf = (table: Table, ids: readonly number[]): string[] =>
  ids.flatMap((id) => table.columns.find((column) => column.id === id)?.name ?? []);

function found(contract: Contract, how: string, test: (statement: ResolvedStatement) => boolean): Answer {
  const evidence = contract.statements.filter(test).map((each): Evidence => ({ ...each.evidence, how }));
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its queries do not' };
}
