import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/**
 * The words of the short form, of a draft that is written or only read: formatted on the server, since every page's script would name
 * their file.
 */
export function briefTexts(locale: Locale, lastYear: number, isOpen: boolean) {
  const t = translator(locale, "brief");
  const year = { year: String(lastYear) };
  return {
    title: t("title"),
    lead: t(isOpen ? "lead" : "leadRead"),
    toSteps: t("toSteps"),
    beside: t("beside"),
    seek: { title: t("seek"), text: t("seekText") },
    business: { title: t("business"), text: t("businessText") },
    figures: { title: t("figures"), text: t("figuresText") },
    revenue: t("revenue", year),
    staff: t("staff", year),
    securities: t("securities"),
    recognitions: t("recognitions"),
    later: {
      title: t("later.title"),
      text: t("later.text"),
      texts: t("later.texts"),
      people: t("later.people"),
      figures: t("later.figures"),
      rights: t("later.rights"),
      certificates: t("later.certificates"),
      ask: t("later.ask"),
    },
  };
}

export type BriefTexts = ReturnType<typeof briefTexts>;
