import type { ActionFunctionArgs } from "@remix-run/node";
import { startOfferForm } from "#app/domain/offers/start-form.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/params.ts";
import { paths } from "#app/http/paths.ts";
import { seeOther } from "#app/http/redirects.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";

/** Starts an offer to a company that consented: the button of its introduction's page posts here. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const introductionId = idParam(args.params, "introductionId");
  const { instrument } = await readForm(args, startOfferForm);
  const { offerId } = await startOffer(ctx, actor, { introductionId, instrument });
  return seeOther(paths.institution.offer(offerId));
}
