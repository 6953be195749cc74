import type { CheckReport } from './check-report.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';
import { type TextOptions, textReport } from './text.ts';

export const checkFormats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** `version`: of Bellows, which SARIF names. */
export function formatCheck(
  report: CheckReport,
  format: CheckFormat,
  options: TextOptions & { readonly version: string },
): string {
  switch (format) {
    case 'text':
      return textReport(report, options);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, options.version);
    case 'github':
      return githubReport(report);
    case 'gitlab':
      return gitlabReport(report);
    case 'junit':
      return junitReport(report);
  }
}
