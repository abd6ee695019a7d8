import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { z } from "zod";
import { parseTypedMandate, LIST_FIELDS, MANDATE_UNITS } from "#app/domain/mandates/form.ts";
import { orOffline } from "#app/shared/offline.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

const query = z.object({ unit: z.enum(MANDATE_UNITS).default("wan") });

/** Prospects that fit the form while it is edited: read from the URL, so that nothing is written. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  await countReading(ctx, actor, "preview");
  const { unit } = readQuery(args.request, query);
  const { draft } = parseTypedMandate(answersOf(new URL(args.request.url).searchParams), unit);
  return {
    preview: await previewMandate(ctx, actor, { mandateId: idParam(args.params, "mandateId"), draft }),
  };
}

/** Offline there is no count, and the page stays. */
export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return orOffline(() => serverLoader<typeof loader>());
}

function answersOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name).filter((value) => !value.includes("\0"));
      return [name, LIST_FIELDS.has(name) ? values : (values[0] ?? "")];
    }),
  );
}
