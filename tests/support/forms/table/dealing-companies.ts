import { form, type FormsOf, actAt, act } from "../example.ts";
import { box, choice, choices, id, money, ofSome, optional, percent, text, whole } from "../fields.ts";

const consent = {
  fieldGroups: choices("identity", "figures"),
  purpose: choice("assess_financing"),
  days: whole("90"),
};

/** The forms in which a company answers institutions. */
export const formsOfDealingCompanies: FormsOf = async ({ desk, ours, foreign }) => {
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
      actAt(introduction((await underway.introduction()).id), "consent", { ...consent }),
      actAt(introduction((await underway.introduction()).id), "decline", {
        reasonCode: choice("other"),
        note: text("We have chosen."),
        stop: box(),
      }),
      actAt(introduction((await underway.consented()).id), "revoke"),
      actAt(introduction((await underway.consented()).id), "stop"),
      actAt(introduction(stopped.id), "lift"),
      actAt(introduction((await underway.consented()).id), "write", {
        words: text("The order book follows on Friday."),
      }),
    ],
    "routes/company.introductions._index": [
      act("hold", "/company/introductions?index", cookie),
      act("release", "/company/introductions?index", cookie),
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
      act("accept", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, { version: whole("1") }),
      act("counter", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        unit: choice("wan"),
        version: whole("1"),
        amountFen: optional(money("480")),
        termMonths: optional(whole("36")),
        fixedRatePercent: optional(percent("3.90")),
        words: optional(text("Our other offer is below that.")),
      }),
      act("decline", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        reasonCode: choice("other"),
        note: text("Too dear."),
      }),
    ],
    "routes/company.deals.$dealId": [
      actAt(deal((await underway.deal("documents_out")).id), "sign"),
      actAt(deal((await underway.deal("accepted")).id), "fall-through", {
        reasonCode: choice("other"),
        note: text("We found money elsewhere."),
      }),
      actAt(deal((await underway.deal("available")).id), "request", { amountFen: money("1000000") }),
      actAt(deal(toConfirm.dealId), "confirm", {
        drawdownId: id(toConfirm.id, foreignDrawdown.id),
        receivedFen: money("1000000"),
      }),
      actAt(deal((await underway.drawdown("requested")).dealId), "withdraw-request", {
        drawdownId: id((await underway.drawdown("requested")).id, foreignDrawdown.id),
      }),
      actAt(deal(toProvide.id), "provide", {
        conditionId: id(toProvide.conditionId, foreignDeal.conditionId),
        providedNote: optional(text("Registered on Monday.")),
        documentId: ofSome(id(toProvide.id, foreignDeal.id)),
      }),
      actAt(deal(toTakeBack.id), "take-back-condition", {
        conditionId: id(toTakeBack.conditionId, foreignDeal.conditionId),
      }),
      actAt(deal(toDispute.dealId), "dispute", {
        drawdownId: id(toDispute.id, foreignDrawdown.id),
        disputeCode: choice("other"),
        disputeNote: text("Half of it came."),
      }),
    ],
  };
};
