import type { ProspectContent, ProspectStep } from "./content.ts";

/**
 * The fields of each step by name, in form order. Written out, so that a page that lists them needs no schema; a test
 * compares them with the schemas.
 */
export const STEP_FIELDS: Readonly<Record<ProspectStep, readonly string[]>> = {
  company: [
    "legalName",
    "englishName",
    "uscc",
    "establishedOn",
    "sector",
    "district",
    "address",
    "contactName",
    "contactPhone",
    "contactEmail",
    "website",
  ],
  business: ["headline", "product", "market", "growthPlan", "customers"],
  people: ["founders", "keyRoles", "team", "keyPeople"],
  figures: ["years", "note"],
  ip: ["rights", "pendingInventions", "titles", "recognitions", "recognisedUntil"],
  ask: [
    "instruments",
    "amountMinFen",
    "amountMaxFen",
    "termMonthsMin",
    "termMonthsMax",
    "purpose",
    "useOfFunds",
    "securities",
    "stage",
    "maxRatePercent",
    "rateVisibility",
    "firstAnswerDays",
  ],
} satisfies { [Step in ProspectStep]: readonly (keyof ProspectContent[Step])[] };
