/** A number from 0 to 1, the same for the same seed, event and slot: the only tie-breaker. */
export function noiseOf(seed: number, event: number, slot: number): number {
  let hash = Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b) ^ Math.imul(event + 1, 0xc2_b2_ae_35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d) ^ Math.imul(slot + 1, 0x29_7a_2d_39);
  hash = Math.imul(hash ^ (hash >>> 13), 0x5b_d1_e9_95);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
}
