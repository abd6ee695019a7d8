import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { reviewApplicationWithdrawal } from "#app/services/applications/review-application-withdrawal.server.ts";

type Review = Awaited<ReturnType<typeof reviewApplicationWithdrawal>>;

/** The texts of the review: formatted here, so that no browser loads them. */
export function withdrawalShown(locale: Locale, review: Review) {
  const t = translator(locale, "ending.application");
  const { institutionNameZh, institutionNameEn, status } = review.application;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const { active, files, whyNot } = review;
  return {
    institution,
    page: t("page", { institution }),
    title: t("title"),
    why: t("why"),
    choose: t("choose"),
    note: t("note"),
    noteHint: t("noteHint", { institution }),
    act: t("act"),
    back: t("back"),
    follows:
      whyNot === null
        ? [
            ...(active === null ? [] : [t("ends", { institution })]),
            ...(files === 0 ? [] : [t("files", { count: files })]),
            t(status === "incomplete" ? "items" : "clock"),
            t("stays"),
            t("again"),
            t("told", { institution }),
          ]
        : [],
  };
}
