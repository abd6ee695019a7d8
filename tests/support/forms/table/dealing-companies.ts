import type { Desk } from "../desk.ts";
import { form, formAt, type FormTable } from "../example.ts";
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
      formAt(introduction((await underway.introduction()).id), "consent", {
        act: choice("consent"),
        ...consent,
      }),
      formAt(introduction((await underway.introduction()).id), "decline", {
        act: choice("decline"),
        reasonCode: choice("other"),
        note: text("We have chosen."),
        stop: box(),
      }),
      formAt(introduction((await underway.consented()).id), "revoke", { act: choice("revoke") }),
      formAt(introduction((await underway.consented()).id), "stop", { act: choice("stop") }),
      formAt(introduction(stopped.id), "lift", { act: choice("lift") }),
      formAt(introduction((await underway.consented()).id), "write", {
        act: choice("write"),
        words: text("The order book follows on Friday."),
      }),
    ],
    "routes/company.introductions._index": [
      form("hold", "/company/introductions?index", cookie, { act: choice("hold") }),
      form("release", "/company/introductions?index", cookie, { act: choice("release") }),
    ],
    "routes/company.introductions.new": [
      form(
        "ask",
        `/company/introductions/new?prospect=${pair.prospect.id}&mandate=${pair.mandate.id}`,
        cookie,
        {
          prospect: id(pair.prospect.id, foreignPair.prospect.id),
          mandate: id(pair.mandate.id, foreignPair.mandate.id),
          ...consent,
          message: optional(text("We would like to meet.")),
        },
      ),
    ],
    "routes/company.offers.$offerId": [
      form("accept", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        act: choice("accept"),
        version: whole("1"),
      }),
      form("counter", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        act: choice("counter"),
        unit: choice("wan"),
        version: whole("1"),
        amountFen: optional(money("480")),
        termMonths: optional(whole("36")),
        fixedRatePercent: optional(percent("3.90")),
        words: optional(text("Our other offer is below that.")),
      }),
      form("decline", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        act: choice("decline"),
        reasonCode: choice("other"),
        note: text("Too dear."),
      }),
    ],
    "routes/company.deals.$dealId": [
      formAt(deal((await underway.deal("documents_out")).id), "sign", { act: choice("sign") }),
      formAt(deal((await underway.deal("accepted")).id), "fall through", {
        act: choice("fall-through"),
        reasonCode: choice("other"),
        note: text("We found money elsewhere."),
      }),
      formAt(deal((await underway.deal("available")).id), "request", {
        act: choice("request"),
        amountFen: money("1000000"),
      }),
      formAt(deal(toConfirm.dealId), "confirm", {
        act: choice("confirm"),
        drawdownId: id(toConfirm.id, foreignDrawdown.id),
        receivedFen: money("1000000"),
      }),
      formAt(deal((await underway.drawdown("requested")).dealId), "withdraw a request", {
        act: choice("withdraw-request"),
        drawdownId: id((await underway.drawdown("requested")).id, foreignDrawdown.id),
      }),
      formAt(deal(toProvide.id), "provide a condition", {
        act: choice("provide"),
        conditionId: id(toProvide.conditionId, foreignDeal.conditionId),
        providedNote: optional(text("Registered on Monday.")),
        documentId: ofSome(id(toProvide.id, foreignDeal.id)),
      }),
      formAt(deal(toTakeBack.id), "take a condition back", {
        act: choice("take-back-condition"),
        conditionId: id(toTakeBack.conditionId, foreignDeal.conditionId),
      }),
      formAt(deal(toDispute.dealId), "dispute", {
        act: choice("dispute"),
        drawdownId: id(toDispute.id, foreignDrawdown.id),
        disputeCode: choice("other"),
        disputeNote: text("Half of it came."),
      }),
    ],
  };
}
