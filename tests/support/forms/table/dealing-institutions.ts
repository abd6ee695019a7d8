import { randomUUID } from "node:crypto";
import { form, type FormExample, type FormsOf, actForm, actFormBeside } from "../example.ts";
import {
  anyId,
  box,
  choice,
  choices,
  day,
  id,
  money,
  ofSome,
  optionalField,
  freeTextField,
  whole,
} from "../fields.ts";
import { dayOn } from "#tests/factories/days.ts";
import { paidAt } from "#tests/factories/underway.ts";
import { formsOfConditions } from "./conditions.ts";

/** The forms in which an institution answers and pays companies. */
export const formsOfDealingInstitutions: FormsOf = async ({ sessions, ...parties }) => {
  const { ours, foreign } = parties;
  const { underway } = ours;
  const cookie = sessions.institution(ours.institution);
  const [toPass, toUndo, toPursue] = [await underway.pair(), await underway.pair(), await underway.pair()];
  const foreignPair = await foreign.underway.pair();
  const hidden = await foreign.underway.draft();
  const toMove = await underway.deal("accepted");
  const toStart = await ours.conditions.lastOfGuarantee();
  const [toWaive, foreignWaiver] = [
    await ours.conditions.proposedWaiver(randomUUID(), await ours.conditions.lastOfGuarantee()),
    await foreign.conditions.proposedWaiver(randomUUID()),
  ];
  const foreignDeal = await foreign.underway.deal("conditions_open");
  const [toFund, foreignDrawdown] = [
    await underway.drawdown("requested"),
    await foreign.underway.drawdown("requested"),
  ];
  const paid = { fundedAt: new Date(0), confirmDueAt: new Date(0) };
  const [toTakeBack, unconfirmed] = [
    await underway.drawdown("funded", paid),
    await underway.drawdown("funded", paid),
  ];
  await underway.countPaid(toTakeBack.dealId);
  const asked = () =>
    underway.introduction({
      requestedBy: "company",
      status: "requested",
      proposedConsent: JSON.stringify({ fieldGroups: ["identity"], purpose: "assess_financing", days: 30 }),
    });
  const deal = (to: string) => ({ path: `/institution/deals/${to}`, cookie });
  const pass = ({ prospect, mandate }: typeof toPass) => ({
    act: choice("pass"),
    mandateId: id(mandate.id, foreignPair.mandate.id),
    prospectId: id(prospect.id, hidden.id),
    reasonCode: choice("other"),
    note: freeTextField("Too early."),
    repairable: box(),
  });
  const inList = ({ mandate }: typeof toPass) => `/institution/opportunities?mandate=${mandate.id}`;
  /** On a deal's page the address identifies it; the form's id has no effect. */
  const onPage = (name: string, prospectId: string, fields: ReturnType<typeof undo>): FormExample =>
    form(name, `/institution/opportunities/${prospectId}?mandate=${fields.mandateId.good[0] ?? ""}`, cookie, {
      ...fields,
      prospectId: anyId(fields.prospectId),
    });
  const undo = ({ prospect, mandate }: typeof toPass) => ({
    act: choice("undo"),
    mandateId: id(mandate.id, foreignPair.mandate.id),
    prospectId: id(prospect.id, hidden.id),
  });

  return {
    "routes/institution.opportunities._index": [
      form("pass", inList(toPass), cookie, pass(toPass)),
      form("undo", inList(toUndo), cookie, undo(toUndo)),
    ],
    "routes/institution.opportunities.layout": [
      form("layout", "/institution/opportunities/layout", cookie, {
        layout: choice("table"),
        columns: optionalField(choices("sector", "ask")),
        to: optionalField(freeTextField("/institution/opportunities")),
      }),
    ],
    "routes/institution.opportunities.$prospectId": [
      onPage("pass", toPass.prospect.id, pass(toPass)),
      onPage("undo", toUndo.prospect.id, undo(toUndo)),
    ],
    "routes/institution.introductions.new": [
      form(
        "request",
        `/institution/introductions/new?prospect=${toPursue.prospect.id}&mandate=${toPursue.mandate.id}`,
        cookie,
        {
          prospect: id(toPursue.prospect.id, hidden.id),
          mandate: id(toPursue.mandate.id, foreignPair.mandate.id),
          purpose: choice("assess_financing"),
          message: optionalField(freeTextField("We would like to see your figures.")),
        },
      ),
    ],
    "routes/institution.introductions.$introductionId._index": [
      actForm("accept", `/institution/introductions/${(await asked()).id}`, cookie),
      actForm("decline", `/institution/introductions/${(await asked()).id}`, cookie, {
        status: choice("requested"),
        reasonCode: choice("other"),
        note: freeTextField("Not our field."),
      }),
      actForm("write", `/institution/introductions/${(await underway.consented()).id}`, cookie, {
        words: freeTextField("Please send the order book."),
        seen: choice("0"),
      }),
      actForm("start-offer", `/institution/introductions/${(await underway.consented()).id}`, cookie, {
        instrument: choice("ip_pledge_loan"),
      }),
    ],
    "routes/institution.introductions.$introductionId.decline": [
      actForm("decline", `/institution/introductions/${(await underway.consented()).id}/decline`, cookie, {
        status: choice("consented"),
        sequence: whole("1"),
        matters: choice(";;"),
        reasonCode: choice("other"),
        note: freeTextField("Not our field."),
      }),
    ],
    "routes/institution.pipeline._index": [
      actForm("move", "/institution/pipeline", cookie, {
        subjectId: id(toMove.id, foreignDeal.id),
        move: choice("send_documents"),
      }),
      actForm("assign", "/institution/pipeline", cookie, {
        introductions: choices((await underway.consented()).id),
        owner: id(ours.institution.userId, foreign.institution.userId),
      }),
    ],
    "routes/institution.deals.$dealId_.effect": [
      actFormBeside(deal(`${toStart.id}/effect`), "bring-into-effect", {
        conditionId: id(toStart.conditionId, foreignDeal.conditionId),
        providedAt: choice(paidAt.toISOString()),
        paper: ofSome(freeTextField("x")),
        satisfyNote: optionalField(freeTextField("Seen at the registry.")),
        typedAmount: money("5000000"),
      }),
      actFormBeside(deal(`${toWaive.dealId}/effect?by=waiver`), "waive-into-effect", {
        waiverId: id(toWaive.id, foreignWaiver.id),
        providedAt: choice(paidAt.toISOString()),
        paper: ofSome(freeTextField("x")),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/institution.deals.$dealId_.end": [
      actFormBeside(deal(`${(await underway.deal("accepted")).id}/end`), "fall-through", {
        status: choice("accepted"),
        confirmedFen: money("0"),
        reasonCode: choice("other"),
        note: freeTextField("No contract."),
        typedAmount: money("5000000"),
      }),
      actFormBeside(deal(`${(await underway.deal("in_force")).id}/end`), "release", {
        status: choice("in_force"),
        confirmedFen: money("0"),
        reasonCode: choice("other"),
        note: freeTextField("Nothing is owed any more."),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/institution.deals.$dealId_.sign": [
      actFormBeside(deal(`${(await underway.deal("documents_out")).id}/sign`), "sign", {
        status: choice("documents_out"),
        typedAmount: money("5000000"),
      }),
    ],
    "routes/institution.deals.$dealId": [
      actFormBeside(deal((await underway.deal("accepted")).id), "send-documents"),
      ...(await formsOfConditions(cookie, parties)),
      actFormBeside(deal(toTakeBack.dealId), "take-back-payment", {
        drawdownId: id(toTakeBack.id, foreignDrawdown.id),
        payment: choice("funded.0"),
      }),
      actFormBeside(deal(unconfirmed.dealId), "dispute", {
        drawdownId: id(unconfirmed.id, foreignDrawdown.id),
        payment: choice("funded.0"),
        disputeCode: choice("other"),
        disputeNote: freeTextField("Paid, and no answer."),
      }),
      actFormBeside(deal(toFund.dealId), "fund", {
        drawdownId: id(toFund.id, foreignDrawdown.id),
        payment: choice("requested.0"),
        valueDate: day(dayOn(0)),
        paymentReference: freeTextField("TT-2026-0001"),
      }),
    ],
  };
};
