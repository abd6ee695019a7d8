import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { asksFor } from "#tests/factories/asks.ts";
import type { openGiven } from "#tests/factories/open-given.ts";

const PLENTY = 100_000_000_000n;

/** A draft offer of the instrument, to a company that seeks plenty by an institution that has plenty. */
export async function begunSheet(
  { app, given, db }: ReturnType<typeof openGiven>,
  instrument: Instrument,
  by: InstitutionKind,
) {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  const { institutionId } = mandate.institution;
  await db.update("institution", institutionId, { kind: by });
  await db.update("mandate", mandate.id, { instruments: [instrument], budgetFen: PLENTY });
  await asksFor(app, prospect.id, 1_000_000n, PLENTY);
  await db.update("teaser", { prospectId: prospect.id }, { instruments: [instrument] });
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  const { offerId } = await startOffer(app.web, mandate.institution, { introductionId, instrument });
  return { offerId, company: prospect.company, institution: mandate.institution };
}
