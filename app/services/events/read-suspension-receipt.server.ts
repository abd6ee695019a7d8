import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeSuspensionReceipt } from "#app/integrations/sheets/compose-suspension-receipt.ts";
import { findEventOfSubject } from "#db/queries/audit/events.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { SheetsContext } from "../context.ts";

/**
 * The receipt of an institution's last suspension, for its own people and for admins without a tie to it. Refuses
 * `act-receipt-not-found` where it was never suspended.
 */
export async function readSuspensionReceipt(
  { withActor, sheets }: SheetsContext,
  actor: AdminActor | InstitutionActor,
  { institutionId, locale }: { institutionId: string; locale: Locale },
): Promise<{ name: string; pdf: Buffer }> {
  const recorded = await withActor(actor, async (trx) => {
    if (actor.kind === "admin") await refuseTied(trx, actor, { institutionId });
    const type = "institution-suspended";
    const event = await findEventOfSubject(trx, { subjectId: institutionId, type, version: undefined });
    const { at, person, reasonCode, note } = found(event, "act-receipt-not-found");
    const { nameZh, nameEn, uscc } = found(
      await findOwnInstitution(trx, institutionId),
      "institution-not-found",
    );
    return { at, person, reasonCode, note, nameZh, nameEn, uscc };
  });
  const pdf = await sheets.write(composeSuspensionReceipt(locale, recorded));
  return { name: `receipt-institution-suspended-${locale === "en" ? "en" : "zh"}.pdf`, pdf };
}
