import type { ActorTransaction } from "../with-actor.ts";
import { continueNumbers, insertRows } from "./bulk.ts";
import type { WorldRows } from "./rows.ts";

/** The mandates, and what came of them. */
export async function insertMeetings(trx: ActorTransaction, rows: Meetings): Promise<void> {
  await insertRows(trx, "mandate", rows.mandates);
  await insertRows(trx, "mandateVersion", rows.mandateVersions);
  await insertRows(trx, "mandateDraft", rows.mandateDrafts);
  await insertRows(trx, "pass", rows.passes);
  await insertRows(trx, "introduction", rows.introductions);
  await insertRows(trx, "introductionStop", rows.stops);
  await insertRows(trx, "consent", rows.consents);
  await insertRows(trx, "consentRequest", rows.consentRequests);
  await insertRows(trx, "disclosure", rows.disclosures);
  await insertRows(trx, "message", rows.messages);
  await insertRows(trx, "messageRead", rows.messageReads);
  await insertMoney(trx, rows);
  await insertRows(trx, "application", rows.loanApplications);
  await insertRows(trx, "applicationItem", rows.applicationItems);
  for (const table of [
    "prospect",
    "mandate",
    "introduction",
    "application",
    "offer",
    "deal",
    "dispute",
    "moderationCase",
  ] as const) {
    await continueNumbers(trx, table, "number");
  }
  await continueNumbers(trx, "message", "id");
  await continueNumbers(trx, "event", "id");
}

const MEETINGS = [
  ...(["mandates", "mandateVersions", "mandateDrafts", "passes", "introductions"] as const),
  ...(["stops", "consents", "consentRequests"] as const),
  ...(["disclosures", "messages", "messageReads", "offers", "offerVersions", "offerDrafts"] as const),
  ...(["counterOffers", "deals", "conditions", "waivers", "drawdowns", "disputes", "findings"] as const),
  ...(["fees"] as const),
  ...(["loanApplications", "applicationItems"] as const),
  ...(["documents", "documentFiles", "introductionDocuments", "documentRequests"] as const),
  ...(["documentOpenings", "attachments", "attachmentOpenings", "papers"] as const),
];
/** What waits for the mandates, which are known once all of a world has been told. */
export type Meetings = Pick<WorldRows, (typeof MEETINGS)[number]>;

/** Adds what a part of a world leaves to be written with the mandates. */
export function keepMeetings(kept: Meetings, part: WorldRows): void {
  for (const table of MEETINGS) {
    const all: unknown[] = kept[table];
    for (const row of part[table]) all.push(row);
  }
}

/** An offer on hold names the deal that holds it, which names the offer that it came from. */
async function insertMoney(trx: ActorTransaction, rows: Meetings): Promise<void> {
  const held = new Set(rows.offers.filter(({ heldByDealId }) => heldByDealId !== null).map(({ id }) => id));
  const isHeld = ({ offerId }: { offerId: string }): boolean => held.has(offerId);
  await insertRows(
    trx,
    "offer",
    rows.offers.filter(({ id }) => !held.has(id)),
  );
  await insertRows(
    trx,
    "offerVersion",
    rows.offerVersions.filter((version) => !isHeld(version)),
  );
  await insertRows(trx, "deal", rows.deals);
  await insertRows(
    trx,
    "offer",
    rows.offers.filter(({ id }) => held.has(id)),
  );
  await insertRows(trx, "offerVersion", rows.offerVersions.filter(isHeld));
  await insertRows(trx, "offerDraft", rows.offerDrafts);
  await insertRows(trx, "counterOffer", rows.counterOffers);
  await insertRows(trx, "dealCondition", rows.conditions);
  await insertRows(trx, "conditionWaiver", rows.waivers);
  await insertRows(trx, "drawdown", rows.drawdowns);
  await insertRows(trx, "dispute", rows.disputes);
  await insertRows(trx, "disputeFinding", rows.findings);
  await insertRows(trx, "fee", rows.fees);
}
