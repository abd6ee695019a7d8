import type { SectorLeaf } from "#app/domain/codes/sectors.ts";
import { agriFood } from "./agri-food.ts";
import { autoParts } from "./auto-parts.ts";
import { bioAndMedical } from "./bio-and-medical.ts";
import { newMaterials } from "./new-materials.ts";
import { other } from "./other.ts";
import { photonics } from "./photonics.ts";
import type { LeafCatalogue } from "./product.ts";
import { railAndEquipment } from "./rail-and-equipment.ts";
import { softwareAndAi } from "./software-and-ai.ts";

/** What the firms of each sector are called and make. */
export const catalogue: Readonly<Record<SectorLeaf, LeafCatalogue>> = {
  ...photonics,
  ...autoParts,
  ...railAndEquipment,
  ...bioAndMedical,
  ...newMaterials,
  ...softwareAndAi,
  ...agriFood,
  ...other,
};
