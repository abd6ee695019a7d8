type Row = Float32Array;
type Sums = Float64Array;

/** Adds four rows element by element to `sums`, in order. */
export function addFour(sums: Sums, a: Row, b: Row, c: Row, d: Row): void {
  for (let slot = 0; slot < sums.length; slot += 1) {
    sums[slot] = (sums[slot] ?? 0) + (a[slot] ?? 0) + (b[slot] ?? 0) + (c[slot] ?? 0) + (d[slot] ?? 0);
  }
}

/**
 * Adds the values of five rows at some slots to `sums`, in row order, and writes each row's total into `totals` from
 * `place` on. At place 0 the sums start from zero. Five rows at a time, so that slots and sums are read only once.
 */
export function addFiveAt(
  sums: Sums,
  slots: Int32Array,
  count: number,
  a: Row,
  b: Row,
  c: Row,
  d: Row,
  e: Row,
  totals: Sums,
  place: number,
): void {
  let ofA = 0;
  let ofB = 0;
  let ofC = 0;
  let ofD = 0;
  let ofE = 0;
  for (let at = 0; at < count; at += 1) {
    const slot = slots[at] ?? 0;
    const fromA = a[slot] ?? 0;
    const fromB = b[slot] ?? 0;
    const fromC = c[slot] ?? 0;
    const fromD = d[slot] ?? 0;
    const fromE = e[slot] ?? 0;
    const before = place === 0 ? 0 : (sums[at] ?? 0);
    sums[at] = before + fromA + fromB + fromC + fromD + fromE;
    ofA += fromA;
    ofB += fromB;
    ofC += fromC;
    ofD += fromD;
    ofE += fromE;
  }
  totals[place] = ofA;
  totals[place + 1] = ofB;
  totals[place + 2] = ofC;
  totals[place + 3] = ofD;
  totals[place + 4] = ofE;
}
