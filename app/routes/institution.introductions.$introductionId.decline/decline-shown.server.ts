import { isOpenApplication } from "#app/domain/applications/lifecycle.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import type { reviewDecline } from "#app/services/introductions/review-decline.server.ts";

type Review = Awaited<ReturnType<typeof reviewDecline>>;

/** The texts of the review: formatted here, so that no browser loads them. */
export function declineShown(locale: Locale, review: Review) {
  const t = translator(locale, "ending.introduction");
  const { introduction } = review;
  const name = matterTitle(locale, introduction, { kind: "introduction", ...introduction });
  return {
    name,
    page: t("page", { name }),
    title: t("title"),
    none: t("none"),
    why: t("why"),
    choose: t("choose"),
    note: t("note"),
    act: t("act"),
    back: t("back"),
    follows: review.whyNot === null ? consequences(locale, review) : [],
  };
}

function consequences(locale: Locale, { active, matters }: Review): string[] {
  const t = translator(locale, "ending.introduction");
  const { application, offer, deal } = matters;
  const isDeclined =
    application !== null && isOpenApplication(application.status) && offer === null && deal === null;
  return [
    ...(active === null ? [] : [t("ends")]),
    ...(isDeclined
      ? [t("application", { number: runningNumber("application", Number(application.number)) })]
      : []),
    ...(offer === null ? [] : [t("offer", { number: runningNumber("offer", Number(offer.number)) })]),
    ...(deal === null ? [] : [t("deal", { number: runningNumber("deal", Number(deal.number)) })]),
    t("again"),
    t("told"),
  ];
}
