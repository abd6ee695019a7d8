import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { detailsOf } from "#app/domain/offers/terms/detail-fields.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { OfferDraft } from "./drafts.ts";

/** What an ask and a mandate say of amount and term; null where one says nothing. */
export interface DraftGround {
  askedMaxFen: bigint | null;
  askedTermMin: number | null;
  askedTermMax: number | null;
  mandateMaxFen: bigint | null;
  mandateTermMax: number | null;
  /** What the mandate has left. */
  leftFen: bigint;
}

/** Days for which an offer is open unless its author chooses others. */
const USUAL_DAYS = 30;

/** The longest term in months that the LPR of one year is the usual base of: the other is for loans of over five years. */
const ONE_YEAR_LPR_MONTHS = 60;

/**
 * The draft with which an offer starts, so that little is left to type: the most that the ask wants and the mandate
 * allows, for the longest term that suits both, open for thirty days. Amounts that follow from an instrument's own terms
 * stay blank.
 */
export function firstDraft(
  instrument: Instrument,
  ground: DraftGround,
  { today, ends }: { today: Day; ends: Horizon },
): OfferDraft {
  const usual = addDays(today, USUAL_DAYS);
  const expiresOn = usual < ends.from ? ends.from : usual > ends.to ? ends.to : usual;
  const amountFen = usualAmount(ground);
  const amount = amountFen === null ? {} : { amountFen };
  if (instrument === "equity") return { terms: { instrument, ...amount }, expiresOn };
  const kind = detailsOf(instrument);
  const follows = kind === "finance_lease" || kind === "factoring";
  const termMonths = leastOf([ground.askedTermMax ?? ground.askedTermMin, ground.mandateTermMax]);
  return {
    terms: {
      instrument,
      ...(follows ? {} : amount),
      ...(termMonths === null
        ? {}
        : { termMonths, lprTerm: termMonths > ONE_YEAR_LPR_MONTHS ? ("5Y" as const) : ("1Y" as const) }),
    },
    expiresOn,
  };
}

function usualAmount({ askedMaxFen, mandateMaxFen, leftFen }: DraftGround): bigint | null {
  if (askedMaxFen === null) return null;
  const most = leastOf([askedMaxFen, mandateMaxFen, leftFen]) ?? 0n;
  return most > 0n ? most : null;
}

function leastOf<Value extends bigint | number>(values: readonly (Value | null)[]): Value | null {
  const given = values.filter((value) => value !== null);
  return given.reduce<Value | null>(
    (least, value) => (least === null || value < least ? value : least),
    null,
  );
}
