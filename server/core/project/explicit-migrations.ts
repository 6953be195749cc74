import type { ExplicitRelease } from '../release/explicit.ts';
import { inside } from './paths.ts';

type Entry = NonNullable<ExplicitRelease['migrations']>[number];

/** What a release that the manifest spells out says of a migration; undefined: it is not one of the release's. */
export const migrationOf = (release: ExplicitRelease | undefined, path: string): Entry | undefined =>
  release?.migrations?.find(({ file }) => inside(path, [file]));
