import type { Span } from './span.ts';

/** When the text written by an edit takes effect; shown as the label of its change annotation. */
export type EditLabel = 'this release' | 'a later release' | 'manifest';

/** One change to the files of a workspace, as plain data. Paths are relative to the project root, with `/`. */
export type FileEdit =
  | { readonly kind: 'create'; readonly path: string; readonly text: string; readonly label: EditLabel }
  | {
      readonly kind: 'replace';
      readonly path: string;
      readonly span: Span;
      readonly text: string;
      readonly label: EditLabel;
    }
  | { readonly kind: 'delete'; readonly path: string; readonly label: EditLabel };

/** Applies the replacements of one file; spans refer to the text before any of them and must not overlap. */
export function applyReplacements(text: string, edits: readonly { span: Span; text: string }[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end);
  }
  return result;
}
