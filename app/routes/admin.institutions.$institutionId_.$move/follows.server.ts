import { CASE_STATUSES_OF } from "#app/domain/moderation/queue.ts";
import { FOLLOWS_FROM, type ReviewedAct } from "#app/domain/organizations/institution-moves.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { readInstitution } from "#app/services/organizations/read-institution.server.ts";

type View = Awaited<ReturnType<typeof readInstitution>>;

/**
 * What follows from an act, a sentence each; with what a suspension or an end leaves companies with, and the case that an
 * end closes.
 */
export function followsFromAct(locale: Locale, move: ReviewedAct, view: View): string[] {
  const { offers, consents } = view.left;
  if (move === "restore") return followsOfRestoration(locale, view);
  if (move === "confirm") return followsOfConfirmation(locale, view);
  if (move === "decline") return followsOfDecline(locale, view);
  const t = translator(locale, "binding.standing");
  const left = translator(locale, "server.stopped.review");
  const { latestCase } = view;
  return [
    ...FOLLOWS_FROM[move].map((key) => t(key)),
    ...(move === "terminate" && latestCase !== null && !CASE_STATUSES_OF.decided.includes(latestCase.status)
      ? [left("case", { case: runningNumber("case", latestCase.number) })]
      : []),
    // A restriction leaves what was begun.
    ...(move === "restrict"
      ? []
      : [left("offers", { count: offers, move }), left("consents", { count: consents }), left("notified")]),
    t("read"),
  ];
}

function followsOfRestoration(locale: Locale, { institution, restoration, confirmation, left }: View) {
  const t = translator(locale, "server.stopped.restoring");
  if (restoration === null) return [];
  if (institution.status === "restricted") return [t("restriction"), t("told")];
  return [
    t("suspension", { to: restoration.to }),
    t("offers", { count: left.offers }),
    ...(confirmation === null ? [] : [t("second")]),
    t("clocks"),
    t("companies"),
    t("told"),
  ];
}

function followsOfConfirmation(locale: Locale, { left }: View) {
  const t = translator(locale, "server.stopped.settling");
  const stopped = translator(locale, "server.stopped.review");
  return [
    t("stands"),
    t("stopped"),
    stopped("offers", { count: left.offers, move: "suspend" }),
    stopped("consents", { count: left.consents }),
    t("known"),
  ];
}

function followsOfDecline(locale: Locale, { confirmation, left }: View) {
  const t = translator(locale, "server.stopped.settling");
  const restoring = translator(locale, "server.stopped.restoring");
  return [
    t("lifted", { to: confirmation?.to ?? "active" }),
    restoring("offers", { count: left.offers }),
    restoring("clocks"),
    restoring("companies"),
    t("told"),
  ];
}
