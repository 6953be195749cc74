import { worldAt } from '../server/cli/worlds.ts';
import { CodeCache, check, type Finding, loadDialects, Project, type World } from '../server/core/index.ts';
import { openWorld, readGrammar } from '../server/disk.ts';

/*
 * What Bellows would have said before each release of a real repository: `npm run pairs -- FOLDER [TAGS]` goes through its
 * release tags, a pair at a time, and prints what a migration takes away or asks for, who is said to use it, and where. For
 * reading: what is right is for a person to decide. TAGS is a glob; a bare repository will do.
 */
const [folder = '.', tags, ...only] = process.argv.slice(2);

/** Findings that say whether somebody uses something. */
const shown = (finding: Finding): boolean => finding.verdict !== null;

const dialects = await loadDialects({ libpgQuery: await readGrammar() });
const world = openWorld(folder);
const cache = new CodeCache(300_000);
const { git } = world;
const ordered = await git.ancestorTags('HEAD');
const pattern = tags ? (await import('picomatch')).default(tags) : (name: string) => /^v?\d+(\.\d+){1,3}$/.test(name);
const releases = ordered.filter((tag) => pattern(tag.name)).reverse();
const totals = { pairs: 0, used: 0, unknown: 0, unused: 0 };
for (const [index, tag] of releases.entries()) {
  const before = releases[index - 1];
  if (!before || (only.length > 0 && !only.includes(tag.name))) continue;
  const started = performance.now();
  const at: World = worldAt(world, tag.commit);
  const project = new Project(at, dialects, { previous: before.name }, { cache });
  const state = await project.state();
  const { findings, statistics } = check(state, {});
  if (statistics.release === 0) continue;
  const said = findings.filter(shown);
  if (said.length === 0) continue;
  totals.pairs++;
  console.log(
    `\n## ${before.name} → ${tag.name}: ${statistics.release} new migrations (${Math.round(performance.now() - started)} ms)`,
  );
  for (const { file, span, rule, object, verdict, severity, message, evidence } of said) {
    totals[verdict as 'used' | 'unknown' | 'unused']++;
    const text = state.databases.flatMap((d) => d.replayed).find((r) => r.migration.file.path === file)?.migration.text;
    const line = (text ?? '').slice(0, span.start).split('\n').length;
    console.log(`${file}:${line} ${rule} ${object}: ${verdict} (${severity})`);
    console.log(`    ${message}`);
    for (const each of evidence.slice(0, 3)) console.log(`    ${each.file}:${each.line} ${each.how} | ${each.text}`);
  }
}
await world.dispose();
console.log(`\n${JSON.stringify(totals)}`);
