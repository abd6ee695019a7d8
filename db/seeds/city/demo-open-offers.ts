import { askedForLess, askedForThreeYears, loan, patents, terms } from "./demo-terms.ts";
import type { Encounter } from "./story/told.ts";

const WAN = 1_000_000n;
const open = { answer: "none" } as const;

/** Whose offers stand open to the laser maker: loans, a lease, and a guarantee beside them. */
export const OPEN_ENCOUNTERS: readonly Encounter[] = [
  {
    institution: "浑江银行",
    day: 15,
    plan: {
      by: "institution",
      answer: "consent",
      answerDays: 1,
      days: 90,
      groups: ["identity", "contacts", "figures", "ip_and_recognitions"],
    },
    offer: {
      draftDays: 8,
      issueDays: 1,
      viewDays: 1,
      ...open,
      standsDays: 16,
      negotiation: askedForThreeYears,
      terms: terms({
        ...loan,
        instrument: "ip_pledge_loan",
        amountFen: 600n * WAN,
        rateBasis: "lpr",
        lprTerm: "1Y",
        spreadBp: 65,
        drawdownDays: 30,
        securities: [...patents],
        fees: [{ kind: "valuation_fee", timing: "upfront", amountFen: 1_800_000n }],
      }),
    },
  },
  {
    institution: "南湖商业银行",
    day: 16,
    plan: {
      by: "institution",
      answer: "consent",
      answerDays: 0,
      days: 90,
      groups: ["identity", "contacts", "figures"],
    },
    offer: {
      draftDays: 7,
      issueDays: 0,
      viewDays: 0,
      ...open,
      standsDays: 14,
      negotiation: askedForLess,
      terms: terms({
        ...loan,
        repaymentMethod: "equal_principal",
        instrument: "guaranteed_loan",
        amountFen: 600n * WAN,
        rateBasis: "lpr",
        lprTerm: "1Y",
        spreadBp: 30,
        drawdownDays: 20,
        details: { kind: "guarantee", ratioPercent: "80" },
        securities: [{ kind: "guarantor" }],
        fees: [{ kind: "guarantee_fee", timing: "yearly", percent: "0.8" }],
      }),
    },
  },
  {
    institution: "北春租赁",
    day: 18,
    plan: {
      by: "company",
      answer: "consent",
      answerDays: 1,
      days: 90,
      groups: ["identity", "contacts", "figures"],
    },
    offer: {
      draftDays: 9,
      issueDays: 2,
      viewDays: null,
      ...open,
      standsDays: 16,
      terms: terms({
        ...loan,
        instrument: "finance_lease",
        amountFen: 500n * WAN,
        rateBasis: "fixed",
        fixedRatePercent: "5.80",
        termMonths: 36,
        securities: [{ kind: "equipment", description: "第二条焊接线 / The second welding line" }],
        fees: [
          { kind: "handling_fee", timing: "upfront", percent: "1.2" },
          { kind: "deposit", timing: "upfront", amountFen: 30n * WAN },
        ],
      }),
    },
  },
  {
    institution: "春城科技融资担保",
    day: 20,
    plan: {
      by: "company",
      answer: "consent",
      answerDays: 1,
      days: 90,
      groups: ["identity", "contacts", "figures"],
    },
    offer: {
      draftDays: 8,
      issueDays: 1,
      viewDays: 0,
      ...open,
      standsDays: 15,
      terms: terms({
        ...loan,
        repaymentMethod: "equal_principal",
        instrument: "guaranteed_loan",
        amountFen: 600n * WAN,
        rateBasis: "lpr",
        lprTerm: "1Y",
        spreadBp: 25,
        details: { kind: "guarantee", ratioPercent: "80" },
        securities: [{ kind: "personal_guarantee" }],
        fees: [{ kind: "guarantee_fee", timing: "yearly", percent: "0.5" }],
        conditions: ["贷款行同意承担两成风险 / The lender bears a fifth of the risk"],
      }),
    },
  },
];
