/** A sector from coarse to fine, as labels: Photonics › Laser devices. */
export function sectorPath(term: (group: "sectors", code: string) => string, code: string): string {
  const steps = code.split("/");
  return steps.map((_, index) => term("sectors", steps.slice(0, index + 1).join("/"))).join(" › ");
}
