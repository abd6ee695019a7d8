import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "use-intl";
import { DealPage } from "#app/components/deals/deal-page.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { institutionDealForm } from "#app/domain/deals/deal-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { formatDeal } from "#app/shared/deal-steps/deal-shown.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { InstitutionActs } from "./institution-acts.tsx";
import { moveDealAsInstitution } from "./move-deal.server.ts";
import { orMovedOpportunity } from "./moved-opportunity.server.ts";

/** Loaded late: few deals are at their conditions. */
const SettleCondition = lazyView(() => import("./settle-condition.tsx").then((view) => view.SettleCondition));

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const id = idParam(args.params, "dealId");
  const { search } = new URL(args.request.url);
  const read = await orMovedOpportunity(readDeal(ctx, actor, id), ctx, actor, { id, search });
  const now = ctx.now();
  const colleague = read.isColleagues ? translator(locale, "refusals")("not-allowed-role") : undefined;
  const shown = formatDeal(locale, read, { viewer: "institution", now });
  return { ...read, ...shown, colleague, now, today: dayOf(now) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const dealId = idParam(args.params, "dealId");
  return seeOther(await moveDealAsInstitution(ctx, actor, dealId, await readForm(args, institutionDealForm)));
}

export default function InstitutionDeal() {
  const data = useLoaderData<typeof loader>();
  const locale = useLocale();
  const company = inLanguage(locale, data.deal.companyNameZh, data.deal.companyNameEn);
  return (
    <DealPage
      {...data}
      viewer="institution"
      names={company === "" ? {} : { company }}
      list={paths.institution.deals()}
      fileTo={(fileId) => paths.institution.documentFile(data.deal.introductionId, fileId)}
      disputeTo={paths.institution.dispute}
      acts={<InstitutionActs {...data} company={company} />}
      settle={(condition) => (
        <SettleCondition condition={condition} people={data.people ?? 0} dealId={data.deal.id} />
      )}
    />
  );
}
