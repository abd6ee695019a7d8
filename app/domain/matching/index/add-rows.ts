type Row = Float64Array;

/** to = from + a + b + c + d, in this order. */
export function addFour(to: Row, from: Row, a: Row, b: Row, c: Row, d: Row, reach: number): void {
  for (let slot = 0; slot < reach; slot += 1) {
    to[slot] = (from[slot] ?? 0) + (a[slot] ?? 0) + (b[slot] ?? 0) + (c[slot] ?? 0) + (d[slot] ?? 0);
  }
}

/** Adds what a row has at some slots to as many sums; returns what it added in all. */
export function addAt(sums: Row, row: Row, slots: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const value = row[slots[at] ?? 0] ?? 0;
    sums[at] = (sums[at] ?? 0) + value;
    sum += value;
  }
  return sum;
}

/** What a row has at some slots in all. */
export function sumAt(row: Row, slots: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += row[slots[at] ?? 0] ?? 0;
  return sum;
}

export function sumOf(row: Row, reach: number): number {
  let sum = 0;
  for (let slot = 0; slot < reach; slot += 1) sum += row[slot] ?? 0;
  return sum;
}
