import { form, type FormsOf, actForm } from "../example.ts";
import {
  choice,
  choices,
  day,
  money,
  ofSome,
  optionalField,
  percent,
  signedWhole,
  freeTextField,
  unposted,
  whole,
} from "../fields.ts";
import { dayOn } from "#tests/factories/days.ts";

const offer = {
  unit: choice("wan"),
  instrument: choice("ip_pledge_loan"),
  amountFen: money("500"),
  rateBasis: choice("lpr"),
  // Of the other basis, so not read.
  fixedRatePercent: ofSome(percent("4.10")),
  lprTerm: choice("1Y"),
  spreadBp: signedWhole("75"),
  rateReset: choice("fixed_for_term"),
  termMonths: whole("24"),
  repaymentMethod: choice("annuity"),
  "fees[0].kind": optionalField(choice("valuation_fee")),
  "fees[0].timing": optionalField(choice("upfront")),
  "fees[0].amountFen": money("15000"),
  "fees[0].percent": unposted(percent("0.5")),
  securityKinds: optionalField(choices("class_one_ip")),
  conditionsText: optionalField(freeTextField("Pledge registered with CNIPA\nBoard resolution")),
  drawdownDays: optionalField(whole("15")),
  note: optionalField(freeTextField("Priced below the band.")),
  expiresOn: day(dayOn(40)),
  revision: whole("1"),
  // A loan's optional terms: dates, a second drawdown, months of a season.
  "details.dayCount": ofSome(choice("actual_360")),
  "details.firstDrawdownOn": ofSome(day(dayOn(45))),
  "details.firstPaymentOn": ofSome(day(dayOn(75))),
  "details.secondDrawdownOn": ofSome(day(dayOn(120))),
  "details.secondDrawdownFen": ofSome(money("100")),
  "details.resetBp": ofSome(signedWhole("10")),
  seasonMonths: ofSome(choice("6")),
};
const atFixedRate = {
  ...offer,
  rateBasis: choice("fixed"),
  fixedRatePercent: percent("4.10"),
  lprTerm: ofSome(choice("1Y")),
  spreadBp: ofSome(signedWhole("75")),
};
const asTyped = { ...offer, shownFor: ofSome(choice("ip_pledge_loan")) };

/** The forms of an offer. */
export const formsOfOffers: FormsOf = async ({ sessions: at, ours: { institution, underway } }) => {
  const cookie = at.institution(institution);
  const drafted = async (as: string) => `/institution/offers/${(await underway.draftedOffer()).id}${as}`;
  const typed = { refuses: ["unit", "revision"] };
  return {
    "routes/institution.offers.$offerId_.withdraw": [
      actForm("withdraw", `/institution/offers/${(await underway.issuedOffer()).id}/withdraw`, cookie, {
        version: whole("1"),
        rounds: whole("0"),
        reasonCode: choice("other"),
        note: freeTextField("The committee decided otherwise."),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/institution.offers.$offerId": [
      form("issue", await drafted(""), cookie, offer),
      form("issue at a fixed rate", await drafted(""), cookie, atFixedRate),
      { name: "draft", path: await drafted("?as=draft"), cookie, fields: asTyped, ...typed },
      // What is wrong in a step is named once its draft is saved as typed.
      { name: "next", path: await drafted("?as=next&step=security"), cookie, fields: asTyped, ...typed },
      { name: "typing", path: await drafted("?as=typing"), cookie, fields: asTyped, ...typed, answer: 200 },
      actForm("withdraw", `/institution/offers/${(await underway.draftedOffer()).id}?as=move`, cookie, {
        revision: whole("1"),
      }),
      actForm("revise", `/institution/offers/${(await underway.issuedOffer()).id}?as=move`, cookie, {
        from: choice("version"),
      }),
      actForm("discard", `/institution/offers/${(await underway.revisedOffer()).id}?as=move`, cookie, {
        revision: whole("1"),
      }),
      actForm("issue", `/institution/offers/${(await underway.approvedOffer()).id}?as=move`, cookie, {
        revision: whole("1"),
        version: whole("0"),
        rounds: whole("0"),
        rate: choice("4.10"),
        typedAmount: money("5000000"),
      }),
      actForm("approve", `/institution/offers/${(await underway.offerToApprove()).id}?as=move`, cookie, {
        revision: whole("1"),
      }),
    ],
  };
};
