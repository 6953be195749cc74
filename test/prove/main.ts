import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { recipes } from '../../server/core/index.ts';
import type { MeasuredProof } from '../../server/core/recipes/document.ts';
import { figuresOf, tableOf } from './figures.ts';
import { controls, scenarios } from './found.ts';
import { places } from './hosts.ts';
import { Pool } from './pool.ts';
import { endings } from './prove.ts';
import { titleOf } from './scenario.ts';
import { fits, type Task, type TaskResult } from './task.ts';

const usage = `npm run prove -- [options]: two servers write side by side through every recipe's plans

  --recipe ID,…    only these
  --scenario TEXT  only those whose name has the text in it
  --server ID,…    only on these: ${places()
    .map(({ id }) => id)
    .join(', ')}
  --seeds N        how many runs each scenario has with each ending (5); --runs N: how many each recipe has, at least
  --seed N         the first seed (1)
  --stage MS       how long a stage lasts (100)
  --jobs N         how many processes, each with servers of its own (${os.availableParallelism()})
  --controls-only, --no-controls  only wrong plans, or none
  UPDATE=1         write the figures that docs/recipes.md shows`;

const { values: given } = parseArgs({
  options: {
    recipe: { type: 'string' },
    scenario: { type: 'string', default: '' },
    server: { type: 'string' },
    seeds: { type: 'string', default: '5' },
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    stage: { type: 'string', default: '100' },
    jobs: { type: 'string', default: String(os.availableParallelism()) },
    'controls-only': { type: 'boolean', default: false },
    'no-controls': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (given.help) {
  console.log(usage);
  process.exit();
}

const listed = (list: string | undefined, id: string): boolean => list?.split(',').includes(id) ?? true;
const chosen = scenarios.filter((each) => listed(given.recipe, each.recipe) && each.name.includes(given.scenario));
const there = places().filter(({ id }) => listed(given.server, id));
if (chosen.length === 0 || there.length === 0) {
  const nobody = chosen.length === 0 ? 'recipe or scenario' : 'server';
  console.error(`There is no such ${nobody}.\n\n${usage}`);
  process.exit(2);
}
const first = Number(given.seed);
/** A wrong plan may need some luck to be seen. */
const controlSeeds = 5;

const pool = new Pool(Number(given.jobs));
const all: Required<TaskResult>[] = [];
let caughtControls = 0;
let failed = 0;

// What was proven until then is said; the processes of the pool end with this one.
process.once('SIGINT', () => {
  report();
  process.exit(130);
});
await Promise.all(there.flatMap((place) => [...scenarioRuns(place), ...controlRuns(place)]));
await pool.stop();
report();
if (process.env.UPDATE) write(figures());

function scenarioRuns(place: (typeof there)[number]): Promise<void>[] {
  if (given['controls-only']) return [];
  const mine = chosen.filter((each) => fits(each, place));
  return mine.map(async (scenario) => {
    const title = titleOf(scenario);
    const siblings = mine.filter(({ recipe }) => recipe === scenario.recipe).length * endings.length;
    const seeds = given.runs ? Math.ceil(Number(given.runs) / siblings) : Number(given.seeds);
    const tasks = Array.from({ length: seeds }, (_, i) => first + i).flatMap((seed) =>
      endings.map((ending): Task => ({ place: place.id, scenario: title, ending, seed, stage: Number(given.stage) })),
    );
    const bad: string[] = [];
    const done = await Promise.all(
      tasks.map(async (task) => {
        const result = await pool.run(task).catch((error: Error) => error.message);
        if (typeof result === 'string') bad.push(`seed ${task.seed}, ${task.ending}: ${result}`);
        else if (result.proof) {
          all.push({ server: result.server, proof: result.proof });
          const { complaints } = result.proof;
          if (complaints.length > 0) {
            const more = complaints.length > 3 ? `\n      and ${complaints.length - 3} more` : '';
            bad.push(`seed ${task.seed}, ${task.ending}: ${complaints.slice(0, 3).join('\n      ')}${more}`);
          }
        }
        return result;
      }),
    );
    failed += bad.length;
    const server = done.find((each) => typeof each !== 'string')?.server ?? place.id;
    const runs = done.filter((each) => typeof each === 'string' || each.proof).length;
    say(bad.length === 0, `${title} (${server}): ${runs - bad.length} of ${runs}`, bad);
  });
}

function controlRuns(place: (typeof there)[number]): Promise<void>[] {
  if (given['no-controls']) return [];
  return chosen
    .filter((scenario) => fits(scenario, place))
    .flatMap((scenario) => {
      const title = titleOf(scenario);
      return controls
        .filter((control) => control.scenario === title)
        .map(async (control) => {
          const bad: string[] = [];
          let caught = false;
          let seen = '';
          for (let seed = first; !caught && seed < first + controlSeeds; seed++) {
            const ending = control.ending ?? 'contract';
            const task = { place: place.id, scenario: title, control: control.name, ending, seed, stage: 200 };
            try {
              const { proof } = await pool.run(task);
              const [complaint = 'nothing was complained of'] = proof?.complaints ?? [];
              caught = proof !== undefined && proof.complaints.length > 0 && control.caught.test(complaint);
              seen = complaint;
              if (!caught) bad.push(`seed ${seed}: ${complaint}`);
            } catch (error) {
              bad.push((error as Error).message);
              break;
            }
          }
          if (caught) caughtControls++;
          else failed++;
          say(caught, `caught: ${control.name} (${title}, ${place.id})`, caught ? [seen.slice(0, 160)] : bad);
        });
    });
}

function say(good: boolean, title: string, details: readonly string[]): void {
  console.log(`  ${good ? '✔' : '✘'} ${title}`);
  for (const detail of details.slice(0, 3)) console.log(`      ${detail}`);
}

function report(): void {
  const measured = figures();
  if (measured.length > 0) console.log(`\n${tableOf(measured)}\n`);
  const passed = all.filter(({ proof }) => proof.complaints.length === 0).length;
  if (caughtControls > 0) console.log(`${caughtControls} wrong plans were caught`);
  console.log(`${passed + caughtControls} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function figures(): MeasuredProof[] {
  const servers = [...new Set(all.map(({ server }) => server))];
  const of = (id: string, server: string) =>
    all.filter((each) => each.server === server && each.proof.recipe === id).map(({ proof }) => proof);
  return recipes
    .flatMap(({ id }) => servers.map((server) => figuresOf(id, server, of(id, server))))
    .filter(({ runs }) => runs > 0);
}

/** What was measured now replaces what was known of the same recipe on the same server. */
function write(figures: readonly MeasuredProof[]): void {
  const file = new URL('figures.json', import.meta.url);
  const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as MeasuredProof[]) : [];
  const now = new Set(figures.map(({ recipe, server }) => `${recipe} ${server}`));
  const place = ({ recipe }: MeasuredProof): number => recipes.findIndex(({ id }) => id === recipe);
  const sorted = [...known.filter(({ recipe, server }) => !now.has(`${recipe} ${server}`)), ...figures]
    .filter((each) => place(each) >= 0)
    .sort((a, b) => place(a) - place(b) || (a.server < b.server ? -1 : 1));
  fs.writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
