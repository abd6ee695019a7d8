import fc from "fast-check";
import { DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import type { TurnFacts } from "#app/domain/deals/turn.ts";
import { INSTITUTION_STATUSES } from "#app/domain/organizations/lifecycle.ts";
import { instantOf } from "#app/lib/days.ts";

/** The moment of the tests, a Wednesday. */
export const now = instantOf("2026-11-25", 10);
const at = (day: string): Date => instantOf(day, 10);

/** A deal that began on Monday, 2 November, with nothing missing. */
export const plainDeal: TurnFacts = {
  status: "accepted",
  statusChangedAt: at("2026-11-02"),
  acceptedAt: at("2026-11-02"),
  confirmedFen: 0n,
  promisedDays: null,
  owedSince: null,
  givenAt: null,
  drawdownStatus: null,
  drawdownSince: null,
  confirmDueAt: null,
  disputeStatus: null,
  disputeOpenedBy: null,
  disputeOpenedAt: null,
  answerDueAt: null,
  decideDueAt: null,
  accessEndedAt: null,
  institutionStatus: "active",
  resumedAt: null,
};
export const instants = fc.date({ min: at("2026-09-01"), max: now, noInvalidDate: true });
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null, freq: 2 });
/** Any state of a deal, also those that no sequence of acts reaches. */
export const anyFacts: fc.Arbitrary<TurnFacts> = fc
  .record({
    status: fc.constantFrom(...DEAL_STATUSES),
    statusChangedAt: instants,
    acceptedAt: instants,
    confirmedFen: fc.constantFrom(0n, 100n),
    promisedDays: maybe(fc.integer({ min: 1, max: 120 })),
    owedSince: maybe(instants),
    givenAt: maybe(instants),
    drawdown: maybe(
      fc.record({
        drawdownStatus: fc.constantFrom("requested" as const, "funded" as const),
        drawdownSince: instants,
        confirmDueAt: fc.date({ min: now, max: at("2026-12-31"), noInvalidDate: true }),
      }),
    ),
    dispute: maybe(
      fc.record({
        disputeStatus: fc.constantFrom("opened" as const, "answered" as const),
        disputeOpenedBy: fc.constantFrom("company" as const, "institution" as const),
        disputeOpenedAt: instants,
        answerDueAt: fc.date({ min: at("2026-11-01"), max: at("2026-12-31"), noInvalidDate: true }),
        decideDueAt: instants,
      }),
    ),
    accessEndedAt: maybe(instants),
    institutionStatus: fc.constantFrom(...INSTITUTION_STATUSES),
    resumedAt: maybe(instants),
  })
  .map(({ drawdown, dispute, ...facts }) => ({ ...plainDeal, ...facts, ...drawdown, ...dispute }));
