/** A queue that always gives the lowest number first. */
export interface Heap {
  readonly push: (value: number) => void;
  readonly pop: () => number | undefined;
}

export const createHeap = (): Heap => {
  const values: number[] = [];
  const at = (place: number): number => values[place] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number): void => {
    const kept = at(a);
    values[a] = at(b);
    values[b] = kept;
  };
  const sink = (): void => {
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const least = at(left + 1) < at(left) ? left + 1 : left;
      if (!(at(least) < at(place))) return;
      swap(place, least);
      place = least;
    }
  };
  return {
    push: (value) => {
      values.push(value);
      for (let place = values.length - 1; place > 0; ) {
        const above = (place - 1) >> 1;
        if (at(above) <= at(place)) return;
        swap(place, above);
        place = above;
      }
    },
    pop: () => {
      const [first] = values;
      const last = values.pop();
      if (first !== undefined && last !== undefined && values.length > 0) {
        values[0] = last;
        sink();
      }
      return first;
    },
  };
};
