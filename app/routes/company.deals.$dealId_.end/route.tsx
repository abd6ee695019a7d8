import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EndDealPage } from "#app/components/deals/end-deal-page.tsx";
import { companyEndForm } from "#app/domain/deals/deal-forms.ts";
import { endingMove } from "#app/domain/deals/lifecycle.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { dealTitle } from "#app/shared/deal-steps/title.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { deal, terms, whyNotEnd, isAskAccepting } = await readDeal(
    ctx,
    actor,
    idParam(args.params, "dealId"),
  );
  const other = inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn);
  const page = endingMove(deal.status) === "release" ? "end.pageRelease" : "end.page";
  const named = { ...deal, name: dealTitle(locale, deal, "company") };
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
  const { ctx, actor } = await requireCompany(args);
  const dealId = idParam(args.params, "dealId");
  const { reasonCode, note, ...reviewed } = await readForm(args, companyEndForm);
  await fallThrough(ctx, actor, { dealId, reasonCode, note, reviewed });
  return seeOther(paths.company.deal(dealId));
}

export default function EndDealAsCompany() {
  return <EndDealPage {...useLoaderData<typeof loader>()} viewer="company" />;
}
