import { buildContract } from '../contract/build.ts';
import { withClaims } from '../contract/claimed.ts';
import { type ServerCode, withoutWords } from '../contract/code.ts';
import type { Contract, Server } from '../contract/contract.ts';
import type { Published } from '../contract/published.ts';
import type { Resolutions, UnreadStatement } from '../contract/uses.ts';
import { ownerOf, type Service, usesDatabase } from '../release/services.ts';
import { type Catalog, sameSchema } from '../schema/catalog.ts';
import { Lines } from '../text/lines.ts';
import type { DatabaseLayout, Layout } from './layout.ts';

/** Makes contracts, and makes none again as long as code and schema are the same. */
export class ContractMaker {
  private readonly known = new Map<string, KnownContract>();
  private readonly resolutions: Resolutions = new WeakMap();
  private readonly nextCodes = new WeakMap<ServerCode, Map<string, ServerCode>>();

  /** What a server uses of a database. Without a service: what all of them use, and what the manifest declares for any. */
  of({ server, code, catalog, unread, service, database, layout }: ContractRequest): Contract {
    const key = `${database.name}\0${server.version}`;
    const known = this.known.get(key);
    if (known && sameSchema(known.catalog, catalog) && known.code === code && same(known.unread ?? [], unread))
      return known.contract;
    const { manifest, services } = layout;
    const lines = manifest && new Lines(manifest.text);
    const built = buildContract({
      server,
      code,
      catalog,
      unread,
      resolutions: this.resolutions,
      uses: service ? service.uses : Object.assign({}, ...services.map(({ uses }) => uses)),
      declaredAt: (table) => {
        const of = services.find(({ name, uses }) => name !== '' && uses?.[table] !== undefined);
        const inService = of && manifest?.spanOf(['services', of.name, 'uses', table]);
        const span = inService ?? manifest?.spanOf(['uses', table]);
        return {
          file: manifest?.path ?? 'bellows.yaml',
          line: span && lines ? lines.position(span.start).line + 1 : 1,
        };
      },
    });
    const contract = withClaims(built, manifest?.manifest?.ignores ?? []);
    this.known.set(key, { catalog, code, unread, contract });
    return contract;
  }

  /** What is deployed, without the services that don't use the database; with the words of files only where they are asked for. */
  nextCode(code: ServerCode, searched: boolean, database: DatabaseLayout, { services }: Layout): ServerCode {
    const others = new Set(services.filter((service) => !usesDatabase(service, database.name)));
    const known = this.nextCodes.get(code) ?? new Map<string, ServerCode>();
    this.nextCodes.set(code, known);
    const key = `${database.name} ${searched}`;
    const made = known.get(key);
    if (made) return made;
    const files = code.files.filter(({ path }) => {
      const owner = ownerOf(services, path);
      return owner === undefined || !others.has(owner);
    });
    const own = { ...code, files };
    const asked = searched ? own : withoutWords(own);
    known.set(key, asked);
    return asked;
  }

  published(published: Published, catalog: Catalog, database: DatabaseLayout): Contract {
    const key = `${database.name}\0published ${published.server.version}`;
    const known = this.known.get(key);
    if (known && known.catalog === catalog && known.published === published) return known.contract;
    const code: ServerCode = { files: [] };
    const contract = buildContract({ server: published.server, code, catalog, published });
    this.known.set(key, { catalog, code, published, contract });
    return contract;
  }
}

interface ContractRequest {
  readonly server: Server;
  readonly code: ServerCode;
  readonly catalog: Catalog;
  readonly unread: readonly UnreadStatement[];
  readonly service: Service | undefined;
  readonly database: DatabaseLayout;
  readonly layout: Layout;
}

interface KnownContract {
  readonly catalog: Catalog;
  readonly code: ServerCode;
  readonly unread?: readonly UnreadStatement[];
  readonly published?: Published;
  readonly contract: Contract;
}

const same = (a: readonly UnreadStatement[], b: readonly UnreadStatement[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
