const hour = 3_600;
const day = 24 * hour;

/** The maximum uses in any hour, and in any day (rolling, not by the calendar). */
interface Rate {
  hour: number;
  day: number;
}

/** The rates of one person, and of all members of the organization that the person acts for together. */
interface Allowance {
  person: Rate;
  organization: Rate;
}

/**
 * How often an act that costs another side's attention, or much computing, may be repeated. A limit is several times
 * what a busy person does by hand on the busiest day, and far below what a script does. Sign-in and e-mails to
 * strangers have their own limits (accounts/limits.ts).
 */
export const USAGE_LIMITS = {
  /**
   * Introduction requests. A relationship manager works through a ranked list of 20 to 30 opportunities on a Monday; a
   * company may ask twelve institutions with one consent, and twice in an hour after a round of declines.
   */
  introduction: { person: { hour: 30, day: 40 }, organization: { hour: 90, day: 240 } },
  /** Messages, with and without files: two a minute for an hour is a very busy conversation. */
  message: { person: { hour: 120, day: 500 }, organization: { hour: 600, day: 3_000 } },
  /**
   * Preview counts of a mandate, or of an ask, that is being edited: one request after each pause in typing. An hour of editing with a
   * pause every six seconds.
   */
  preview: { person: { hour: 600, day: 2_000 }, organization: { hour: 2_400, day: 8_000 } },
  /** Opportunities compared with a mandate, criterion by criterion: one opened every 15 seconds for an hour. */
  comparison: { person: { hour: 240, day: 800 }, organization: { hour: 1_200, day: 4_000 } },
  /** Archives of all data; each takes a worker minutes. Owners only, one at a time. */
  archive: { person: { hour: 4, day: 8 }, organization: { hour: 6, day: 12 } },
  /** Lists as CSV, up to thousands of rows: one after each change of the filters. */
  spreadsheet: { person: { hour: 60, day: 200 }, organization: { hour: 240, day: 800 } },
  /** Term sheets as PDF: the versions of every offer of a busy week, and again for a colleague. */
  termSheet: { person: { hour: 60, day: 200 }, organization: { hour: 240, day: 800 } },
  /** Invoices, credit notes and statements of account as PDF: a year of them for an auditor, and again for a colleague. */
  invoiceSheet: { person: { hour: 60, day: 200 }, organization: { hour: 240, day: 800 } },
  /** Applications as PDF: every one of a busy week for a committee, and again after each change. */
  applicationSheet: { person: { hour: 60, day: 200 }, organization: { hour: 240, day: 800 } },
  /** Event streams. Each viewed page opens one, and a dropped connection opens it again. */
  stream: { person: { hour: 1_200, day: 8_000 }, organization: { hour: 12_000, day: 60_000 } },
  /** Credit codes entered for an organization: one, and its typing errors. More is guessing. */
  creditCode: { person: { hour: 5, day: 10 }, organization: { hour: 5, day: 10 } },
  /** Requests for a document. A full list for one company has about fifteen. */
  documentRequest: { person: { hour: 60, day: 200 }, organization: { hour: 240, day: 800 } },
  /** Consents granted, extended and requested to be extended. Narrowing and revoking are a right and have no limit. */
  consentStep: { person: { hour: 60, day: 200 }, organization: { hour: 180, day: 600 } },
} as const satisfies Record<string, Allowance>;

export type LimitedAct = keyof typeof USAGE_LIMITS;

/** Whose uses are counted. `pair` is one organization's towards another. */
export type UsageHolder = "person" | "organization" | "pair";
type UsageSpan = "hour" | "day";

/** One limit as counted: the uses of `act` by `holder`, at most `most` in any span of `seconds`. */
export interface UsageLimit {
  kind: UsageHolder;
  span: UsageSpan;
  holder: string;
  seconds: number;
  most: number;
}

/** The limits of an act for an actor. The operator's staff act for no organization and have only a person's limits. */
export function limitsOf(
  act: LimitedAct,
  { userId, organizationId }: { userId: string; organizationId: string | null },
): UsageLimit[] {
  const { person, organization } = USAGE_LIMITS[act];
  return [
    ...limitsBy("person", userId, person),
    ...(organizationId === null ? [] : limitsBy("organization", organizationId, organization)),
  ];
}

/** Requested, withdrawn and requested again: an organization may ask the same other one three times a day. */
export function limitsOfPair(from: string, to: string): UsageLimit[] {
  return limitsBy("pair", `${from}>${to}`, { hour: 3, day: 3 });
}

/**
 * E-mails that one organization's acts cause to one person. The busiest day of a deal (contract sent and signed, five
 * conditions, two drawdowns) has a dozen; further ones wait for the digest and are on the page at once.
 */
export function emailLimits(causedBy: string, userId: string): UsageLimit[] {
  return limitsBy("pair", `${causedBy}>${userId}`, { hour: 10, day: 30 });
}

function limitsBy(kind: UsageHolder, holder: string, rate: Rate): UsageLimit[] {
  return [
    { kind, holder, span: "hour", seconds: hour, most: rate.hour },
    { kind, holder, span: "day", seconds: day, most: rate.day },
  ];
}
