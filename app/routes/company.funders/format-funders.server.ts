import { stepOf } from "#app/components/matching/ask-formatter.ts";
import type { RowReason } from "#app/components/ui/list-row.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { standingTexts, type StandingTexts } from "#app/shared/standing-texts.ts";
import type { listFunders } from "#app/services/matching/list-funders.server.ts";
import { fundersLanguage, type MandateTexts } from "./funders-language.server.ts";

type Listed = NonNullable<Awaited<ReturnType<typeof listFunders>>["funders"]>;

/** The formatted texts of a row, so that a browser needs no code and no messages to format them. */
export type FunderTexts = MandateTexts & {
  standing: StandingTexts;
  reasons: readonly RowReason[];
  /** The criteria that the company's own figures miss. */
  missed?: string;
  state: StateTexts;
};

/** What a company can do about the mandate, or how it stands with it. */
export type StateTexts =
  | { kind: "request" }
  | { kind: "stopped" | "offer" | "consented"; id: string }
  | { kind: "asked" | "askedYou"; id: string; clock?: { startedAt: Date; dueAt: Date; workingDays: number } };

/** A guarantor that may back what fills the ask. */
export type GuarantorTexts = MandateTexts & { state: StateTexts };

/** A mandate that misses one criterion: which one, and the change that would turn it. */
export type NearTexts = MandateTexts & {
  met: number;
  of: number;
  /** The missed criterion with its figure and its limit. */
  line: string | null;
  change: string;
  /** Where the company makes that change. */
  step: ReturnType<typeof stepOf> | null;
};

/** A mandate that does not fit, and the criteria that it misses. */
export type OutTexts = MandateTexts & { misses: string };

/** The company's changes that add the most funders, each with how many. */
export type SuggestedTexts = { edit: string; gain: number }[];

export function formatFunders(
  locale: Locale,
  { fitting, near, out, guarantors, suggested, ...funders }: Listed,
) {
  const { t, fit, short, ask, gap, list, mandate } = fundersLanguage(locale);
  return {
    ...funders,
    suggested: suggested.map(({ edit, gain }) => ({ edit: ask(edit), gain })) satisfies SuggestedTexts,
    guarantors: guarantors.map((one): GuarantorTexts => ({ ...mandate(one.mandate), state: stateOf(one) })),
    fitting: fitting.map((one): FunderTexts => ({
      ...mandate(one.mandate),
      standing: standingTexts(fit, one.standing),
      reasons: one.reasons.map((reason) => ({
        text: short({ ...reason, apart: reason }),
        points: reason.points,
      })),
      ...(one.missed.length > 0 && { missed: list(one.missed) }),
      state: stateOf(one),
    })),
    near: near.map(({ miss, edit, others, met, of, ...one }): NearTexts => {
      const more = others > 0 ? [t("near.others", { count: others })] : [];
      return {
        ...mandate(one.mandate),
        met,
        of,
        line: miss && short({ ...miss, kind: miss.criterion, apart: null, evidence: null }),
        change: edit === null ? t("near.none") : [ask(edit), ...more].join(gap),
        step: edit && stepOf(edit),
      };
    }),
    out: out.map(({ misses, ...one }): OutTexts => ({ ...mandate(one.mandate), misses: list(misses) })),
  };
}

function stateOf({ running, stoppedOn }: Listed["guarantors"][number]): StateTexts {
  if (running === null) return stoppedOn === null ? { kind: "request" } : { kind: "stopped", id: stoppedOn };
  const { id, offerId, status, requestedBy, requestedAt: startedAt, answerBy: dueAt, workingDays } = running;
  if (offerId !== null) return { kind: "offer", id: offerId };
  if (status !== "requested" && status !== "consent_pending") return { kind: "consented", id };
  return {
    kind: requestedBy === "institution" ? "askedYou" : "asked",
    id,
    ...(dueAt !== null && workingDays !== null && { clock: { startedAt, dueAt, workingDays } }),
  };
}
