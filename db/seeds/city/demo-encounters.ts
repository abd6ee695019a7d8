import { OPEN_ENCOUNTERS } from "./demo-open-offers.ts";
import { loan, patents, terms } from "./demo-terms.ts";
import { decline } from "./story/introduction-moves.ts";
import type { Encounter, Meeting } from "./story/told.ts";

const WAN = 1_000_000n;

function declineForLeverage(meeting: Meeting, at: Date): void {
  const { timeline, town, random } = meeting.story;
  const later = town.calendar.later(random, at, 9, 9);
  const note = "资产负债率接近内部上限，降至 40% 以内可再议。";
  timeline.at(later, () => decline(meeting, later, "institution", { code: "leverage", note }));
}

/** Whom the laser maker has met, and how each of them went. */
export const ENCOUNTERS: readonly Encounter[] = [
  {
    institution: "松辽银行",
    day: 1,
    plan: {
      by: "institution",
      answer: "consent",
      answerDays: 1,
      days: 180,
      groups: ["identity", "contacts", "figures", "ip_and_recognitions"],
    },
    offer: {
      draftDays: 3,
      issueDays: 1,
      viewDays: 0,
      answer: "accept",
      answerDays: 2,
      standsDays: 10,
      terms: terms({
        ...loan,
        instrument: "ip_pledge_loan",
        amountFen: 200n * WAN,
        rateBasis: "lpr",
        lprTerm: "1Y",
        spreadBp: 60,
        drawdownDays: 20,
        securities: [...patents],
        conditions: [
          "专利质押登记完成 / Pledge of the patents registered",
          "在贷款行开立回款账户 / Account for receipts at the lender",
        ],
      }),
      deal: {
        pace: 2,
        firstSigner: "company",
        fallsThrough: false,
        drawdowns: [{ percent: 40 }, { stopAt: "funded" }],
      },
    },
  },
  {
    institution: "铁北融资担保",
    day: 2,
    plan: {
      by: "company",
      answer: "consent",
      answerDays: 1,
      days: 90,
      then: declineForLeverage,
    },
  },
  {
    institution: "一链商业保理",
    day: 4,
    plan: { by: "institution", answer: "decline", answerDays: 1, reason: { code: "price", note: null } },
  },
  { institution: "长青租赁", day: 6, plan: { by: "institution", answer: "none" } },
  {
    institution: "新凯银行",
    day: 8,
    plan: { by: "institution", answer: "consent", answerDays: 2, days: 90 },
    offer: {
      draftDays: 4,
      issueDays: 1,
      viewDays: 1,
      answer: "decline",
      answerDays: 3,
      decline: { code: "price", note: "综合成本高于其他方案。" },
      terms: terms({
        ...loan,
        instrument: "unsecured_loan",
        amountFen: 300n * WAN,
        rateBasis: "lpr",
        lprTerm: "1Y",
        spreadBp: 190,
        termMonths: 24,
      }),
    },
  },
  ...OPEN_ENCOUNTERS,
  {
    institution: "红旗农商银行",
    day: 27,
    plan: { by: "institution", answer: "consent", answerDays: 1, days: 90 },
  },
  {
    institution: "青峰租赁",
    day: 31,
    plan: {
      by: "institution",
      answer: "none",
      message:
        "近一年我司已投放六条焊接与切割线，希望在下月初前到现场看第二条线。\nWe have leased six welding and cutting lines in the last year and would like to see the second line on site early next month.",
    },
  },
  {
    institution: "黑水银行",
    day: 32,
    plan: {
      by: "company",
      answer: "none",
      message: "希望了解专利质押的评估流程。\nWe would like to know how patents are valued.",
    },
  },
];
