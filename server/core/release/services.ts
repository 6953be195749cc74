import type { Manifest } from './manifest.ts';

/** One of the servers that share a database: `api`, `worker`. A project without `services` is one that has no name. */
export interface Service {
  /** '' where the manifest names none. */
  readonly name: string;
  /** Folder of its own code; what no service has is everybody's. */
  readonly path?: string | undefined;
  readonly tags?: string | undefined;
  readonly previous?: Manifest['previous'];
  readonly deploy?: Deploy | undefined;
  /** Names of the databases it uses; absent: all. */
  readonly databases?: readonly string[] | undefined;
  readonly sources?: Manifest['sources'];
  readonly uses?: Manifest['uses'];
}

export type Deploy = NonNullable<Manifest['deploy']>;

/** The services of a project. What one leaves open, the manifest says for all. */
export function servicesOf(manifest: Manifest | undefined): readonly Service[] {
  const all = { deploy: manifest?.deploy, sources: manifest?.sources, previous: manifest?.previous };
  const named = Object.entries(manifest?.services ?? {});
  if (named.length === 0) return [{ name: '', tags: manifest?.tags, uses: manifest?.uses, ...all }];
  return named.map(([name, service], at) => ({
    name,
    path: service.path,
    tags: service.tags ?? manifest?.tags,
    deploy: { ...manifest?.deploy, ...service.deploy },
    databases: service.databases,
    sources: service.sources ?? all.sources,
    previous: service.previous ?? all.previous,
    // What somebody else uses is asked of the first: it is one contract more, whoever carries it.
    uses: at === 0 ? { ...manifest?.uses, ...service.uses } : service.uses,
  }));
}

/** What people call a version of a service: its tag, with the service before it where the tag doesn't say. */
export const versionOf = (service: Service, ref: string): string =>
  service.name === '' || ref.split(/[/@-]/).includes(service.name) ? ref : `${service.name} ${ref}`;

/** Whether a service uses a database, by its name in the manifest. */
export const usesDatabase = (service: Service, database: string): boolean =>
  service.databases === undefined || service.databases.includes(database);

/** Whether a file may be code of a service: it lies in its folder, or in nobody's. */
export function ownsFile(service: Service, services: readonly Service[], file: string): boolean {
  const owner = ownerOf(services, file);
  return owner === undefined || owner === service;
}

/** The service in whose folder a file lies; undefined: it is everybody's. */
export function ownerOf(services: readonly Service[], file: string): Service | undefined {
  let owner: Service | undefined;
  let longest = 0;
  for (const each of services) {
    const folder = each.path?.replace(/^\.\//, '').replace(/\/$/, '') ?? '';
    if (folder === '' || folder === '.' || !(file === folder || file.startsWith(`${folder}/`))) continue;
    if (folder.length > longest) [owner, longest] = [each, folder.length];
  }
  return owner;
}
