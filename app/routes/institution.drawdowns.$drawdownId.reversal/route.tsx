import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReversalPage } from "#app/components/deals/reversal-page.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { reversalForm } from "#app/domain/deals/reversal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { moveReversal } from "#app/services/deals/move-reversal.server.ts";
import { readReversal } from "#app/services/deals/read-reversal.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const read = await readReversal(ctx, actor, idParam(args.params, "drawdownId"));
  const number = runningNumber("deal", read.drawdown.dealNumber);
  const title = translator(locale, "deal.reversals")("title", { number, sequence: read.drawdown.sequence });
  return { ...read, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const drawdownId = idParam(args.params, "drawdownId");
  return seeOther(await moveReversal(ctx, actor, drawdownId, await readForm(args, reversalForm)));
}

export default function InstitutionReversal() {
  return <ReversalPage viewer="institution" read={useLoaderData<typeof loader>()} />;
}
