import type { CheckReport } from './check-report.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export type CheckFormat = 'text' | 'json' | 'sarif' | 'github' | 'gitlab' | 'junit';

export function formatCheck(
  report: CheckReport,
  format: CheckFormat,
  options: { readonly color: boolean; readonly statistics: boolean },
): string {
  switch (format) {
    case 'text':
      return textReport(report, options);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
    case 'gitlab':
      return gitlabReport(report);
    case 'junit':
      return junitReport(report);
  }
}
