import * as z from 'zod';

/** What people may set, the same in the editor (section `bellows`) and on the command line. */
export const settingsSchema = z.object({
  enable: z.boolean().default(true).describe('Check migrations and manifests.'),
  engine: z
    .string()
    .default('')
    .describe(
      'The database engine and the version your servers really run, such as `postgresql 16` or `mariadb 10.11`. Empty: taken from the manifest, else recognised.',
    ),
  previous: z
    .union([z.string(), z.number().int().min(1), z.array(z.string())])
    .default('')
    .describe(
      'What must keep working: a git ref, several, or how many releases back. Empty: taken from the manifest, else the nearest release tag.',
    ),
  rules: z
    .record(z.string(), z.enum(['off', 'information', 'warning', 'error', 'info']))
    .default({})
    .describe('Severity of single rules, by id; `off` silences one.'),
  codeLens: z.object({ enabled: z.boolean().default(true) }).default({ enabled: true }),
  rehearse: z.object({ database: z.string().default('') }).default({ database: '' }),
  trace: z.object({ server: z.string().default('off') }).default({ server: 'off' }),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Settings as they come from an editor: wrong ones are left at their default, and named in `problems`. */
export function readSettings(value: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  // An editor says null for a setting that nobody made.
  const given =
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
      : {};
  const problems: string[] = [];
  for (let round = 0; round < 10; round++) {
    const result = settingsSchema.safeParse(given);
    if (result.success) return { settings: result.data, problems };
    for (const issue of result.error.issues) {
      const key = String(issue.path[0] ?? '');
      problems.push(
        `The setting bellows.${issue.path.map(String).join('.')} is not used: ${issue.message.replace(/^Invalid input: /, '')}.`,
      );
      delete given[key];
    }
  }
  return { settings: settingsSchema.parse({}), problems };
}

/** Severities by rule as the check takes them: `info` is short for `information`. */
export const ruleSeverities = (rules: Settings['rules']): Record<string, 'off' | 'information' | 'warning' | 'error'> =>
  Object.fromEntries(
    Object.entries(rules).map(([id, severity]) => [id, severity === 'info' ? 'information' : severity]),
  );
