import { typedKinds } from "#app/domain/fields.ts";
import { companyProfileSchema } from "./profile.ts";

const kinds = typedKinds("wan");

/**
 * The profile as a company enters it: amounts without a suffix in 万元, and the version that the form was rendered from
 * (0: none).
 */
export const companyProfileForm = companyProfileSchema.extend({
  registeredCapitalFen: kinds.money.optional(),
  version: kinds.whole(0, 2_000_000_000),
});
