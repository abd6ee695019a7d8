type Row = Float64Array;

/** to = from + a + b + c + d, in this order. */
export function addFour(to: Row, from: Row, a: Row, b: Row, c: Row, d: Row): void {
  for (let slot = 0; slot < to.length; slot += 1) {
    to[slot] = (from[slot] ?? 0) + (a[slot] ?? 0) + (b[slot] ?? 0) + (c[slot] ?? 0) + (d[slot] ?? 0);
  }
}

/**
 * Adds what four rows have at some slots to as many sums, in the rows' order, and writes what each added in all into
 * `totals` from `part` on. Four at a time, since the slots and sums are then read once.
 */
export function addFourAt(
  sums: Row,
  slots: Int32Array,
  count: number,
  a: Row,
  b: Row,
  c: Row,
  d: Row,
  totals: Row,
  part: number,
): void {
  let ofA = 0;
  let ofB = 0;
  let ofC = 0;
  let ofD = 0;
  for (let at = 0; at < count; at += 1) {
    const slot = slots[at] ?? 0;
    const fromA = a[slot] ?? 0;
    const fromB = b[slot] ?? 0;
    const fromC = c[slot] ?? 0;
    const fromD = d[slot] ?? 0;
    sums[at] = (sums[at] ?? 0) + fromA + fromB + fromC + fromD;
    ofA += fromA;
    ofB += fromB;
    ofC += fromC;
    ofD += fromD;
  }
  totals[part] = ofA;
  totals[part + 1] = ofB;
  totals[part + 2] = ofC;
  totals[part + 3] = ofD;
}

/** What a row has at some slots in all. */
export function sumAt(row: Row, slots: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += row[slots[at] ?? 0] ?? 0;
  return sum;
}

/** Adds packed steps, two slots at a time. */
export function addSteps(to: Uint32Array, row: Uint32Array): void {
  for (let word = 0; word < to.length; word += 1) to[word] = (to[word] ?? 0) + (row[word] ?? 0);
}
