import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EndDealPage } from "#app/components/deals/end-deal-page.tsx";
import { institutionEndForm } from "#app/domain/deals/deal-forms.ts";
import { endingMove } from "#app/domain/deals/lifecycle.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { releaseGuarantee } from "#app/services/deals/release-guarantee.server.ts";
import { dealTitle, partyOfDeal } from "#app/shared/deal-steps/title.server.ts";
import { pick } from "#app/lib/pick.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const { deal, terms, whyNotEnd, isAskAccepting } = await readDeal(
    ctx,
    actor,
    idParam(args.params, "dealId"),
  );
  const other = partyOfDeal(locale, deal, "institution") || dealTitle(locale, deal, "institution");
  const page = endingMove(deal.status) === "release" ? "end.pageRelease" : "end.page";
  const named = { ...deal, name: dealTitle(locale, deal, "institution") };
  return {
    deal: named,
    terms,
    whyNotEnd,
    isAskAccepting,
    other,
    title: translator(locale, "review")(page, { other }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const dealId = idParam(args.params, "dealId");
  const { note, ...form } = await readForm(args, institutionEndForm);
  const reviewed = pick(form, "status", "confirmedFen", "typedAmount");
  if (form.act === "release") {
    await releaseGuarantee(ctx, actor, { dealId, reasonCode: form.reasonCode, note, reviewed });
  } else {
    await fallThrough(ctx, actor, { dealId, reasonCode: form.reasonCode, note, reviewed });
  }
  return seeOther(paths.institution.deal(dealId));
}

export default function EndDealAsInstitution() {
  return <EndDealPage {...useLoaderData<typeof loader>()} viewer="institution" />;
}
