import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import { DEAL_TERMS } from "#app/domain/deals/turn.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";

export interface SteppedDeal {
  status: DealStatus;
  commitment: Commitment;
  amountFen: bigint;
  confirmedFen: bigint;
  acceptedAt: Date;
  statusChangedAt: Date;
  signedByCompanyAt: Date | null;
  signedByInstitutionAt: Date | null;
}

export interface StepShown {
  key: string;
  name: string;
  note: string;
  state: "done" | "current" | "todo";
}

interface Progress {
  deal: SteppedDeal;
  conditions: readonly { status: ConditionStatus }[];
  /** What its history and its payments have days for. */
  events: readonly { type: string; at: Date }[];
  drawdowns: readonly { confirmedAt: Date | null }[];
  /** Whose turn it is, in a few words. */
  turn: string | null;
}

const inEffect: readonly DealStatus[] = ["available", "partially_drawn", "drawn", "in_force", "released"];

const byTime = (one: Date, other: Date) => one.getTime() - other.getTime();

/** The steps of a deal from acceptance to its money, each with its day, its turn or the time that it will have. */
export function formatSteps(
  locale: Locale,
  { deal, conditions, events, drawdowns, turn }: Progress,
): StepShown[] {
  const t = translator(locale, "steps.steps");
  const day = (at: Date) => formatDay(locale, dayOf(at));
  const last = (type: string) => events.findLast((event) => event.type === type)?.at;
  const [sent, opened] = [last("contract-sent"), last("deal-available")];
  const [paid] = drawdowns
    .map(({ confirmedAt }) => confirmedAt)
    .filter((at) => at !== null)
    .sort(byTime);
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const within = (step: keyof typeof DEAL_TERMS): string => {
    const { who, workingDays: days } = DEAL_TERMS[step];
    return t(`terms.${who}`, { days });
  };
  const { signedByCompanyAt: company, signedByInstitutionAt: institution } = deal;
  const isSigned = company !== null && institution !== null;
  const isSent =
    isSigned ||
    sent !== undefined ||
    (deal.status !== "accepted" && (deal.status !== "fell_through" || company !== institution));
  const settled = conditions.filter(({ status }) => status === "satisfied" || status === "waived").length;
  const isEffective = inEffect.includes(deal.status) || deal.confirmedFen > 0n;
  const signedNote = () => {
    if (isSigned) return t("signedDays", { company: day(company), institution: day(institution) });
    const [first] = [company, institution].filter((at) => at !== null);
    if (first !== undefined)
      return t("signedOne", { party: t(company === null ? "institution" : "company"), day: day(first) });
    return t("signedNote", { sign: within("sign"), countersign: within("countersign") });
  };
  const steps: Omit<StepShown, "state">[] = [
    { key: "accepted", name: t("accepted"), note: day(deal.acceptedAt) },
    {
      key: "contract",
      name: t("contract"),
      note: isSent ? (sent ? day(sent) : "") : within("send_contract"),
    },
    { key: "signed", name: t("signed"), note: signedNote() },
    {
      key: "conditions",
      name: t("conditions"),
      note:
        conditions.length === 0
          ? t("conditionsNone")
          : [
              t("conditionsNote", { settled, all: conditions.length }),
              ...(isEffective && opened ? [day(opened)] : []),
            ].join(t("between")),
    },
  ];
  const done = [true, isSent, isSigned, isEffective];
  if (deal.commitment === "guarantee") {
    const isReleased = deal.status === "released";
    steps.push({
      key: "in-force",
      name: t(isReleased ? "released" : "inForce"),
      note: isEffective ? day(deal.statusChangedAt) : t("inForceNote"),
    });
    done.push(isEffective);
  } else {
    steps.push(
      {
        key: "money",
        name: t("money"),
        note: deal.confirmedFen === 0n ? t("moneyNote") : paid ? t("moneyCame", { day: day(paid) }) : "",
      },
      {
        key: "drawn",
        name: t("drawn"),
        // The sum of all payments belongs to the step that it fills.
        note: t("drawnNote", { confirmed: money(deal.confirmedFen), amount: money(deal.amountFen) }),
      },
    );
    done.push(deal.confirmedFen > 0n, deal.status === "drawn");
  }
  if (deal.status === "fell_through") {
    const reached = done.lastIndexOf(true) + 1;
    const ended = {
      key: "fell",
      name: t("fell"),
      note: day(deal.statusChangedAt),
      state: "current",
    } as const;
    return [...steps.slice(0, reached).map((step) => ({ ...step, state: "done" as const })), ended];
  }
  const at = done.indexOf(false);
  return steps.map((step, index) => ({
    ...step,
    note: index === at && turn !== null ? turn : step.note,
    state: done[index] ? "done" : index === at ? "current" : "todo",
  }));
}
