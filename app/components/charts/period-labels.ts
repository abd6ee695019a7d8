/** The periods that an axis names: the first, the last, and a few round numbers between. */
export function periodLabels(count: number): number[] {
  const step = count <= 12 ? 3 : count <= 24 ? 6 : 12;
  const round = Array.from({ length: Math.floor(count / step) }, (_, index) => (index + 1) * step);
  return [...new Set([1, ...round.filter((period) => count - period >= step / 2), count])];
}
