import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { readCase } from "#app/services/moderation/read-case.server.ts";

type Application = NonNullable<Awaited<ReturnType<typeof readCase>>["application"]>;

/** Which mandates leave the market once the changed kind is verified, a sentence each; nothing of it is pinned. */
export function licenceFollows(locale: Locale, application: Application | null) {
  const leaving = application?.beyondLicence ?? [];
  if (leaving.length === 0) return { mark: "none", title: "", follows: [] };
  const t = translator(locale, "admin.decision");
  const term = termsIn(locale);
  const comma = translator(locale, "common")("words.comma");
  return {
    mark: "none",
    title: t("leavesTitle", { count: leaving.length }),
    follows: [
      ...leaving.map(({ number, nameZh, nameEn, instruments }) =>
        t("leaves", {
          number: runningNumber("mandate", Number(number)),
          name: nameZh === null ? "" : inLanguage(locale, nameZh, nameEn),
          instruments: instruments.map((one) => term("instruments", one)).join(comma),
        }),
      ),
      t("leavesTold"),
    ],
  };
}
