import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

interface Found {
  outcome: DisputeOutcome;
  /** Of a dispute on a confirmed drawdown. */
  reversalId: string | null;
}

/** What follows from the confirmation of a finding, a sentence each. */
export function followsOfFinding(locale: Locale, { outcome, reversalId }: Found): string[] {
  const t = translator(locale, "dispute.review.follows");
  if (reversalId === null)
    return [t(outcome), ...(outcome === "undone" ? [] : [t("fills")]), t("decided"), t("told")];
  return [t(outcome === "undone" ? "reversed" : "kept"), t("decided"), t("told")];
}
