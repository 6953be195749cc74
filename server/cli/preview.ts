import { existsSync } from 'node:fs';
import { check, formatPreview, previewFormats, previewReport } from '../core/index.ts';
import { save } from './check.ts';
import { locate, needMigrations, type OpenOptions, openProject } from './open.ts';
import { choice, type Options, readOptions, UsageError } from './options.ts';
import { print, waiting } from './output.ts';
import type { Place } from './place.ts';
import { worldAt } from './worlds.ts';

/** `bellows preview [release]`: shows, and never judges; the exit code is 0 also for a release that is blocked. */
export async function previewCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('preview', args, 1);
  const format = choice(options, 'format', previewFormats, 'text');
  const done = waiting('Reading the migrations and the previous server …');
  let text: string;
  try {
    text = await previewText(options, format);
  } finally {
    done();
  }
  const output = options.value('output');
  if (output === undefined) print(text);
  else await save(output, text);
  return 0;
}

async function previewText(options: Options, format: (typeof previewFormats)[number]): Promise<string> {
  const [release] = options.paths;
  let place = locate(options.value('project') ?? '.', options);
  let commit: string | undefined;
  if (release !== undefined) {
    const asked = await openProject([place], options);
    const named = (asked.state.manifest?.manifest?.releases ?? []).some(({ name }) => name === release);
    commit = await asked.world.git.commit(release).finally(() => asked.close());
    if (named) return show(place, options, format, { release });
    if (commit === undefined) {
      if (options.value('project') !== undefined || !existsSync(release))
        throw new UsageError(
          `There is no release \`${release}\`: it is no tag, branch or commit here, and the manifest names none so.`,
        );
      place = locate(release, options);
    }
  }
  const at = commit;
  return show(place, options, format, at === undefined ? {} : { world: (world) => worldAt(world, at) });
}

async function show(
  place: Place,
  options: Options,
  format: (typeof previewFormats)[number],
  more: OpenOptions,
): Promise<string> {
  const opened = await openProject([place], options, more);
  try {
    const { state } = opened;
    needMigrations(opened);
    const result = check(state, { rules: state.manifest?.manifest?.rules ?? {} });
    const { color, width } = options;
    return formatPreview(previewReport(state, result, opened.shown), format, {
      color: color && options.value('output') === undefined,
      width,
    });
  } finally {
    await opened.close();
  }
}
