import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "use-intl";
import { z } from "zod";
import { DealPage } from "#app/components/deals/deal-page.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { companyDealForm } from "#app/domain/deals/deal-forms.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { formatDeal } from "#app/shared/deal-steps/deal-shown.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { CompanyActs } from "./company-acts.tsx";
import { justAccepted } from "./just-accepted.server.ts";
import { moveDealAsCompany } from "./move-deal.server.ts";

/** Loaded late: few deals are at their conditions. */
const ProvideCondition = lazyView(() =>
  import("./provide-condition.tsx").then((view) => view.ProvideCondition),
);

/** After the acceptance that opened the deal. */
const justAcceptedQuery = z.object({ accepted: z.literal("yes").optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readDeal(ctx, actor, idParam(args.params, "dealId"));
  const now = ctx.now();
  const colleague = read.isColleagues ? translator(locale, "refusals")("not-allowed-role") : undefined;
  const t = translator(locale, "ending.fund");
  const fill = read.fillsAsk ? { note: t("toReview"), link: t("review") } : null;
  const { accepted } = readQuery(args.request, justAcceptedQuery);
  const done = accepted === undefined ? null : justAccepted(locale, read.deal);
  return { ...read, done, ...formatDeal(locale, read, { viewer: "company", now }), colleague, fill, now };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const dealId = idParam(args.params, "dealId");
  return seeOther(await moveDealAsCompany(ctx, actor, dealId, await readForm(args, companyDealForm)));
}

export default function CompanyDeal() {
  const data = useLoaderData<typeof loader>();
  const locale = useLocale();
  const institution = inLanguage(locale, data.deal.institutionNameZh, data.deal.institutionNameEn);
  return (
    <DealPage
      {...data}
      viewer="company"
      names={{ institution }}
      list={paths.company.deals()}
      fileTo={paths.company.documentFile}
      disputeTo={paths.company.dispute}
      settle={(condition) => (
        <ProvideCondition
          condition={condition}
          isConsented={data.isConsented}
          introductionId={data.deal.introductionId}
        />
      )}
      acts={<CompanyActs {...data} institution={institution} />}
    />
  );
}
