import type { DoneShown } from "#app/components/review/just-done.tsx";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";

interface Consented {
  id: string;
  consentExpiresAt: Date | null;
}

/** What a consent has done, on the page of its introduction; null while none is in force, whatever its address says. */
export function justConsented(
  locale: Locale,
  { id, consentExpiresAt }: Consented,
  { institution, now }: { institution: string; now: Date },
): DoneShown | null {
  if (consentExpiresAt === null || consentExpiresAt <= now) return null;
  const t = translator(locale, "server.done.consented");
  const receipt = (language: Locale) =>
    reviewPaths.receipt("company", id, {
      act: "consent-granted",
      version: undefined,
      by: "company",
      language,
    });
  return {
    title: t("title", { institution }),
    text: t("text", { institution, until: formatDay(locale, lastDayOf(consentExpiresAt)) }),
    receipts: { en: receipt("en"), "zh-CN": receipt("zh-CN") },
  };
}
