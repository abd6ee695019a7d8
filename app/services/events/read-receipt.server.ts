import { z } from "zod";
import type { Party, PartyActor } from "#app/domain/accounts/actor.ts";
import { consentPurposeSchema, fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { consentOnDeal, textsForReader } from "#app/domain/deals/deal-texts.ts";
import type { ActiveConsent } from "#app/domain/introductions/messages.ts";
import { isReceipted, movesMoney, type ReceiptedAct } from "#app/domain/events/receipts.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { isPricedLoan, issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeReceipt, type ReceiptedMatter } from "#app/integrations/sheets/compose-receipt.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { findEventOfSubject } from "#db/queries/audit/events.ts";
import { findVersionOfDeal } from "#db/queries/deals/deal-receipts.ts";
import { findParties } from "#db/queries/introductions/introductions.ts";
import { listHeldBeside } from "#db/queries/offers/held-beside.ts";
import { findTermSheet } from "#db/queries/offers/term-sheets.ts";
import { findCompany } from "#db/queries/organizations/companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { SheetsContext } from "../context.ts";
import { readEndedAsk } from "./read-ended-ask.ts";
import { readMovedMoney } from "./read-moved-money.ts";

export interface ReadReceipt {
  /** The offer, introduction or deal. */
  subjectId: string;
  act: ReceiptedAct;
  version: number | undefined;
  /** Whose act, where both sides make it; without it, the last one. */
  by?: Party | undefined;
  locale: Locale;
  /** The address that checks a sheet's fingerprint. */
  checkedAt: string;
}

/**
 * The receipt of an act that binds, for both of its sides. An institution reads one that states terms, and so the
 * company's name, while the company's consent reveals that; its receipts of consents name no company.
 */
export async function readReceipt(
  { withActor, now, sheets }: SheetsContext,
  actor: PartyActor,
  { subjectId, act, version, by, locale, checkedAt }: ReadReceipt,
): Promise<{ name: string; pdf: Buffer }> {
  const { event, number, matter, note } = await withActor(actor, async (trx) => {
    const row = found(
      await findEventOfSubject(trx, { subjectId, type: act, version, by }),
      "act-receipt-not-found",
    );
    refuseIf(isReceipted({ type: act, version: row.version }) ? null : "act-receipt-not-found");
    const read =
      row.subjectKind === "prospect"
        ? await askOf(trx, actor, { prospectId: subjectId, event: row })
        : row.subjectKind === "introduction"
          ? await consentOf(trx, actor, { introductionId: subjectId, detail: row.detail })
          : await termsOf(trx, actor, {
              id: subjectId,
              kind: row.subjectKind,
              act,
              version: row.version,
              detail: row.detail,
              checkedAt,
            });
    return { event: row, note: wordsFor(actor, row, read.consent ?? null, now()), ...read };
  });
  const { at, actorKind, person, reasonCode } = event;
  const pdf = await sheets.write(
    composeReceipt(locale, { act, at, actorKind, person, reasonCode, note, number }, matter),
  );
  return { name: `receipt-${number}-${act}-${locale === "en" ? "en" : "zh"}.pdf`, pdf };
}

type Read = {
  number: string;
  matter: ReceiptedMatter;
  /** The one in force on a deal, which decides on the words that its institution reads. */
  consent?: ActiveConsent;
};

interface Written {
  subjectKind: string;
  actorKind: string;
  reasonCode: string | null;
  note: string | null;
}

/**
 * What was written, as far as the reader reads it on the page: where no reason of the list fits, the words are the
 * reason. A company's note on its ask is for its own record; what an admin wrote on that was for the company.
 */
function wordsFor(actor: PartyActor, written: Written, consent: ActiveConsent, now: Date): string | null {
  const { subjectKind, actorKind, reasonCode, note } = written;
  if (subjectKind === "prospect") return actorKind === "admin" ? note : null;
  return reasonCode === "other" ? textsForReader(actor.kind, consent, now)(note, actorKind) : null;
}

async function termsOf(
  trx: ActorTransaction,
  actor: PartyActor,
  about: {
    id: string;
    kind: string;
    act: ReceiptedAct;
    version: number | null;
    detail: unknown;
    checkedAt: string;
  },
): Promise<Read> {
  const deal = about.kind === "deal" ? await findVersionOfDeal(trx, about.id, actor) : undefined;
  if (about.kind === "deal") found(deal, "act-receipt-not-found");
  const offerId = deal?.offerId ?? about.id;
  const sheet = found(
    await findTermSheet(trx, offerId, deal?.offerVersion ?? about.version ?? 1),
    actor.kind === "institution" ? "consent-not-in-force" : "act-receipt-not-found",
  );
  const terms = issuedTermsSchema.parse(sheet.terms);
  const ratePercent = isPricedLoan(terms) ? (sheet.contractRatePercent ?? "0") : null;
  const { act, checkedAt, detail } = about;
  const sealed = { ...sheet, terms, ratePercent, checkedAt, ...offerFiguresOf(terms, ratePercent) };
  if (deal === undefined || !movesMoney(act)) {
    const number =
      deal === undefined ? runningNumber("offer", sheet.offerNumber) : runningNumber("deal", deal.number);
    const held = isAcceptance(act) && actor.kind === "company" ? await listHeldBeside(trx, offerId) : null;
    return { number, matter: { kind: "terms", held, sealed } };
  }
  const moved = await readMovedMoney(trx, actor, { act, detail, prospectId: deal.prospectId });
  return {
    number: runningNumber("deal", deal.number),
    matter: { kind: "money", sealed, moved },
    consent: consentOnDeal(deal),
  };
}

/** The same act on the page of an offer and on that of its deal. */
function isAcceptance(act: ReceiptedAct): boolean {
  return act === "offer-accepted" || act === "deal-opened";
}

/** The end of an ask: its company's alone. */
async function askOf(...of: Parameters<typeof readEndedAsk>): Promise<Read> {
  const { number, matter } = await readEndedAsk(...of);
  return { number: runningNumber("prospect", number), matter };
}

/** What a consent opened, as its event recorded it. */
const openedSchema = z.object({
  fieldGroups: z.array(fieldGroupSchema),
  purpose: consentPurposeSchema,
  /** Of a consent: for how long; of an extended one: until when. */
  days: z.coerce.number().nullish(),
  until: z.coerce.date().nullish(),
});

async function consentOf(
  trx: ActorTransaction,
  actor: PartyActor,
  { introductionId, detail }: { introductionId: string; detail: unknown },
): Promise<Read> {
  const parties = found(await findParties(trx, introductionId, actor), "act-receipt-not-found");
  const { number, institutionNameZh, institutionNameEn } = parties;
  const company = actor.kind === "company" ? await findCompany(trx, actor.companyId) : undefined;
  const opened = openedSchema.safeParse(detail);
  return {
    number: runningNumber("introduction", number),
    matter: {
      kind: "consent",
      institutionNameZh,
      institutionNameEn,
      company: company ?? null,
      opened: opened.success ? opened.data : null,
    },
  };
}
