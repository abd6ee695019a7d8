import { z } from "zod";
import { isInArea } from "./paths.ts";

/**
 * The city's sectors as paths from coarse to fine, each leaf with its division of GB/T 4754-2017 (two digits). The
 * eight roots are the city's pillars and emerging industries (DOMAIN facts, sections 5.3, 10).
 */
export const SECTOR_DIVISIONS = {
  "photonics/laser-devices": "39",
  "photonics/optical-components": "40",
  "photonics/sensors": "40",
  "photonics/displays": "39",
  "photonics/infrared-imaging": "40",
  "photonics/optical-communication": "39",
  "auto-parts/new-energy-vehicles": "36",
  "auto-parts/powertrain": "36",
  "auto-parts/body-and-interior": "36",
  "auto-parts/automotive-electronics": "39",
  "auto-parts/batteries": "38",
  "auto-parts/moulds-and-castings": "35",
  "rail-and-equipment/rail-vehicle-parts": "37",
  "rail-and-equipment/robots-and-automation": "34",
  "rail-and-equipment/machine-tools": "34",
  "rail-and-equipment/instruments": "40",
  "rail-and-equipment/special-equipment": "35",
  "rail-and-equipment/aerospace-parts": "37",
  "bio-and-medical/biologics-and-vaccines": "27",
  "bio-and-medical/medicines": "27",
  "bio-and-medical/chinese-medicine": "27",
  "bio-and-medical/medical-devices": "35",
  "bio-and-medical/diagnostics": "27",
  "new-materials/composites": "30",
  "new-materials/optical-glass-and-ceramics": "30",
  "new-materials/light-alloys": "32",
  "new-materials/polymers": "29",
  "new-materials/fine-chemicals": "26",
  "software-and-ai/industrial-software": "65",
  "software-and-ai/artificial-intelligence": "65",
  "software-and-ai/satellite-and-remote-sensing": "65",
  "software-and-ai/data-and-cloud": "65",
  "software-and-ai/information-security": "65",
  "software-and-ai/internet-platforms": "64",
  "agri-food/grain-deep-processing": "13",
  "agri-food/food-products": "14",
  "agri-food/seeds-and-breeding": "01",
  "agri-food/smart-agriculture": "05",
  "agri-food/farm-machinery": "35",
  "other/energy-and-environment": "35",
  "other/new-energy": "38",
  "other/research-services": "73",
  "other/technical-services": "74",
  "other/digital-creative": "65",
} as const;

export const SECTOR_ROOTS = [
  "photonics",
  "auto-parts",
  "rail-and-equipment",
  "bio-and-medical",
  "new-materials",
  "software-and-ai",
  "agri-food",
  "other",
] as const;
export type SectorRoot = (typeof SECTOR_ROOTS)[number];
export type SectorLeaf = keyof typeof SECTOR_DIVISIONS;
export type Sector = SectorRoot | SectorLeaf;

export const SECTOR_LEAVES = Object.keys(SECTOR_DIVISIONS) as [SectorLeaf, ...SectorLeaf[]];
/** Every sector, each root before its leaves: the order of selection lists. */
export const SECTORS = SECTOR_ROOTS.flatMap((root): Sector[] => [root, ...leavesOf(root)]);

/** A company states its exact sector (a leaf); a mandate may name a leaf or a whole root. */
export const sectorLeafSchema = z.enum(SECTOR_LEAVES);
export const sectorSchema = z.enum([...SECTOR_ROOTS, ...SECTOR_LEAVES]);

export function leavesOf(root: SectorRoot): SectorLeaf[] {
  return SECTOR_LEAVES.filter((leaf) => isInArea(leaf, root));
}
