import type { WayToConsent } from "#app/domain/introductions/way-to-consent.ts";
import { paths } from "./paths.ts";

/** Where a company goes on from an introduction whose consent has ended. */
export function consentPath({ way, introductionId, prospectId, mandateId }: WayToConsent): string {
  return way === "ask"
    ? paths.company.askFor(prospectId, mandateId)
    : paths.company.introduction(introductionId);
}
