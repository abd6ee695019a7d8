import type { Desk } from "../desk.ts";
import type { FormTable } from "../example.ts";
import { box, choice, choices, id, money, ofSome, optional, percent, text, whole } from "../fields.ts";
import type { Parties } from "./parties.ts";

const consent = {
  fieldGroups: choices("identity", "figures"),
  purpose: choice("assess_financing"),
  days: whole("90"),
};

/** The forms in which a company answers institutions. */
export async function formsOfDealingCompanies(desk: Desk, { ours, foreign }: Parties): Promise<FormTable> {
  const { underway } = ours;
  const cookie = desk.company(ours.company);
  const [pair, foreignPair] = [await underway.pair(), await foreign.underway.pair({ status: "paused" })];
  const stopped = await underway.introduction({ status: "declined_by_company", answerBy: null });
  const introduction = (to: string) => ({ path: `/company/introductions/${to}`, cookie });
  const deal = (to: string) => ({ path: `/company/deals/${to}`, cookie });
  const [toConfirm, toDispute] = [await underway.drawdown("funded"), await underway.drawdown("funded")];
  const foreignDrawdown = await foreign.underway.drawdown("funded");
  const [toProvide, toTakeBack, foreignDeal] = [
    await underway.deal("conditions_open"),
    await ours.conditions.providedCondition(),
    await foreign.underway.deal("conditions_open"),
  ];

  return {
    "routes/company.introductions.$introductionId": [
      {
        ...introduction((await underway.introduction()).id),
        name: "consent",
        fields: { act: choice("consent"), ...consent },
      },
      {
        ...introduction((await underway.introduction()).id),
        name: "decline",
        fields: {
          act: choice("decline"),
          reasonCode: choice("other"),
          note: text("We have chosen."),
          stop: box(),
        },
      },
      { ...introduction((await underway.consented()).id), name: "revoke", fields: { act: choice("revoke") } },
      { ...introduction((await underway.consented()).id), name: "stop", fields: { act: choice("stop") } },
      { ...introduction(stopped.id), name: "lift", fields: { act: choice("lift") } },
      {
        ...introduction((await underway.consented()).id),
        name: "write",
        fields: { act: choice("write"), words: text("The order book follows on Friday.") },
      },
    ],
    "routes/company.introductions._index": [
      { name: "hold", path: "/company/introductions?index", cookie, fields: { act: choice("hold") } },
      { name: "release", path: "/company/introductions?index", cookie, fields: { act: choice("release") } },
    ],
    "routes/company.introductions.new": [
      {
        name: "ask",
        path: `/company/introductions/new?prospect=${pair.prospect.id}&mandate=${pair.mandate.id}`,
        cookie,
        fields: {
          prospect: id(pair.prospect.id, foreignPair.prospect.id),
          mandate: id(pair.mandate.id, foreignPair.mandate.id),
          ...consent,
          message: optional(text("We would like to meet.")),
        },
      },
    ],
    "routes/company.offers.$offerId": [
      {
        name: "accept",
        path: `/company/offers/${(await underway.issuedOffer()).id}`,
        cookie,
        fields: { act: choice("accept"), version: whole("1") },
      },
      {
        name: "counter",
        path: `/company/offers/${(await underway.issuedOffer()).id}`,
        cookie,
        fields: {
          act: choice("counter"),
          unit: choice("wan"),
          version: whole("1"),
          amountFen: optional(money("480")),
          termMonths: optional(whole("36")),
          fixedRatePercent: optional(percent("3.90")),
          words: optional(text("Our other offer is below that.")),
        },
      },
      {
        name: "decline",
        path: `/company/offers/${(await underway.issuedOffer()).id}`,
        cookie,
        fields: { act: choice("decline"), reasonCode: choice("other"), note: text("Too dear.") },
      },
    ],
    "routes/company.deals.$dealId": [
      { ...deal((await underway.deal("documents_out")).id), name: "sign", fields: { act: choice("sign") } },
      {
        ...deal((await underway.deal("accepted")).id),
        name: "fall through",
        fields: {
          act: choice("fall-through"),
          reasonCode: choice("other"),
          note: text("We found money elsewhere."),
        },
      },
      {
        ...deal((await underway.deal("available")).id),
        name: "request",
        fields: { act: choice("request"), amountFen: money("1000000") },
      },
      {
        ...deal(toConfirm.dealId),
        name: "confirm",
        fields: {
          act: choice("confirm"),
          drawdownId: id(toConfirm.id, foreignDrawdown.id),
          receivedFen: money("1000000"),
        },
      },
      {
        ...deal((await underway.drawdown("requested")).dealId),
        name: "withdraw a request",
        fields: {
          act: choice("withdraw-request"),
          drawdownId: id((await underway.drawdown("requested")).id, foreignDrawdown.id),
        },
      },
      {
        ...deal(toProvide.id),
        name: "provide a condition",
        fields: {
          act: choice("provide"),
          conditionId: id(toProvide.conditionId, foreignDeal.conditionId),
          providedNote: optional(text("Registered on Monday.")),
          documentId: ofSome(id(toProvide.id, foreignDeal.id)),
        },
      },
      {
        ...deal(toTakeBack.id),
        name: "take a condition back",
        fields: {
          act: choice("take-back-condition"),
          conditionId: id(toTakeBack.conditionId, foreignDeal.conditionId),
        },
      },
      {
        ...deal(toDispute.dealId),
        name: "dispute",
        fields: {
          act: choice("dispute"),
          drawdownId: id(toDispute.id, foreignDrawdown.id),
          disputeCode: choice("other"),
          disputeNote: text("Half of it came."),
        },
      },
    ],
  };
}
