import type { ConditionStatus } from "#app/domain/deals/lifecycle.ts";
import type { DealStep, DealTurn } from "#app/domain/deals/turn.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { formatSteps, type SteppedDeal, type StepShown } from "./steps.server.ts";
import { dealTitle, nameOfOther, type NamedDeal } from "./title.server.ts";
import { shortTurn, turnLine, whatFollows } from "./turn-line.server.ts";

export interface ReadDeal {
  deal: SteppedDeal & NamedDeal;
  conditions: readonly { status: ConditionStatus }[];
  turn: DealTurn | null;
  turnDaysLeft: number;
  leftToDrawFen: bigint;
  /** Whether the company's consent is in force. */
  isConsented: boolean;
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
const BESIDE_CONDITIONS: ReadonlySet<DealStep> = new Set<DealStep>(["provide", "review"]);

export interface DealShown {
  title: string;
  steps: StepShown[];
  turnShown: TurnShown | null;
  /** What follows from a deadline that has passed, or why none runs. */
  follows: string | null;
  /** What is closed to an institution while no consent of the company is in force, and why; else null. */
  closed: string | null;
}

/** A deal as text for one of its sides: its title, its steps, and whose turn it is. */
export function formatDeal(
  locale: Locale,
  { deal, conditions, turn, turnDaysLeft, leftToDrawFen, isConsented }: ReadDeal,
  { viewer, now }: { viewer: "company" | "institution"; now: Date },
): DealShown {
  const reader = { viewer, other: nameOfOther(locale, deal, viewer), now };
  const line = turn === null ? null : turnLine(locale, turn, reader);
  const isChoice = turn === null && deal.status === "partially_drawn";
  const left = formatMoneyExact(locale, leftToDrawFen);
  return {
    title: dealTitle(locale, deal, viewer),
    closed: viewer === "company" || isConsented ? null : translator(locale, "server")("dealClosed"),
    steps: formatSteps(locale, {
      deal,
      conditions,
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
              turn.who === viewer
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
