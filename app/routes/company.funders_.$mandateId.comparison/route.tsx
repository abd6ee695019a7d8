import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { orFailed } from "#app/shared/failed.ts";
import { z } from "zod";
import { requireCompany } from "#app/http/guards.server.ts";
import { refParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";

const query = z.object({ prospect: z.uuid().optional() });

/** The terms of one funder and every criterion, fetched when its row is opened; null once it has left the list. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { prospect } = readQuery(args.request, query);
  const mandate = refParam(args.params, "mandateId", "mandate");
  return { funder: await readFunder(ctx, actor, { prospectId: prospect ?? null, mandate }) };
}

export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return orFailed(() => serverLoader<typeof loader>());
}
