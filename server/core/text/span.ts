/** A half-open range of UTF-16 code units in some text: `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span moved by `offset` code units; turns a statement's span into its file's span. */
export const shift = (span: Span, offset: number): Span => ({
  start: span.start + offset,
  end: span.end + offset,
});

export const contains = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

export const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
