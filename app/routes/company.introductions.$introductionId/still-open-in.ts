import type { Standing } from "#app/http/answers/stopped-institution.server.ts";
import type { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";

type Introduction = Awaited<ReturnType<typeof readIntroductionAsCompany>>["introduction"];

/** What an introduction leaves its company to do: decide, wait, or revoke. */
export function stillOpenIn(
  { status, answerBy, consentExpiresAt }: Pick<Introduction, "status" | "answerBy" | "consentExpiresAt">,
  now: Date,
): Standing {
  if (status === "consent_pending") return { of: "request", until: answerBy };
  if (status === "requested") return { of: "asked", until: answerBy };
  const isInForce = consentExpiresAt !== null && consentExpiresAt > now;
  return isInForce ? { of: "consent", until: consentExpiresAt } : { of: "over" };
}
