import type { ChangeOf } from '../../../../schema/change.ts';
import type { TypeReference } from '../../../../schema/types.ts';
import { domainsOf, findType } from './domains.ts';
import { dropped } from './drops.ts';
import { type Effects, nothing, type Tellers } from './effects.ts';

type Kinds =
  | 'create-enum'
  | 'add-enum-value'
  | 'rename-enum-value'
  | 'create-domain'
  | 'alter-domain'
  | 'create-type'
  | 'alter-composite'
  | 'rename-type'
  | 'drop-type';

/** Types take no lock on tables, however much a change of them may break; domains do, to verify the rows. */
export const types: Tellers<Kinds> = {
  'create-enum': nothing,
  /** "ALTER TYPE", Notes: up to 11 not in a transaction, unless the type was made in the same one. */
  'add-enum-value'(effects, change) {
    const { atBegin } = effects.catalog;
    const isNew = atBegin !== undefined && findType(effects.catalog, change.type) && !findType(atBegin, change.type);
    if (effects.version < 12 && !isNew) effects.forbidTransaction();
  },
  'rename-enum-value': nothing,
  'create-domain': nothing,
  'alter-domain': alterDomain,
  'create-type': nothing,
  'alter-composite'(effects, change) {
    if (change.action !== 'rename')
      effects.assume(`No table is made OF ${change.type.name}: CASCADE would lock and change it.`);
  },
  'rename-type': nothing,
  'drop-type'(effects, change) {
    dropped(effects, { ...change, cascade: true });
  },
};

/** "ALTER DOMAIN": SHARE on every table with a column of the domain, while all of its rows are read; NOT VALID reads none. */
function alterDomain(effects: Effects, change: ChangeOf<'alter-domain'>): void {
  const domain = findType(effects.catalog, change.type);
  const { action } = change;
  const verifies =
    (action === 'add-constraint' && !change.constraint?.notValid) ||
    action === 'validate-constraint' ||
    (action === 'set-not-null' && !(domain?.kind === 'domain' && domain.notNull));
  if (!verifies || domain?.kind !== 'domain') return;
  const uses = (type: TypeReference | undefined): boolean =>
    type !== undefined && domainsOf(effects.catalog, type).includes(domain);
  for (const relation of effects.catalog.relations.values()) {
    if (relation.kind !== 'table' && relation.kind !== 'view') continue;
    if (!effects.isStored(relation) || !relation.columns.some((c) => uses(c.type))) continue;
    effects.lock('SHARE', relation);
    effects.scan(relation);
  }
}
