import type { ReviewedMove } from "#app/domain/organizations/institution-moves.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readInstitution } from "#app/services/organizations/read-institution.server.ts";

type Left = Awaited<ReturnType<typeof readInstitution>>["left"];

/** What a suspension or an end leaves companies with: a sentence each. A restriction leaves what was begun. */
export function leftText(locale: Locale, move: ReviewedMove, { offers, consents }: Left): string[] {
  if (move === "restrict") return [];
  const t = translator(locale, "server.stopped.review");
  return [t("offers", { count: offers, move }), t("consents", { count: consents }), t("notified")];
}
