import { SECTOR_LEAVES, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";

/** The city's sectors, each with its branches. */
export const sectorTree = SECTOR_ROOTS.map((root) => ({
  root,
  leaves: SECTOR_LEAVES.filter((leaf) => leaf.startsWith(`${root}/`)),
}));
