import { type Fixture, readFixture } from '../support/fixture.ts';

export type Side = 'fires' | 'silent';
export const sides: readonly Side[] = ['fires', 'silent'];

export interface Hazard extends Readonly<Record<Side, Fixture>> {
  readonly title: string;
  /** Rules that may warn of the silent migration, for a reason of their own. */
  readonly also: readonly string[];
}

/**
 * A hazard's file. The first line is its title. Then come sections; a section's name may end in ` fires` or ` silent`, and
 * then it is for that repository only, in place of the common one:
 *
 *     -- engine: postgresql 16     what the manifest says; default `postgresql 16`
 *     -- manifest                  more lines of the manifest
 *     -- before                    the schema of v1.0.0
 *     -- v1                        queries of v1.0.0; default: one that uses nothing
 *     -- v2                        queries of the new server; default: those of v1
 *     -- migration fires           the migration that must be reported
 *     -- migration silent          the one that must not
 *     -- file: PATH                a file of the new version only;  `-- released: PATH` of both
 *     -- also: RULE                a rule that may warn of the silent migration, with the reason after it
 */
export function readHazard(text: string): Hazard {
  const [first = '', ...lines] = text.split('\n');
  const also: string[] = [];
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const header =
      /^-- (engine|manifest|before|v1|v2|migration|file|released|also)(?:: (.+?))?( fires| silent)?\s*$/.exec(line);
    if (!header) {
      current.push(line);
      continue;
    }
    const [, word = '', argument, side = ''] = header;
    if (word === 'also') also.push(argument?.split(/[:,\s]/)[0] ?? '');
    else {
      current = word === 'engine' ? [argument ?? ''] : [];
      sections.set(`${word}${word === 'file' || word === 'released' ? `: ${argument}` : ''}${side}`, current);
    }
  }
  const section = (name: string, side: Side): string | undefined =>
    (sections.get(`${name} ${side}`) ?? sections.get(name))?.join('\n');
  return {
    title: first.replace(/^--\s*/, ''),
    also,
    fires: repository('fires'),
    silent: repository('silent'),
  };

  function repository(side: Side): Fixture {
    const files = (word: string): string[] =>
      [...sections].flatMap(([name, body]) => {
        const [, path, only] = new RegExp(`^${word}: (.+?)(?: (fires|silent))?$`).exec(name) ?? [];
        return path && (only === undefined || only === side) ? [`-- file: ${path}`, ...body] : [];
      });
    const v1 = section('v1', side) ?? 'SELECT 1 AS alive;';
    const v2 = section('v2', side);
    const manifest = `bellows: 1\ndatabase:\n  engine: ${section('engine', side) ?? 'postgresql 16'}`;
    const migration = section('migration', side);
    return readFixture(
      [
        '-- at: v1.0.0',
        '-- file: bellows.yaml',
        manifest,
        section('manifest', side) ?? '',
        '-- file: db/migrations/001_before.sql',
        section('before', side) ?? '',
        '-- file: db/queries/server.sql',
        v1,
        ...files('released'),
        '-- now',
        ...(v2 === undefined ? [] : ['-- file: db/queries/server.sql', v2]),
        ...(migration === undefined ? [] : ['-- file: db/migrations/002_release.sql', migration]),
        ...files('file'),
      ].join('\n'),
    );
  }
}
