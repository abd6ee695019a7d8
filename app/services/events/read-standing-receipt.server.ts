import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { StandingAct } from "#app/domain/events/receipts.ts";
import { found } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeStandingReceipt } from "#app/integrations/sheets/compose-standing-receipt.ts";
import { findEventOfSubject } from "#db/queries/audit/events.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { SheetsContext } from "../context.ts";

/**
 * The receipt of the last restriction, suspension or end of an institution, for its own people and for admins without a
 * tie to it. Refuses `act-receipt-not-found` where there was none.
 */
export async function readStandingReceipt(
  { withActor, sheets }: SheetsContext,
  actor: AdminActor | InstitutionActor,
  { institutionId, act, locale }: { institutionId: string; act: StandingAct; locale: Locale },
): Promise<{ name: string; pdf: Buffer }> {
  const recorded = await withActor(actor, async (trx) => {
    if (actor.kind === "admin") await refuseTied(trx, actor, { institutionId });
    const event = await findEventOfSubject(trx, { subjectId: institutionId, type: act, version: undefined });
    const { at, actorKind, person, reasonCode, note } = found(event, "act-receipt-not-found");
    const { nameZh, nameEn, uscc } = found(
      await findOwnInstitution(trx, institutionId),
      "institution-not-found",
    );
    return { act, at, actorKind, person, reasonCode, note, nameZh, nameEn, uscc };
  });
  const pdf = await sheets.write(composeStandingReceipt(locale, recorded));
  return { name: `receipt-${act}-${locale === "en" ? "en" : "zh"}.pdf`, pdf };
}
