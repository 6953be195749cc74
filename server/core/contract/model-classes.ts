import type { CodeFile } from './code-file.ts';
import { isFrom, moduleOf } from './modules.ts';
import { settlePython } from './python-classes.ts';
import { settleRuby } from './ruby-classes.ts';
import type { MappedColumn, MappedTable, ModelClass, ModelLink } from './source.ts';

/** Tables that classes map, with their files, and how the models refer to one another. */
export interface Settled {
  readonly tables: readonly { readonly table: MappedTable; readonly path: string }[];
  readonly links: readonly { readonly link: ModelLink; readonly path: string }[];
}

/** A class with the file and the module it is in. */
export interface PlacedClass {
  readonly own: ModelClass;
  readonly path: string;
  readonly home: string;
}

/** What the classes of a server's code map: bases are looked up in all its files, and their columns copied. */
export function settleClasses(files: readonly CodeFile[]): Settled {
  const python: PlacedClass[] = [];
  const ruby: PlacedClass[] = [];
  for (const { path, found } of files)
    for (const own of found.classes ?? []) {
      if (own.by === 'ActiveRecord') ruby.push({ own, path, home: own.name.replaceAll('::', '.') });
      else python.push({ own, path, home: moduleOf(path) });
    }
  const settled = [settlePython(python, files), settleRuby(ruby)];
  return { tables: settled.flatMap((each) => each.tables), links: settled.flatMap((each) => each.links) };
}

/** Classes by name, to look up what a file calls by it. */
export class Classes {
  private readonly byName = new Map<string, PlacedClass[]>();

  constructor(readonly all: readonly PlacedClass[]) {
    for (const each of all) this.byName.set(each.own.name, [...(this.byName.get(each.own.name) ?? []), each]);
  }

  /** Classes a name may mean in a file. */
  find(name: string, from: string | undefined, path: string): readonly PlacedClass[] {
    const found = this.byName.get(name) ?? [];
    return from === undefined ? found : found.filter((each) => isFrom(from, path, each.home, each.path));
  }
}

/** Columns by key, the last one of each: what a class says over what its base says. */
export const distinctColumns = (columns: readonly MappedColumn[]): MappedColumn[] => [
  ...new Map(columns.map((column) => [column.key, column])).values(),
];
