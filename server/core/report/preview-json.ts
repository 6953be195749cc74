import { findingJson } from './json.ts';
import type { PreviewReport } from './preview-report.ts';

/** The whole preview as one JSON object; findings have the shape they have in `check`. */
export function previewJson(report: PreviewReport): string {
  const { stages, others, ...rest } = report;
  const object = {
    bellows: 1,
    ...rest,
    stages: stages.map((stage) => ({
      ...stage,
      blocks: stage.blocks.map(findingJson),
      careful: stage.careful.map(findingJson),
      safe: stage.safe.map(findingJson),
    })),
    others: others.map(findingJson),
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}
