import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { WayToConsent } from "#app/domain/introductions/way-to-consent.ts";
import type { DealStep, DealTurn } from "#app/domain/deals/turn.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { consentPath } from "#app/shared/consent-path.ts";
import { formatSteps, type SteppedDeal, type StepShown } from "./steps.server.ts";
import { dealTitle, nameOfOther, type NamedDeal } from "./title.server.ts";
import { shortTurn, turnLine, whatFollows } from "./turn-line.server.ts";

export interface ReadDeal {
  deal: SteppedDeal & NamedDeal & { kind: BoundKind };
  conditions: readonly { status: ConditionStatus }[];
  events: readonly { type: string; at: Date }[];
  drawdowns: readonly { confirmedAt: Date | null }[];
  turn: DealTurn | null;
  turnDaysLeft: number;
  /** Whether the step is the reader's side's, but a colleague's whose role allows it. */
  isColleaguesTurn: boolean;
  leftToDrawFen: bigint;
  /** Whether the company's consent is in force. */
  isConsented: boolean;
  /** Where the company goes on while it is not. */
  consentWay: WayToConsent | null;
}

/** A clock whose line was written on the server; null where none runs or is stopped. */
export interface TurnShown {
  line: string;
  startedAt: Date;
  dueAt: Date | null;
  workingDays: number;
  /** Where the reader takes the step, if it is the reader's: on a phone that is below the record. */
  toStep: { to: string; text: string } | null;
}

/** Papers are given and answered beside their condition, everything else is done in the panel. */
const BESIDE_CONDITIONS: ReadonlySet<DealStep> = new Set<DealStep>(["provide", "review", "settle"]);

/** The statuses in which nothing is left to be done. */
const OVER: ReadonlySet<DealStatus> = new Set<DealStatus>(["drawn", "in_force", "released", "fell_through"]);

export interface DealShown {
  title: string;
  steps: StepShown[];
  turnShown: TurnShown | null;
  /** What follows from a deadline that has passed, or why none runs. */
  follows: string | null;
  /** What is closed to an institution while no consent of the company is in force, and why; else null. */
  closed: string | null;
  /** To the company, while its consent has ended and the deal goes on: what that means, and where it goes on. */
  consentOver: { text: string; to: string; link: string } | null;
}

/** A deal as text for one of its sides: its title, its steps, and whose turn it is. */
export function formatDeal(
  locale: Locale,
  read: ReadDeal,
  { viewer, now }: { viewer: "company" | "institution"; now: Date },
): DealShown {
  const { deal, conditions, events, drawdowns, turn, turnDaysLeft, leftToDrawFen } = read;
  const { isConsented, isColleaguesTurn } = read;
  const own = nameOfOther(locale, deal, viewer === "company" ? "institution" : "company");
  const reader = {
    viewer,
    other: nameOfOther(locale, deal, viewer),
    kind: deal.kind,
    ...(isColleaguesTurn ? { own } : {}),
    now,
  };
  const line = turn === null ? null : turnLine(locale, turn, reader);
  const isChoice = turn === null && deal.status === "partially_drawn";
  const left = formatMoneyExact(locale, leftToDrawFen);
  return {
    title: dealTitle(locale, deal, viewer),
    closed: viewer === "company" || isConsented ? null : translator(locale, "server")("dealClosed"),
    consentOver: formatConsentOver(locale, read),
    steps: formatSteps(locale, {
      deal,
      conditions,
      events,
      drawdowns,
      turn: turn === null ? null : shortTurn(locale, turn, reader),
    }),
    turnShown:
      turn === null || line === null
        ? null
        : {
            line,
            startedAt: turn.since,
            dueAt: turn.dueAt,
            workingDays: turnDaysLeft,
            toStep:
              turn.who === viewer && !isColleaguesTurn
                ? {
                    to: BESIDE_CONDITIONS.has(turn.step) ? "#conditions" : "#act",
                    text: translator(locale, "steps")("toStep"),
                  }
                : null,
          },
    follows:
      turn !== null
        ? whatFollows(locale, turn, now)
        : isChoice
          ? translator(locale, "steps")("choice", { left })
          : null,
  };
}

function formatConsentOver(locale: Locale, { deal, conditions, isConsented, consentWay }: ReadDeal) {
  if (isConsented || consentWay === null || OVER.has(deal.status)) return null;
  const t = translator(locale, "server.consentOver");
  const open = conditions.filter(({ status }) => status === "requested" || status === "received").length;
  return {
    text: t("text", { institution: nameOfOther(locale, deal, "company"), conditions: open }),
    to: consentPath(consentWay),
    link: t(consentWay.way),
  };
}
