import type { Shot } from "./screenshot-shot.ts";

/** Reviews of acts that only some records allow. */
export const stateShots: readonly Shot[] = [
  {
    name: "company-application-withdraw",
    audience: "company",
    of: "applying",
    path: "/company/applications/:id/withdraw",
  },
  { name: "company-deal-sign", audience: "company", of: "signing", path: "/company/deals/:id/sign" },
  { name: "company-deal-end", audience: "company", of: "signing", path: "/company/deals/:id/end" },
  {
    name: "institution-deal-sign",
    audience: "institution",
    of: "countersigning",
    path: "/institution/deals/:id/sign",
  },
  { name: "guarantee-last", audience: "institution", of: "starting", path: "/institution/deals/:id" },
  { name: "guarantee-start", audience: "institution", of: "starting", path: "/institution/deals/:id/effect" },
  {
    name: "institution-deal-end",
    audience: "institution",
    of: "countersigning",
    path: "/institution/deals/:id/end",
  },
];
