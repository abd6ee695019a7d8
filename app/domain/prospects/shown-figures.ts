import { ratiosOf } from "#app/domain/organizations/figures.ts";
import { CLASS_ONE_EDGES, DEBT_EDGES, GROWTH_EDGES, RD_EDGES } from "./bands.ts";
import { classOneHeld } from "./content.ts";
import type { Figure } from "./figure.ts";

/** Numbers that teasers show and no criterion demands. */
export const SHOWN_FIGURES = [
  {
    name: "revenueGrowthBp",
    edges: GROWTH_EDGES,
    unit: 1,
    of: ({ figures }) => ratiosOf(figures.years).revenueGrowthBp,
    columns: ["growthLeastBp", "growthMostBp"],
  },
  {
    name: "rdIntensityBp",
    edges: RD_EDGES,
    unit: 1,
    of: ({ figures }) => ratiosOf(figures.years).rdIntensityBp,
    columns: ["researchLeastBp", "researchMostBp"],
  },
  {
    name: "debtRatioBp",
    edges: DEBT_EDGES,
    unit: 1,
    of: ({ figures }) => ratiosOf(figures.years).debtRatioBp,
    columns: ["debtLeastBp", "debtMostBp"],
  },
  {
    name: "classOneIp",
    edges: CLASS_ONE_EDGES,
    unit: 1,
    of: ({ ip }) => classOneHeld(ip.rights),
    shownWith: "patents",
    columns: ["classOneLeast", "classOneMost"],
  },
] as const satisfies readonly Figure<string, number>[];
