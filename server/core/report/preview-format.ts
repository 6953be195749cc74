import { previewPage } from './preview-html.ts';
import { previewJson } from './preview-json.ts';
import { previewMarkdown } from './preview-markdown.ts';
import type { PreviewReport } from './preview-report.ts';
import { previewText } from './preview-text.ts';
import type { TextOptions } from './text.ts';

export const previewFormats = ['text', 'markdown', 'html', 'json'] as const;
export type PreviewFormat = (typeof previewFormats)[number];

export function formatPreview(report: PreviewReport, format: PreviewFormat, options: TextOptions): string {
  switch (format) {
    case 'text':
      return previewText(report, options);
    case 'markdown':
      return previewMarkdown(report);
    case 'html':
      return previewPage(report);
    case 'json':
      return previewJson(report);
  }
}
