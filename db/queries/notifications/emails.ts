import { sql } from "kysely";
import { type Offered, offeredOf } from "#app/domain/notifications/offered.ts";
import { leftBesideOffer } from "#app/domain/notifications/over-ask.ts";
import { type WayToLess, wayToLess } from "#app/domain/offers/negotiation/counter-fields.ts";
import { type BoundKind, boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { pick } from "#app/lib/pick.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * What an e-mail may contain: numbers, states, amounts, deadlines, what an offer comes to, and the institution's public
 * name. Never a company's name: an e-mail to an institution would reveal it before consent.
 */
export interface EmailFacts {
  companyId: string | null;
  institutionId: string | null;
  /** Of the subject itself, as in the 2417 of P-2417. */
  number: bigint;
  status: string;
  prospectId: string | null;
  institutionNameZh: string | null;
  institutionNameEn: string | null;
  amountFen: bigint | null;
  until: Date | null;
  reasonCodes: string[];
  /** A moderator's text to the party. */
  words?: string | null;
  /** The page that the e-mail links to, if not the subject's own. */
  pageId?: string | null;
  /** Of an offer or a deal. */
  offered?: Offered;
  /** Of a deal, a drawdown or a dispute: whose words the deal has. */
  dealKind?: BoundKind;
  /** Of an offer for more than is left of its ask: what is left, and how its company can ask for that. */
  over?: { leftFen: bigint; way: WayToLess } | null;
}

/** What a version comes to. */
const ofVersion = ["v.terms", "v.contractRatePercent", "v.annualisedRatePercent", "v.totalCostFen"] as const;

export async function findIntroductionFacts(
  trx: ActorTransaction,
  id: string,
): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("introduction as i")
    .innerJoin("institution as n", "n.id", "i.institutionId")
    .select(["i.companyId", "i.institutionId", "i.number", "i.status", "i.prospectId", "i.reasonCode"])
    .select(["n.nameZh", "n.nameEn"])
    // Of an answered one, the last minute of its consent.
    .select(
      sql<Date | null>`coalesce(i.answer_by, (
        select c.expires_at - interval '1 minute' from consent c where c.introduction_id = i.id and c.revoked_at is null
      ))`.as("until"),
    )
    .where("i.id", "=", id)
    .executeTakeFirst();
  return row && toFacts({ ...row, amountFen: null });
}

export async function findOfferFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("offer as o")
    .innerJoin("institution as n", "n.id", "o.institutionId")
    .select([
      "o.companyId",
      "o.institutionId",
      "o.number",
      "o.status",
      "o.prospectId",
      "o.expiresAt",
      "o.reasonCode",
    ])
    .leftJoin("offerVersion as v", (join) =>
      join.onRef("v.offerId", "=", "o.id").onRef("v.version", "=", "o.currentVersion"),
    )
    .innerJoin("prospect as p", "p.id", "o.prospectId")
    .select(["o.amountFen", "n.nameZh", "n.nameEn", "o.commitment", ...ofVersion])
    .select(["o.status as offerStatus", "o.amountFen as offerFen"])
    .select(["p.targetFen", "p.soughtFen", "p.acceptedFen"])
    .where("o.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const leftFen = row.terms === null ? null : leftBesideOffer(row);
  const over =
    leftFen === null ? null : { leftFen, way: wayToLess(issuedTermsSchema.parse(row.terms), leftFen) };
  return { ...toFacts({ ...row, until: row.expiresAt }), offered: offeredOf(row), over };
}

export async function findDealFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("deal as d")
    .innerJoin("institution as n", "n.id", "d.institutionId")
    .select([
      "d.companyId",
      "d.institutionId",
      "d.number",
      "d.status",
      "d.prospectId",
      "d.amountFen",
      "d.reasonCode",
    ])
    .leftJoin("offerVersion as v", (join) =>
      join.onRef("v.offerId", "=", "d.offerId").onRef("v.version", "=", "d.offerVersion"),
    )
    .select(["n.nameZh", "n.nameEn", "d.commitment", "d.instrument", ...ofVersion])
    // The deadline of its step, as last reminded of.
    .select((eb) =>
      eb
        .selectFrom("reminder as r")
        .select("r.dueAt")
        .whereRef("r.subjectId", "=", "d.id")
        .orderBy("r.dueAt", "desc")
        .limit(1)
        .as("until"),
    )
    .where("d.id", "=", id)
    .executeTakeFirst();
  return row && { ...toFacts(row), offered: offeredOf(row), dealKind: boundKind(row.commitment, row) };
}

/**
 * Of a drawdown; its number is that of its deal. Its deadline is that of the last proposal to reverse it, which only a
 * confirmed one has, or else that of its confirmation.
 */
