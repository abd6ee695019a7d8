import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AgreeReversalPage } from "#app/components/deals/agree-reversal-page.tsx";
import { agreeReversalForm } from "#app/domain/deals/reversal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { reviewReversal } from "#app/services/deals/review-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { reversalShown } from "#app/shared/deal-steps/reversal-shown.server.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const drawdownId = idParam(args.params, "drawdownId");
  return reversalShown(locale, await reviewReversal(ctx, actor, drawdownId), "company", drawdownId);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const drawdownId = idParam(args.params, "drawdownId");
  const { reversalId, read, typedAmount } = await readForm(args, agreeReversalForm);
  const reviewed = { read, typedAmount };
  await settleReversal(ctx, actor, { reversalId, verdict: "agree", note: null, reviewed });
  return seeOther(reversalPath("company", drawdownId));
}

export default function AgreeAsCompany() {
  return <AgreeReversalPage {...useLoaderData<typeof loader>()} />;
}
