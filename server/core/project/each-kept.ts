/**
 * Works something out for each of a list, and only for those anew that are others than the last time. A history has thousands of
 * migrations, and a key changes one of them.
 */
export class EachKept<A, B> {
  private inputs: readonly A[] = [];
  private outputs: readonly B[] = [];

  /** `make` must give the same for the same, until `forget`. */
  of(inputs: readonly A[], make: (input: A) => B): readonly B[] {
    const { inputs: old, outputs } = this;
    this.outputs = inputs.map((input, index) =>
      index < old.length && input === old[index] ? (outputs[index] as B) : make(input),
    );
    this.inputs = inputs;
    return this.outputs;
  }

  forget(): void {
    this.inputs = [];
    this.outputs = [];
  }
}
