import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import type { House } from "#tests/support/house.ts";
import type { Desk } from "../desk.ts";
import type { FormExample, FormTable } from "../example.ts";
import { anyId, box, choice, choices, day, id, money, optional, text, whole } from "../fields.ts";

const consent = {
  fieldGroups: choices("identity", "figures"),
  purpose: choice("assess_financing"),
  days: whole("90"),
};

/** Two parties that deal with each other, and two others that do. */
export async function partiesIn(house: House) {
  const given = givenIn(house);
  const sides = async () => {
    const [company, institution] = [await given.company(), await given.institution()];
    return { company, institution, underway: underwayIn(house, company, institution) };
  };
  return { ours: await sides(), foreign: await sides() };
}
export type Parties = Awaited<ReturnType<typeof partiesIn>>;

/** The forms in which a company answers institutions. */
export async function formsOfDealingCompanies(
  desk: Desk,
  { ours, foreign }: Parties,
): Promise<FormTable> {
  const { underway } = ours;
  const cookie = desk.company(ours.company);
  const [pair, foreignPair] = [await underway.pair(), await foreign.underway.pair({ status: "paused" })];
  const stopped = await underway.introduction({ status: "declined_by_company", answerBy: null });
  const introduction = (to: string) => ({ path: `/company/introductions/${to}`, cookie });
  const deal = (to: string) => ({ path: `/company/deals/${to}`, cookie });
  const [toConfirm, toDispute] = [await underway.drawdown("funded"), await underway.drawdown("funded")];
  const foreignDrawdown = await foreign.underway.drawdown("funded");

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
      {
        ...introduction((await underway.consented()).id),
        name: "revoke",
        fields: { act: choice("revoke") },
      },
      { ...introduction(stopped.id), name: "lift", fields: { act: choice("lift") } },
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

/** The forms in which an institution answers and pays companies. */
export async function formsOfDealingInstitutions(
  desk: Desk,
  { ours, foreign }: Parties,
): Promise<FormTable> {
  const { underway } = ours;
  const cookie = desk.institution(ours.institution);
  const [toPass, toUndo, toPursue] = [await underway.pair(), await underway.pair(), await underway.pair()];
  const foreignPair = await foreign.underway.pair();
  const hidden = await foreign.underway.draft();
  const [conditions, waived] = [await underway.deal("conditions_open"), await underway.deal("conditions_open")];
  const foreignDeal = await foreign.underway.deal("conditions_open");
  const [toFund, foreignDrawdown] = [
    await underway.drawdown("requested"),
    await foreign.underway.drawdown("requested"),
  ];
  const asked = () => 
    underway.introduction({
      requestedBy: "company",
      status: "requested",
      proposedConsent: JSON.stringify({ fieldGroups: ["identity"], purpose: "assess_financing", days: 30 }),
    });
  const deal = (to: string) => ({ path: `/institution/pipeline/${to}`, cookie });
  const pass = ({ prospect, mandate }: typeof toPass) => ({
    act: choice("pass"),
    mandateId: id(mandate.id, foreignPair.mandate.id),
    prospectId: id(prospect.id, hidden.id),
    reasonCode: choice("other"),
    note: text("Too early."),
    repairable: box(),
  });
  const inList = ({ prospect, mandate }: typeof toPass) =>
    `/institution/deals?mandate=${mandate.id}&pass=${prospect.id}`;
  /** On a deal's own page the address says which it is; what the form says of it beside that moves nothing. */
  const onPage = (name: string, prospectId: string, fields: ReturnType<typeof undo>): FormExample => ({
    name,
    path: `/institution/deals/${prospectId}?mandate=${fields.mandateId.good[0] ?? ""}`,
    cookie,
    fields: { ...fields, prospectId: anyId(fields.prospectId) },
  });
  const undo = ({ prospect, mandate }: typeof toPass) => ({
    act: choice("undo"),
    mandateId: id(mandate.id, foreignPair.mandate.id),
    prospectId: id(prospect.id, hidden.id),
  });

  return {
    "routes/institution.deals._index": [
      { name: "pass", path: inList(toPass), cookie, fields: pass(toPass) },
      { name: "undo", path: inList(toUndo), cookie, fields: undo(toUndo) },
    ],
    "routes/institution.deals.$prospectId": [
      onPage("pass", toPass.prospect.id, pass(toPass)),
      onPage("undo", toUndo.prospect.id, undo(toUndo)),
    ],
    "routes/institution.introductions.new": [
      {
        name: "request",
        path: `/institution/introductions/new?prospect=${toPursue.prospect.id}&mandate=${toPursue.mandate.id}`,
        cookie,
        fields: {
          prospect: id(toPursue.prospect.id, hidden.id),
          mandate: id(toPursue.mandate.id, foreignPair.mandate.id),
          purpose: choice("assess_financing"),
          message: optional(text("We would like to see your figures.")),
        },
      },
    ],
    "routes/institution.introductions.$introductionId._index": [
      {
        name: "accept",
        path: `/institution/introductions/${(await asked()).id}`,
        cookie,
        fields: { act: choice("accept") },
      },
      {
        name: "decline",
        path: `/institution/introductions/${(await asked()).id}`,
        cookie,
        fields: { act: choice("decline"), reasonCode: choice("other"), note: text("Not our field.") },
      },
    ],
    "routes/institution.introductions.$introductionId.offer": [
      {
        name: "start",
        path: `/institution/introductions/${(await underway.consented()).id}/offer`,
        cookie,
        fields: { instrument: choice("ip_pledge_loan") },
      },
    ],
    "routes/institution.pipeline.$dealId": [
      {
        ...deal((await underway.deal("accepted")).id),
        name: "send documents",
        fields: { act: choice("send-documents") },
      },
      { ...deal((await underway.deal("documents_out")).id), name: "sign", fields: { act: choice("sign") } },
      {
        ...deal((await underway.deal("accepted")).id),
        name: "fall through",
        fields: { act: choice("fall-through"), reasonCode: choice("other"), note: text("No contract.") },
      },
      {
        ...deal(conditions.id),
        name: "satisfy",
        fields: { act: choice("satisfy"), conditionId: id(conditions.conditionId, foreignDeal.conditionId) },
      },
      {
        ...deal(waived.id),
        name: "waive",
        fields: {
          act: choice("waive"),
          conditionId: id(waived.conditionId, foreignDeal.conditionId),
          waiveNote: text("Replaced by a guarantee."),
        },
      },
      {
        ...deal(toFund.dealId),
        name: "fund",
        fields: {
          act: choice("fund"),
          drawdownId: id(toFund.id, foreignDrawdown.id),
          valueDate: day("2026-07-09"),
          paymentReference: text("TT-2026-0001"),
        },
      },
    ],
  };
}

