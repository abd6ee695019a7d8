import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { orFailed } from "#app/shared/failed.ts";
import { z } from "zod";
import { requireInstitution } from "#app/http/guards.server.ts";
import { refParam } from "#app/http/forms/params.ts";
import { mandateRef } from "#app/shared/opportunities-query.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { found } from "#app/domain/refusal.ts";
import { countMet } from "#app/domain/matching/ranking/opportunity-view.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** The figures of one opportunity and every criterion, fetched when its row is opened in a list. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  await countReading(ctx, actor, "comparison");
  const { mandate } = readQuery(args.request, z.object({ mandate: mandateRef.optional() }));
  const {
    prospect,
    mandate: matched,
    comparison,
  } = await readOpportunity(ctx, actor, {
    prospect: refParam(args.params, "prospectId", "prospect"),
    mandate: mandate ?? null,
  });
  return {
    pair: { prospectId: prospect.id, mandateId: found(matched, "mandate-not-found").id },
    shown: prospect.shown,
    comparison: comparison && {
      ...comparison,
      met: {
        demands: countMet(comparison.demands),
        preferences: countMet(comparison.preferences),
        asks: countMet(comparison.asks),
      },
    },
  };
}

export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return orFailed(() => serverLoader<typeof loader>());
}

/** An opened row stays as it was read, also when its prospect leaves the list. */
export const shouldRevalidate = () => false;