export async function findDrawdownFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("drawdown as w")
    .innerJoin("deal as d", "d.id", "w.dealId")
    .innerJoin("institution as n", "n.id", "w.institutionId")
    .select(["w.companyId", "w.institutionId", "d.number", "w.status", "d.prospectId", "w.amountFen"])
    .select(["w.dealId", "n.nameZh", "n.nameEn", "d.commitment", "d.instrument"])
    .select(
      sql<Date | null>`coalesce(
        (select max(r.answer_due_at) from drawdown_reversal r where r.drawdown_id = w.id), w.confirm_due_at
      )`.as("until"),
    )
    .where("w.id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      ...toFacts({ ...row, reasonCode: null }),
      pageId: row.dealId,
      dealKind: boundKind(row.commitment, row),
    }
  );
}

/** Of a dispute; its number is that of its deal, its status after the decision is the finding. */
export async function findDisputeFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("dispute as q")
    .innerJoin("deal as d", "d.id", "q.dealId")
    .innerJoin("institution as n", "n.id", "q.institutionId")
    .select(["q.companyId", "q.institutionId", "d.number", "q.status", "q.outcome", "d.prospectId"])
    .select(["q.disputedFen", "q.foundFen", "q.answerDueAt", "q.decideDueAt", "n.nameZh", "n.nameEn"])
    .select(["d.commitment", "d.instrument"])
    .select((eb) =>
      eb
        .case()
        .when(eb.and([eb("q.status", "=", "opened"), eb("q.answerDueAt", ">", eb.fn<Date>("now"))]))
        .then(eb.ref("q.answerDueAt"))
        .else(eb.ref("q.decideDueAt"))
        .end()
        .as("until"),
    )
    .where("q.id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      ...toFacts({ ...row, reasonCode: null, amountFen: row.disputedFen }),
      status: row.outcome ?? row.status,
      dealKind: boundKind(row.commitment, row),
      amountFen: row.outcome === "corrected" ? row.foundFen : row.disputedFen,
    }
  );
}

export async function findInvoiceFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("invoice as v")
    .innerJoin("institution as n", "n.id", "v.institutionId")
    .select(["v.institutionId", "v.status", "n.nameZh", "n.nameEn", "v.totalFen"])
    .select(sql<bigint>`regexp_replace(v.number, '[^0-9]', '', 'g')::bigint`.as("number"))
    .select(
      sql<Date>`(v.due_on + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 minute'`.as("until"),
    )
    .where("v.id", "=", id)
    .executeTakeFirst();
  return (
    row && toFacts({ ...row, companyId: null, prospectId: null, reasonCode: null, amountFen: row.totalFen })
  );
}

export async function findCaseFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("moderationCase as c")
    .select([
      "c.companyId",
      "c.institutionId",
      "c.number",
      "c.status",
      "c.decision",
      "c.prospectId",
      "c.reasonCodes",
      "c.note",
      "c.dueAt",
    ])
    .where("c.id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      ...toFacts({ ...row, nameZh: null, nameEn: null, amountFen: null, until: row.dueAt, reasonCode: null }),
      status: row.status === "upheld" ? row.status : (row.decision ?? row.status),
      reasonCodes: row.reasonCodes,
      words: row.note,
      pageId: row.prospectId,
    }
  );
}

/** Of an institution itself; it has no running number. */
export async function findInstitutionFacts(
  trx: ActorTransaction,
  id: string,
): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("institution as n")
    .select(["n.id", "n.status", "n.nameZh", "n.nameEn"])
    .where("n.id", "=", id)
    .executeTakeFirst();
  const absent = { companyId: null, prospectId: null, amountFen: null, until: null, reasonCode: null };
  return row && toFacts({ ...row, ...absent, number: 0n, institutionId: row.id });
}

export async function findProspectFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("prospect as p")
    .select(["p.companyId", "p.number", "p.status", "p.id", "p.expiresAt"])
    .where("p.id", "=", id)
    .executeTakeFirst();
  const absent = { institutionId: null, nameZh: null, nameEn: null, amountFen: null, reasonCode: null };
  return row && toFacts({ ...row, ...absent, prospectId: row.id, until: row.expiresAt });
}

interface Row extends Omit<EmailFacts, "reasonCodes" | "institutionNameZh" | "institutionNameEn"> {
  nameZh: string | null;
  nameEn: string | null;
  reasonCode: string | null;
}

function toFacts(row: Row): EmailFacts {
  return {
    ...pick(row, "companyId", "institutionId", "number", "status", "prospectId", "amountFen", "until"),
    institutionNameZh: row.nameZh,
    institutionNameEn: row.nameEn,
    reasonCodes: row.reasonCode === null ? [] : [row.reasonCode],
  };
}
