/** That a row may go to a partner, and what it costs. */
export interface Candidate {
  readonly partner: number;
  readonly cost: number;
}

/** Dearer than any way of moving others about: as many as possible find a partner. */
const ALONE = 1e9;

/**
 * Gives every row at most one partner and every partner at most one row: as many pairs as possible, and of all ways to do
 * that the cheapest. Row by row along the cheapest augmenting path, so each prefix of the rows is matched best. Equal ways
 * are told apart by the order of rows and candidates alone.
 * @param rows the candidates of each row
 * @returns the partner of each row; null for none
 */
export const assign = (rows: readonly (readonly Candidate[])[]): (number | null)[] => {
  const partnerOf: (Candidate | null)[] = rows.map(() => null);
  const holderOf = new Map<number, number>();
  for (const [row, candidates] of rows.entries()) {
    const path = cheapestPath(row, { rows, partnerOf, holderOf });
    if (candidates.length > 0) walk(path, partnerOf, holderOf);
  }
  return partnerOf.map((taken) => taken?.partner ?? null);
};

interface Matching {
  readonly rows: readonly (readonly Candidate[])[];
  readonly partnerOf: readonly (Candidate | null)[];
  readonly holderOf: ReadonlyMap<number, number>;
}

/** The row that takes a candidate, then the one that gave it up and what it takes, …; null: it stays alone. */
type Path = readonly { readonly row: number; readonly takes: Candidate | null }[];

const cheapestPath = (first: number, { rows, partnerOf, holderOf }: Matching): Path => {
  const costOf = new Map([[first, 0]]);
  /** How a row came to give up its partner: who takes it. */
  const taker = new Map<number, number>();
  let best = { cost: ALONE, row: first, takes: null as Candidate | null };
  const queue = [first];
  // An array visits what is added while it is walked.
  for (const row of queue) {
    const so = costOf.get(row) ?? 0;
    const own = partnerOf[row] ?? null;
    if (row !== first && so + ALONE < best.cost) best = { cost: so + ALONE, row, takes: null };
    for (const candidate of rows[row] ?? []) {
      const cost = so + candidate.cost;
      if (cost < best.cost && !holderOf.has(candidate.partner)) best = { cost, row, takes: candidate };
    }
    for (const candidate of rows[row] ?? []) {
      const holder = holderOf.get(candidate.partner);
      if (holder === undefined || candidate.partner === own?.partner) continue;
      const cost = so + candidate.cost;
      // Whoever gives up a partner finds none that is cheaper, or would have it already.
      if (cost >= best.cost) continue;
      const freed = cost - (partnerOf[holder]?.cost ?? 0);
      if (freed >= (costOf.get(holder) ?? Number.POSITIVE_INFINITY)) continue;
      costOf.set(holder, freed);
      taker.set(holder, row);
      queue.push(holder);
    }
  }
  const path: { row: number; takes: Candidate | null }[] = [{ row: best.row, takes: best.takes }];
  for (let row = best.row; row !== first; ) {
    const by = taker.get(row);
    const given = partnerOf[row];
    if (by === undefined || given == null) throw new Error('A path of an assignment is broken.');
    const takes = rows[by]?.find(({ partner }) => partner === given.partner) ?? null;
    path.push({ row: by, takes });
    row = by;
  }
  return path;
};

const walk = (path: Path, partnerOf: (Candidate | null)[], holderOf: Map<number, number>): void => {
  for (const { row, takes } of path) {
    const before = partnerOf[row];
    if (before != null && holderOf.get(before.partner) === row) holderOf.delete(before.partner);
    partnerOf[row] = takes;
    if (takes !== null) holderOf.set(takes.partner, row);
  }
};
