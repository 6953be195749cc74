import type { Recognised } from '../convention.ts';
import { above, dependency, engineField, engineOfPath, engineOfUrl, engineOfWord, unlessTest } from './evidence.ts';
import { parseFlyway } from './flyway-names.ts';
import { baseName, folderOf, groupBy, isUnder, join, normalise, relative } from './paths.ts';

type Config = ReadonlyMap<string, string>;

/**
 * The histories Flyway keeps in a project: those its configuration names, else those at its default location, else folders
 * whose files are named as Flyway wants. Folders named after engines below one location are histories of their own, each
 * with what lies beside them.
 */
export function flywayHistories(files: readonly string[], config: Config): readonly Recognised[] {
  const sure = files.filter((path) => /^[VBR]/.test(parseFlyway(baseName(path))?.kind ?? ''));
  const placed = new Set<string>();
  const found: Recognised[] = [];
  const add = (history: Recognised): void => {
    const gaps = files.filter((path) => isUnder(history.folder, path) && CODE.test(baseName(path)));
    found.push({ ...history, ...(gaps.length > 0 && { gaps }) });
    for (const path of sure) {
      if ([history.folder, ...(history.also ?? [])].some((folder) => isUnder(folder, path))) placed.add(path);
    }
  };
  for (const [path, locations] of configured(files, config)) {
    const folders = locations.flatMap((location) => resolve(location, path, files)).filter(unique);
    const ours = folders.filter((folder) => sure.some((file) => isUnder(folder, file)));
    for (const history of histories(ours, sure)) {
      const engine = engineOfPath(history.folder) ?? engineOfUrl(config.get(path) ?? '');
      const certainty = unlessTest(1, history.folder);
      add({ ...history, certainty, because: `${path} names the location`, ...engineField(engine) });
    }
  }
  const rest = sure.filter((path) => !placed.has(path));
  // Where a configuration names locations, what lies elsewhere is probably not applied.
  const elsewhere = placed.size > 0 ? 0.5 : 1;
  for (const [location] of groupBy(rest, (path) => locationOf(path))) {
    for (const history of histories([location], rest)) {
      const standard = /(^|\/)db\/migration$/.test(location);
      const inside = rest.filter((path) => isUnder(history.folder, path));
      const build = ['pom.xml', 'build.gradle', 'build.gradle.kts'].map((file) =>
        dependency(files, config, history.folder, file, /flyway/i),
      );
      const named = build.find(({ kind }) => kind === 'named');
      add({
        ...history,
        certainty: unlessTest(standard || named ? 0.92 : 0.8, history.folder) * elsewhere,
        because: named
          ? `${named.path} uses Flyway, which has names such as ${baseName(inside[0] as string)}`
          : `it has names such as ${baseName(inside[0] as string)}`,
        ...engineField(engineOfPath(history.folder) ?? engineOfSettings(files, config, history.folder)),
      });
    }
  }
  return found;
}

/** Java and Kotlin migrations, which can't be read. */
const CODE = /^[VR](?:\d+(?:_\d+)*)?__\w+\.(?:java|kt|groovy|scala)$/;

type Shape = { readonly folder: string; readonly also?: readonly string[] };

/** Splits a set of locations into one history an engine, where folders are named after engines, or leaves it as one. */
function histories(locations: readonly string[], files: readonly string[]): Shape[] {
  const inside = files.filter((path) => locations.some((folder) => isUnder(folder, path)));
  const engines = new Map<string, string>();
  for (const path of inside) {
    const location = locations.find((folder) => isUnder(folder, path)) as string;
    let at = location;
    const parts = relative(location, folderOf(path) === location ? location : folderOf(path)).split('/');
    if (engineOfWord(baseName(location)) !== undefined) engines.set(location, location);
    else if (folderOf(path) !== location) {
      for (const part of parts) {
        at = join(at, part);
        if (engineOfWord(part) === undefined) continue;
        engines.set(at, location);
        break;
      }
    }
  }
  if (engines.size === 0) {
    const [folder, ...also] = locations;
    return folder === undefined ? [] : [{ folder, ...(also.length > 0 && { also }) }];
  }
  return [...engines.keys()].map((folder) => {
    const also = locations.filter(
      (location) =>
        location !== folder &&
        !engines.has(location) &&
        inside.some((path) => isUnder(location, path) && ![...engines.keys()].some((other) => isUnder(other, path))),
    );
    return { folder, ...(also.length > 0 && { also }) };
  });
}

/** Configuration files that name locations, with those. */
function configured(files: readonly string[], config: Config): [string, string[]][] {
  return files.flatMap((path): [string, string[]][] => {
    const text = config.get(path);
    if (text === undefined || path.endsWith('.sql.conf') || !/flyway/i.test(text + path)) return [];
    const locations = Array.from(
      text.matchAll(/\b((?:classpath|filesystem):[^\s,'"\]<>\\#]+)/g),
      (match) => match[1] as string,
    );
    return locations.length === 0 ? [] : [[path, locations.filter(unique)]];
  });
}

/** Folders a location stands for. On the class path it lies under some resources folder, that of the same module first. */
function resolve(location: string, from: string, files: readonly string[]): string[] {
  if (location.endsWith('/{vendor}')) {
    const children = files.flatMap((file) => {
      const parent = resolve(location.slice(0, -'/{vendor}'.length), from, files).find((folder) =>
        isUnder(folder, file),
      );
      const child = parent === undefined ? '' : (relative(parent, file).split('/')[0] ?? '');
      return parent !== undefined && engineOfWord(child) !== undefined ? [join(parent, child)] : [];
    });
    return children.filter(unique);
  }
  const path = normalise(location.slice(location.indexOf(':') + 1)).replace(/\/?[{*].*$/, '');
  const home = folderOf(from);
  if (location.startsWith('filesystem:')) {
    const near = normalise(join(home, path));
    return [files.some((file) => isUnder(near, file)) ? near : path];
  }
  const candidates = new Set<string>();
  for (const file of files) {
    const at = `/${file}`.indexOf(`/${path}/`);
    if (at >= 0) candidates.add(`/${file}`.slice(1, at + path.length + 1));
  }
  const sameModule = [...candidates].filter((folder) => isUnder(home, folder));
  const resources = [...candidates].filter((folder) => folder.endsWith(`resources/${path}`));
  return sameModule.length > 0 ? sameModule : resources.length > 0 ? resources : [...candidates];
}

/** The default location above a file, or the folder it lies in; years and versions below a location don't count. */
function locationOf(path: string): string {
  const standard = /^(.*?(?:^|\/)db\/migration)\//.exec(path)?.[1];
  if (standard !== undefined) return standard;
  let folder = folderOf(path);
  while (/^[vV]?\d[\d._]*$/.test(baseName(folder)) && folder.includes('/')) folder = folderOf(folder);
  return folder;
}

function engineOfSettings(files: readonly string[], config: Config, folder: string): string | undefined {
  const path = above(files, folder, /^(flyway.*\.(conf|toml)|application.*\.(ya?ml|properties))$/);
  return path === undefined ? undefined : engineOfUrl(config.get(path) ?? '');
}

const unique = <T>(value: T, index: number, all: readonly T[]): boolean => all.indexOf(value) === index;
