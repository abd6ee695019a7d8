import { KIND_OF_ITEM, whyNotProvide } from "#app/domain/applications/items.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { whyNotGivePaper } from "#app/domain/deals/condition.ts";
import { type Owed, notFoundOf, whyNotOpenMore } from "#app/domain/documents/hand-over.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { findOwedCondition, findOwedItem, findOwedRequest } from "#db/queries/documents/owed.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Terms {
  sequence: number;
  fieldGroups: readonly string[];
  purpose: string;
  expiresAt: Date;
}

/** What an institution asks of a company, and the consent in force under which it would read the answer. */
export interface OwedDocument {
  of: "item" | "condition" | "request";
  introductionId: string;
  /** The page that it stands on: of the application, or of the deal. */
  parentId: string | null;
  code: RequestedItem | null;
  words: string | null;
  kind: DocumentKind;
  dueOn: string | null;
  /** Since when it is asked for so, in milliseconds; 0 for a condition that was never sent back. */
  asked: number;
  nameZh: string;
  nameEn: string | null;
  last: { name: string; status: string; isOpened: boolean } | null;
  consent: Terms | null;
  /** Why the company can't hand anything over now. */
  whyNot: RefusalCode | null;
}

/** The same by what is named; refused where nothing of the kind is asked of this company. */
export async function readOwed(
  trx: ActorTransaction,
  companyId: string,
  owed: Owed,
  now: Date,
): Promise<OwedDocument> {
  if ("item" in owed) {
    const row = found(await findOwedItem(trx, owed.item, companyId), notFoundOf(owed));
    const { code, applicationId, applicationStatus: status, requestedAt } = row;
    return {
      ...common(row),
      of: "item",
      parentId: applicationId,
      code,
      words: row.words,
      kind: KIND_OF_ITEM[code],
      dueOn: row.dueOn,
      asked: requestedAt.getTime(),
      whyNot: whyNotProvide(row, { status }, termsOf(row), now) ?? whyNotOpenMore(row),
    };
  }
  if ("condition" in owed) {
    const row = found(await findOwedCondition(trx, owed.condition, companyId), notFoundOf(owed));
    const movable = { status: row.status, deal: row.dealStatus, isMoneyOut: row.fundedFen > 0n };
    return {
      ...common(row),
      of: "condition",
      parentId: row.dealId,
      code: null,
      words: row.description,
      kind: "other",
      dueOn: null,
      asked: row.decidedAt?.getTime() ?? 0,
      whyNot: whyNotGivePaper(movable, row.consentExpiresAt, now),
    };
  }
  const row = found(await findOwedRequest(trx, owed.request, companyId), notFoundOf(owed));
  const isConsented = row.consentExpiresAt !== null && row.consentExpiresAt > now;
  return {
    ...common(row),
    of: "request",
    parentId: null,
    code: null,
    words: row.words,
    kind: row.kind,
    dueOn: row.dueOn,
    asked: row.requestedAt.getTime(),
    whyNot: whyNotAnswer(row.status, isConsented) ?? whyNotOpenMore(row),
  };
}

function whyNotAnswer(status: string, isConsented: boolean): RefusalCode | null {
  if (status !== "requested") return "document-request-closed";
  return isConsented ? null : "consent-not-in-force";
}

interface Row {
  introductionId: string;
  nameZh: string;
  nameEn: string | null;
  last: OwedDocument["last"];
  consentSequence: number | null;
  consentGroups: readonly string[] | null;
  consentPurpose: string | null;
  consentExpiresAt: Date | null;
}

function common(row: Row) {
  const { introductionId, nameZh, nameEn, last } = row;
  return { introductionId, nameZh, nameEn, last, consent: termsOf(row) };
}

function termsOf(row: Row): Terms | null {
  const {
    consentSequence: sequence,
    consentGroups: fieldGroups,
    consentPurpose: purpose,
    consentExpiresAt: expiresAt,
  } = row;
  if (sequence === null || fieldGroups === null || purpose === null || expiresAt === null) return null;
  return { sequence, fieldGroups, purpose, expiresAt };
}
