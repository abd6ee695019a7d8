import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { findApplicationWithEnd } from "#db/queries/applications/application-lists.ts";
import { listOpenIds } from "#db/queries/documents/documents.ts";
import type { ServiceContext } from "../context.ts";
import { readConsentLedger } from "../introductions/read-consent-ledger.server.ts";

/** What would end with an application, and with the consent that it goes by, before the company withdraws it. */
export function reviewApplicationWithdrawal(
  { readAs, now }: ServiceContext,
  actor: CompanyActor,
  applicationId: string,
) {
  return readAs(actor, async (trx) => {
    const row = found(await findApplicationWithEnd(trx, applicationId, actor), "application-not-found");
    const { introductionId, introductionStatus } = row;
    const { active } = await readConsentLedger(trx, introductionId, {
      status: introductionStatus,
      now: now(),
    });
    return {
      application: {
        id: applicationId,
        number: row.number,
        status: row.status,
        institutionNameZh: row.institutionNameZh,
        institutionNameEn: row.institutionNameEn,
      },
      active,
      files: (await listOpenIds(trx, introductionId)).length,
      whyNot: whyNotMoveApplication(row, "withdraw", "company") ?? whyNotRole(actor, "work"),
    };
  });
}
