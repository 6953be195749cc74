import { controls, scenarios } from './found.ts';
import type { Host } from './host.ts';
import { places } from './hosts.ts';
import { type ProofStep, stepsOf } from './plan-of.ts';
import { canUndo, prove } from './prove.ts';
import { titleOf } from './scenario.ts';
import type { Task, TaskResult } from './task.ts';

/** A process of the pool: servers of its own, one task at a time. */

const running = new Map<string, Promise<{ readonly host: Host; stop(): Promise<void> }>>();
const plans = new Map<string, Promise<ProofStep[]>>();

process.on('message', async (task: Task) => {
  try {
    process.send?.({ result: await run(task) });
  } catch (error) {
    process.send?.({ error: (error as Error).message });
  }
});
process.on('disconnect', async () => {
  await Promise.all([...running.values()].map(async (server) => (await server).stop()));
  process.exit();
});

async function run(task: Task): Promise<TaskResult> {
  const { host } = await once(running, task.place, () => {
    const place = places().find(({ id }) => id === task.place);
    if (!place) throw new Error(`there is no ${task.place} here`);
    return place.start();
  });
  const scenario = scenarios.find((each) => titleOf(each) === task.scenario);
  if (!scenario) throw new Error(`there is no scenario ${task.scenario}`);
  const right = await once(plans, `${task.scenario} ${host.engine}`, () => stepsOf(scenario, host.engine));
  const control = controls.find((each) => each.scenario === task.scenario && each.name === task.control);
  const steps = control ? control.break(right, scenario.change) : right;
  if (task.ending === 'undo' && !canUndo(steps)) return { server: host.name };
  return { server: host.name, proof: await prove(host, scenario, steps, task) };
}

function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
