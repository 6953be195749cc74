import type { CodeFile } from './code.ts';
import type { MappedTable, ModelLink } from './source.ts';
export interface PlacedTable {
  readonly table: MappedTable;
  readonly path: string;
}
export function settleClasses(files: readonly CodeFile[]): {
  tables: PlacedTable[];
  links: { link: ModelLink; path: string }[];
} {
  return { tables: files.length === 0 ? [] : [], links: [] };
}
