import { compareDigits } from './paths.ts';

export interface FlywayName {
  readonly kind: 'V' | 'U' | 'B' | 'R';
  /** With dots: `1.2`; '' for repeatable ones. */
  readonly version: string;
  readonly name: string;
}

/** Reads `V1_2__add_mail.sql`. The description may be missing, underscores in it are blanks. */
export function parseFlyway(base: string): FlywayName | undefined {
  const versioned = /^([VUB])(\d+(?:[._]\d+)*)(?:__(.*))?\.sql$/.exec(base);
  if (versioned) {
    const [, kind, version, name] = versioned;
    return {
      kind: kind as FlywayName['kind'],
      version: (version ?? '').replaceAll('_', '.'),
      name: (name ?? '').replaceAll('_', ' '),
    };
  }
  const name = /^R__(.+)\.sql$/.exec(base)?.[1];
  return name === undefined ? undefined : { kind: 'R', version: '', name: name.replaceAll('_', ' ') };
}

/** Part by part as numbers, a missing part counting as 0: 1 = 1.0 < 1.0.1 < 1.2 < 1.10 (flyway-core MigrationVersion). */
export function compareVersions(a: string, b: string): number {
  const x = a.split('.');
  const y = b.split('.');
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const order = compareDigits(x[i] ?? '0', y[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}
