import { moneySections } from "./money-sections.ts";
import { bothSides as both, code, type ExportSection } from "./section.ts";

/** What happened between two sides, as each of them may see it. */
export const sharedSections = {
  introductions: {
    sides: both,
    columns: {
      ...{
        number: "number",
        prospectNumber: "number",
        institutionName: "text",
        status: code("states.introduction"),
      },
      ...{
        requestedBy: code("parties"),
        purpose: code("consentPurposes"),
        message: "text",
        reasonCode: "text",
      },
      ...{ requestedAt: "instant", answerBy: "instant", answeredAt: "instant" },
    },
  },
  consents: {
    sides: both,
    columns: {
      ...{ introductionNumber: "number", institutionName: "text", step: "text", fieldGroups: "object" },
      ...{
        purpose: code("consentPurposes"),
        grantedAt: "instant",
        expiresAt: "instant",
        revokedAt: "instant",
      },
    },
  },
  applications: {
    sides: both,
    columns: {
      ...{ number: "number", introductionNumber: "number", institutionName: "text" },
      ...{
        status: code("states.application"),
        submittedAt: "instant",
        completedAt: "instant",
        dueAt: "instant",
      },
      ...{ reasonCodes: "object", repairable: "boolean", repair: "text", note: "text" },
    },
  },
  applicationItems: {
    sides: both,
    columns: {
      ...{ applicationNumber: "number", code: "text", words: "text", dueOn: "day", status: "text" },
      ...{ requestedAt: "instant", note: "text", noFileReason: "text", settledAt: "instant" },
    },
  },
  documents: {
    sides: ["company"],
    columns: {
      ...{ kind: "text", name: "text", version: "number", mediaType: "text", sizeBytes: "number" },
      ...{ sha256: "text", status: "text", sealedAt: "instant", removedAt: "instant" },
    },
  },
  documentRequests: {
    sides: both,
    columns: {
      ...{ introductionNumber: "number", institutionName: "text", kind: "text", words: "text" },
      ...{ dueOn: "day", status: "text", requestedAt: "instant", answeredAt: "instant" },
    },
  },
  disclosures: {
    sides: both,
    columns: {
      introductionNumber: "number",
      institutionName: "text",
      fieldGroups: "object",
      outcome: "text",
      at: "instant",
    },
  },
  messages: {
    sides: both,
    columns: {
      ...{ introductionNumber: "number", institutionName: "text", writtenBy: code("parties"), words: "text" },
      writtenAt: "instant",
    },
  },
  attachments: {
    sides: both,
    columns: {
      ...{ introductionNumber: "number", institutionName: "text", sentBy: code("parties"), name: "text" },
      ...{ mediaType: "text", sizeBytes: "number", sha256: "text", status: "text", writtenAt: "instant" },
    },
  },
  consentRequests: {
    sides: both,
    columns: {
      ...{ introductionNumber: "number", institutionName: "text", fieldGroups: "object", days: "number" },
      ...{ words: "text", status: "text", requestedAt: "instant", answeredAt: "instant", note: "text" },
    },
  },
  offers: {
    sides: both,
    columns: {
      ...{
        number: "number",
        introductionNumber: "number",
        institutionName: "text",
        status: code("states.offer"),
      },
      ...{ instrument: code("instruments"), amountFen: "money", currentVersion: "number", rounds: "number" },
      commitment: code("commitments"),
      ...{
        issuedAt: "instant",
        expiresAt: "instant",
        answeredAt: "instant",
        reasonCode: code("companyDeclineReasons"),
      },
    },
  },
  offerVersions: {
    sides: both,
    columns: {
      ...{
        offerNumber: "number",
        version: "number",
        contractRatePercent: "percent",
        annualisedRatePercent: "percent",
      },
      ...{ totalCostFen: "money", issuedAt: "instant", expiresAt: "instant", terms: "object" },
    },
  },
  counterOffers: {
    sides: both,
    columns: {
      ...{ offerNumber: "number", round: "number", version: "number", contractRatePercent: "percent" },
      ...{ annualisedRatePercent: "percent", totalCostFen: "money", words: "text", counteredAt: "instant" },
      terms: "object",
    },
  },
  ...moneySections,
  cases: {
    sides: both,
    columns: {
      ...{
        number: "number",
        status: code("states.case"),
        decision: "text",
        reasonCodes: "object",
        note: "text",
      },
      ...{ openedAt: "instant", dueAt: "instant", decidedAt: "instant" },
    },
  },
  timeline: {
    sides: both,
    columns: {
      ...{ at: "instant", subjectKind: code("subjects"), type: code("events"), actorKind: code("parties") },
      ...{
        prospectNumber: "number",
        fromStatus: "text",
        toStatus: "text",
        reasonCode: "text",
        version: "number",
      },
    },
  },
} as const satisfies Record<string, ExportSection>;
