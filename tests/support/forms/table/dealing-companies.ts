import { dayOn } from "#tests/factories/days.ts";
import { paidAt } from "#tests/factories/underway.ts";
import { form, type FormsOf, actFormBeside, actForm } from "../example.ts";
import {
  box,
  choice,
  choices,
  id,
  money,
  ofSome,
  optionalField,
  percent,
  freeTextField,
  whole,
} from "../fields.ts";

const consent = {
  fieldGroups: choices("identity", "figures"),
  purpose: choice("assess_financing"),
  days: whole("90"),
};

/** The forms in which a company answers institutions. */
export const formsOfDealingCompanies: FormsOf = async ({ sessions, ours, foreign }) => {
  const { underway } = ours;
  const cookie = sessions.company(ours.company);
  const [pair, foreignPair] = [await underway.pair(), await foreign.underway.pair({ status: "paused" })];
  const asked = `prospect=${pair.prospect.id}&mandates=${pair.mandate.id}&fieldGroups=identity&purpose=assess_financing&days=90`;
  const stopped = await underway.introduction({ status: "declined_by_company", answerBy: null });
  const introduction = (to: string) => ({ path: `/company/introductions/${to}`, cookie });
  const deal = (to: string) => ({ path: `/company/deals/${to}`, cookie });
  const [toConfirm, toDispute] = [
    await underway.drawdown("funded", { fundedAt: paidAt }),
    await underway.drawdown("funded", { fundedAt: paidAt }),
  ];
  const paid = `funded.${String(paidAt.getTime())}`;
  const toFill = await underway.fillingDrawdown();
  const foreignDrawdown = await foreign.underway.drawdown("funded");
  const [toTakeBack, foreignDeal] = [
    await ours.conditions.providedCondition(),
    await foreign.underway.deal("conditions_open"),
  ];

  return {
    "routes/company.introductions.$introductionId": [
      actFormBeside(introduction((await underway.introduction()).id), "review", { ...consent }),
      actFormBeside(introduction((await underway.introduction()).id), "decline", {
        status: choice("consent_pending"),
        reasonCode: choice("other"),
        note: freeTextField("We have chosen."),
        stop: box(),
      }),
      actFormBeside(introduction((await underway.consented()).id), "stop"),
      actFormBeside(introduction(stopped.id), "lift"),
      actFormBeside(introduction((await underway.consented()).id), "write", {
        words: freeTextField("The order book follows on Friday."),
        seen: choice("0"),
      }),
    ],
    "routes/company.introductions.$introductionId_.grant": [
      actFormBeside(introduction(`${(await underway.introduction()).id}/grant`), "consent", {
        ...consent,
        version: whole("1"),
        until: choice(dayOn(90)),
      }),
    ],
    "routes/company.introductions.$introductionId_.revoke": [
      actFormBeside(introduction(`${(await underway.consented()).id}/revoke`), "revoke", {
        sequence: whole("1"),
      }),
    ],
    "routes/company.introductions._index": [
      actForm("hold", "/company/introductions?index", cookie),
      actForm("release", "/company/introductions?index", cookie),
    ],
    "routes/company.introductions.new": [
      form(
        "ask",
        `/company/introductions/new?prospect=${pair.prospect.id}&mandate=${pair.mandate.id}`,
        cookie,
        {
          prospect: id(pair.prospect.id, foreignPair.prospect.id),
          mandates: choices(pair.mandate.id),
          ...consent,
        },
      ),
    ],
    "routes/company.introductions.ask": [
      actForm("ask", `/company/introductions/ask?${asked}`, cookie, {
        prospect: id(pair.prospect.id, foreignPair.prospect.id),
        mandates: choices(pair.mandate.id),
        ...consent,
        version: whole("1"),
        message: optionalField(freeTextField("We would like to meet.")),
      }),
    ],
    "routes/company.offers.$offerId": [
      actForm("counter", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        unit: choice("wan"),
        version: whole("1"),
        rounds: whole("0"),
        amountFen: optionalField(money("480")),
        termMonths: optionalField(whole("36")),
        fixedRatePercent: optionalField(percent("3.90")),
        words: optionalField(freeTextField("Our other offer is below that.")),
      }),
      actForm("decline", `/company/offers/${(await underway.issuedOffer()).id}`, cookie, {
        version: whole("1"),
        rounds: whole("0"),
        reasonCode: choice("other"),
        note: freeTextField("Too dear."),
      }),
    ],
    "routes/company.offers.$offerId_.accept": [
      actForm("accept", `/company/offers/${(await underway.issuedOffer()).id}/accept`, cookie, {
        version: whole("1"),
        rounds: whole("0"),
        holds: ofSome(freeTextField("17")),
        consent: choice("in_force"),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/company.deals.$dealId_.end": [
      actFormBeside(deal(`${(await underway.deal("accepted")).id}/end`), "fall-through", {
        status: choice("accepted"),
        confirmedFen: money("0"),
        reasonCode: choice("other"),
        note: freeTextField("We found money elsewhere."),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/company.deals.$dealId_.sign": [
      actFormBeside(deal(`${(await underway.deal("documents_out")).id}/sign`), "sign", {
        status: choice("documents_out"),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/company.deals.$dealId_.confirm": [
      actFormBeside(deal(`${toFill.dealId}/confirm`), "fill", {
        drawdownId: id(toFill.id, foreignDrawdown.id),
        status: choice("published"),
        ends: choice(";;;"),
        payment: choice(paid),
        funding: choice("400000000.500000000"),
        receivedFen: money("1000000"),
      }),
    ],
    "routes/company.deals.$dealId": [
      actFormBeside(deal((await underway.deal("available")).id), "request", {
        leftFen: choice("500000000"),
        amountFen: money("1000000"),
      }),
      actFormBeside(deal(toConfirm.dealId), "confirm", {
        drawdownId: id(toConfirm.id, foreignDrawdown.id),
        payment: choice(paid),
        receivedFen: money("1000000"),
      }),
      actFormBeside(deal((await underway.drawdown("requested")).dealId), "withdraw-request", {
        drawdownId: id((await underway.drawdown("requested")).id, foreignDrawdown.id),
        payment: choice("requested.0"),
      }),
      actFormBeside(deal(toTakeBack.id), "take-back-condition", {
        conditionId: id(toTakeBack.conditionId, foreignDeal.conditionId),
        providedAt: choice(paidAt.toISOString()),
        paper: ofSome(freeTextField("x")),
      }),
      actFormBeside(deal(toDispute.dealId), "dispute", {
        drawdownId: id(toDispute.id, foreignDrawdown.id),
        payment: choice(paid),
        disputeCode: choice("other"),
        disputeNote: freeTextField("Half of it came."),
      }),
    ],
  };
};
