import { typedKinds } from "#app/domain/fields.ts";
import { companyProfileSchema } from "./profile.ts";

const kinds = typedKinds("wan");

/** The profile as entered: amounts without a suffix in 万元, and the version it was rendered from (0: none). */
export const companyProfileForm = companyProfileSchema.extend({
  registeredCapitalFen: kinds.money.optional(),
  version: kinds.whole(0, 2_000_000_000),
});
