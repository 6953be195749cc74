import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { lookups } from '../contract/lookups.ts';
import { type Catalog, displayName, type Index, indexesOf, type Table, type View } from '../schema/catalog.ts';
import { resolve } from '../schema/resolve.ts';
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
  const lead = index.elements[0]?.columnId;
  const served = others.some(
    (other) => other.elements[0]?.columnId === lead && (other.where?.text ?? '') === (index.where?.text ?? ''),
  );
  if (index.valid && lead !== undefined && !served) {
    const readers = previous.filter((contract) =>
      contract.statements.some((s) => lookups(s).some((read) => read.relation === owner.id && read.column === lead)),
    );
    const column = owner.columns.find((each) => each.id === lead)?.name ?? '';
    if (readers.length > 0) needs.push(`${Versions(readers)} looks rows of ${label} up by ${column}.`);
  }
  return needs;
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
