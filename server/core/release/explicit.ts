import type { Manifest } from './manifest.ts';
import type { Service } from './services.ts';

/** A release the manifest spells out, because git tags can't tell it. */
export type ExplicitRelease = NonNullable<Manifest['releases']>[number];

/** The release of a name; without one, the last that the work tree is part of. */
export function explicitRelease(manifest: Manifest | undefined, name: string | undefined): ExplicitRelease | undefined {
  const releases = manifest?.releases ?? [];
  if (name !== undefined) return releases.find((release) => release.name === name);
  return releases.findLast(({ servers }) => !servers || Object.values(servers).includes('HEAD'));
}

/** The ref of a service that must keep working; a project that has no services has one entry, whatever it is called. */
export const fromOf = (release: ExplicitRelease | undefined, { name }: Service): string | undefined =>
  name === '' ? Object.values(release?.from ?? {})[0] : release?.from?.[name];

/** The ref of a service that is deployed; undefined: the work tree. */
export function toOf(release: ExplicitRelease | undefined, { name }: Service): string | undefined {
  const ref = name === '' ? Object.values(release?.servers ?? {})[0] : release?.servers?.[name];
  return ref === 'HEAD' ? undefined : ref;
}
