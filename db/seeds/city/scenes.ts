import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { DealPlan, DrawdownPlan, IntroductionPlan, OfferPlan } from "./story/told.ts";

/** A meeting that stands where it stands: who asked, how far it came, and how long ago it came there. */
export interface Scene {
  institution: string;
  /** Working days from the publication to where it stands, and for which it has stood there. */
  takes: number;
  ago: number;
  plan: IntroductionPlan;
  offer?: OfferPlan;
  /** A second institution whose open offer the first one's deal puts on hold. */
  rival?: string;
  /** A guarantor whose guarantee is in force beside the loan. */
  beside?: string;
  /** What is offered, where it isn't a loan on patents. */
  instrument?: Instrument;
  /** What is written over the last offer: statuses that nothing leads to by itself yet. */
  offerStatus?: "countered" | "revised" | "approved_internally";
}

const bank = "松辽银行";
const guarantor = "春城科技融资担保";
const consent = { by: "institution", answer: "consent", answerDays: 1, days: 180 } as const;
const offered = { draftDays: 2, issueDays: 1, viewDays: 0, standsDays: 14 } as const;

function asked(institution: string, by: "company" | "institution", ago: number): Scene {
  return { institution, takes: 1, ago, plan: { by, answer: "none" } };
}

function consented(institution: string, ago: number, offer?: OfferPlan): Scene {
  return { institution, takes: offer ? 4 : 2, ago, plan: consent, ...(offer ? { offer } : {}) };
}

function open(institution: string, ago: number, offer: Partial<OfferPlan>): Scene {
  return { institution, takes: 5, ago, plan: consent, offer: { ...offered, answer: "none", ...offer } };
}

/** `takes`: 7 working days to the acceptance, then one for each step. */
function deal(institution: string, takes: number, ago: number, plan: DealPlan): Scene {
  return {
    institution,
    takes,
    ago,
    plan: consent,
    offer: { ...offered, answer: "accept", answerDays: 2, deal: { pace: 1, fallsThrough: false, ...plan } },
  };
}

function stopped(institution: string, takes: number, ago: number, stopAt: DealStatus): Scene {
  return deal(institution, takes, ago, {
    stopAt,
    firstSigner: stopAt === "signed_by_institution" ? "institution" : "company",
  });
}

function guaranteed(takes: number, ago: number, stopAt: DealStatus): Scene {
  return { ...stopped(guarantor, takes, ago, stopAt), instrument: "guaranteed_loan" };
}

function drawing(institution: string, takes: number, ago: number, drawdowns: readonly DrawdownPlan[]): Scene {
  return deal(institution, takes, ago, { drawdowns });
}

/** What waits for the demonstration's bank, and what no city lacks: each state of offers, deals and drawdowns. */
export const SCENES: readonly Scene[] = [
  asked(bank, "company", 1),
  asked(bank, "company", 3),
  asked(bank, "institution", 1),
  asked(bank, "institution", 4),
  consented(bank, 2),
  consented(bank, 9),
  consented(bank, 1, { draftDays: 2, issueDays: null }),
  consented(bank, 6, { draftDays: 2, issueDays: null }),
  open(bank, 1, { viewDays: null }),
  open(bank, 4, {}),
  open(bank, 9, {}),
  stopped(bank, 7, 1, "accepted"),
  stopped(bank, 9, 2, "signed_by_company"),
  stopped(bank, 11, 3, "conditions_open"),
  drawing(bank, 13, 1, [{ stopAt: "requested" }]),
  drawing(bank, 13, 3, [{ stopAt: "requested" }]),
  drawing(bank, 14, 1, [{ stopAt: "funded" }]),
  drawing(bank, 15, 2, [{ stopAt: "disputed" }]),
  drawing(bank, 15, 30, [{}]),
  drawing(bank, 15, 55, [{}]),
  drawing(bank, 16, 5, [{ percent: 50 }, { stopAt: "requested" }]),
  deal(bank, 9, 12, { fallsThrough: true, stopAt: "documents_out" }),
  { ...stopped("浑江银行", 8, 2, "documents_out"), rival: bank },
  { ...stopped("黑水银行", 8, 3, "documents_out"), rival: "浑江银行" },
  { ...open("黑水银行", 3, {}), offerStatus: "countered" },
  { ...open("浑江银行", 4, {}), offerStatus: "countered" },
  { ...open("黑水银行", 5, {}), offerStatus: "revised" },
  { ...open("浑江银行", 2, {}), offerStatus: "revised" },
  { ...consented("浑江银行", 2, { draftDays: 2, issueDays: null }), offerStatus: "approved_internally" },
  consented(bank, 3, { draftDays: 2, issueDays: null }),
  stopped("浑江银行", 9, 2, "signed_by_institution"),
  stopped("黑水银行", 10, 2, "contracted"),
  stopped("浑江银行", 12, 4, "available"),
  guaranteed(11, 2, "conditions_open"),
  guaranteed(14, 6, "in_force"),
  guaranteed(24, 3, "released"),
  drawing("黑水银行", 13, 2, [{ stopAt: "withdrawn" }]),
  drawing("黑水银行", 15, 3, [{ stopAt: "disputed" }]),
  drawing(bank, 17, 2, [{ stopAt: "disputed", dispute: "answered" }]),
  drawing(bank, 18, 3, [{ stopAt: "disputed", dispute: "withdrawn" }]),
  drawing("浑江银行", 18, 4, [{ stopAt: "disputed", dispute: "decided" }]),
  { ...drawing("浑江银行", 15, 20, [{}]), rival: "黑水银行" },
  { ...drawing("浑江银行", 17, 2, [{ percent: 50 }, { stopAt: "requested" }]), beside: guarantor },
];
