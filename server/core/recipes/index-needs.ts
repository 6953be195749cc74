import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { lookups } from '../contract/lookups.ts';
import { type Catalog, displayName, type Index, indexesOf, type Table, type View } from '../schema/catalog.ts';
import { resolve } from '../schema/resolve.ts';
import { list } from '../text/words.ts';
import { impliesUnique } from './index-definition.ts';
import { Versions } from './wording.ts';

/**
 * What the previous servers would miss without an index, one sentence each; nothing where they can do without. `after`: the
 * catalog as it is then, with what takes the index's place.
 */
export function indexNeeds(
  index: Index,
  owner: Table | View,
  before: Catalog,
  after: Catalog,
  previous: readonly Contract[],
): string[] {
  const label = displayName(before, owner);
  const others = indexesOf(after, owner.id).filter((other) => other.id !== index.id && other.valid);
  const failing = previous.filter((contract) => contract.statements.some((s) => fails(s, owner, before, after)));
  const needs =
    failing.length > 0 ? [`${Versions(failing)} names ${index.name} or upserts by it: that fails without it.`] : [];
  if (index.unique && index.valid && !others.some((other) => impliesUnique(other, index))) {
    const { answer, servers } = ask(previous, (contract) => contract.relation(owner.id));
    const users = previous.filter((contract) => servers.includes(contract.server.version));
    if (answer.verdict !== 'unused' && failing.length === 0)
      needs.push(
        `${Versions(users)} ${answer.verdict === 'used' ? 'uses' : 'may use'} ${label}, and can count on what ${index.name} keeps unique.`,
      );
  }
  const first = index.elements[0];
  // What an expression is computed from may be looked up by it.
  const leads = first?.columnId === undefined ? index.reads : [first.columnId];
  const served = others.some(
    ({ elements: [own], where }) =>
      own?.columnId === first?.columnId &&
      (own?.columnId !== undefined || own?.text === first?.text) &&
      (where?.text ?? '') === (index.where?.text ?? ''),
  );
  if (!index.valid || served) return needs;
  const columns = list(owner.columns.filter(({ id }) => leads.includes(id)).map(({ name }) => name));
  const readers = previous.filter((contract) =>
    contract.statements.some((s) => lookups(s).some((r) => r.relation === owner.id && leads.includes(r.column))),
  );
  if (readers.length > 0) needs.push(`${Versions(readers)} looks rows of ${label} up by ${columns}.`);
  const unsure = previous.filter(
    (each) => !readers.includes(each) && leads.some((column) => mayLookUp(each, owner.id, column)),
  );
  if (unsure.length > 0)
    needs.push(`${Versions(unsure)} may look rows of ${label} up by ${columns}: not all of its queries can be seen.`);
  return needs;
}

/** Whether it reads the column elsewhere than in statements that can be looked into: through an ORM, or nobody knows where. */
function mayLookUp(contract: Contract, relation: number, column: number): boolean {
  const { verdict, evidence } = contract.column({ relation, column });
  if (verdict !== 'used') return verdict === 'unknown';
  const known = new Set(contract.statements.map((s) => `${s.evidence.file}\0${s.evidence.text}`));
  return evidence.some(({ file, text }) => !known.has(`${file}\0${text}`));
}

/** A statement that works before, and not after. */
function fails(
  { query, resolution }: Contract['statements'][number],
  owner: Table | View,
  before: Catalog,
  after: Catalog,
): boolean {
  const about = [resolution.relations, resolution.inserts, resolution.upserts].flat();
  if (!about.some((each) => each.relation === owner.id)) return false;
  return resolve(query, after).problems.length > resolve(query, before).problems.length;
}
