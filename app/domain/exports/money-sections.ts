import { bothSides as both, code, type ExportSection } from "./section.ts";

/** An accepted offer on its way to money: what was signed, met, paid, argued over and owed. */
export const moneySections = {
  deals: {
    sides: both,
    columns: {
      ...{ number: "number", offerNumber: "number", institutionName: "text", status: code("states.deal") },
      ...{ instrument: code("instruments"), amountFen: "money", fundedFen: "money", confirmedFen: "money" },
      commitment: code("commitments"),
      ...{ acceptedAt: "instant", signedByCompanyAt: "instant", signedByInstitutionAt: "instant" },
      reasonCode: code("dealEndReasons"),
    },
  },
  conditions: {
    sides: both,
    columns: {
      ...{ dealNumber: "number", position: "number", description: "text", status: code("states.condition") },
      ...{ reasonCode: code("conditionReturnReasons"), note: "text", decidedAt: "instant" },
      ...{ providedAt: "instant", providedNote: "text" },
    },
  },
  waivers: {
    sides: ["institution"],
    columns: {
      ...{ dealNumber: "number", conditionPosition: "number", reason: "text", status: "text" },
      ...{ proposedAt: "instant", settledAt: "instant" },
    },
  },
  drawdowns: {
    sides: both,
    columns: {
      ...{ dealNumber: "number", sequence: "number", amountFen: "money", status: code("states.drawdown") },
      ...{ requestedAt: "instant", fundedAt: "instant", valueDate: "day", paymentReference: "text" },
      ...{ confirmDueAt: "instant", confirmedAt: "instant", disputedAt: "instant", note: "text" },
    },
  },
  disputes: {
    sides: both,
    columns: {
      ...{ number: "number", dealNumber: "number", drawdownSequence: "number", openedBy: code("parties") },
      ...{ reasonCode: code("disputeReasons"), note: "text", disputedFen: "money" },
      ...{ status: code("states.dispute"), openedAt: "instant", answerDueAt: "instant", answer: "text" },
      ...{ answeredAt: "instant", decideDueAt: "instant", outcome: code("disputeOutcomes") },
      ...{ ground: code("disputeGrounds"), decisionNote: "text", foundFen: "money", endedAt: "instant" },
    },
  },
  disputeEvidence: {
    sides: both,
    columns: {
      ...{ disputeNumber: "number", party: code("parties"), name: "text", sizeBytes: "number" },
      addedAt: "instant",
    },
  },
  fees: {
    sides: both,
    columns: {
      ...{ dealNumber: "number", drawnFen: "money", rateBp: "number", amountFen: "money" },
      ...{ status: code("states.fee"), accruedAt: "instant" },
    },
  },
} as const satisfies Record<string, ExportSection>;
