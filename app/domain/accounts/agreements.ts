import { z } from "zod";
import type { Day } from "#app/lib/days.ts";

/** What people accept before they act on the platform. */
export const AGREEMENTS = ["terms", "privacy"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/**
 * The versions in force, each named by the day from which it applies. A change of the words of a page that changes what
 * people agree to needs a new day here: then everybody is asked again.
 */
export const IN_FORCE = { terms: "2026-12-01", privacy: "2026-12-01" } as const satisfies Record<
  Agreement,
  Day
>;

/** Both, as a form sends them: whoever saw an older version is asked again. */
export const VERSIONS_IN_FORCE = `${IN_FORCE.terms} ${IN_FORCE.privacy}`;

/** The tick beside "I accept". */
export const acceptedField = z.literal(VERSIONS_IN_FORCE, { error: "agreement-missing" });
