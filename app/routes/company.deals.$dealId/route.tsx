import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "use-intl";
import { DealPage } from "#app/components/deals/deal-page.tsx";
import { companyDealForm } from "#app/domain/deals/deal-forms.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { formatDeal } from "#app/shared/deal-steps/deal-shown.server.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { CompanyActs } from "./company-acts.tsx";
import { moveDealAsCompany } from "./move-deal.server.ts";
import { ProvideCondition } from "./provide-condition.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readDeal(ctx, actor, idParam(args.params, "dealId"));
  const now = ctx.now();
  const colleague = read.isColleagues ? translator(locale, "refusals")("not-allowed-role") : undefined;
  return { ...read, ...formatDeal(locale, read, { viewer: "company", now }), colleague, now };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const dealId = idParam(args.params, "dealId");
  const done = await readFileForm(args, companyDealForm, (form, file) =>
    moveDealAsCompany(ctx, actor, { dealId, file }, form),
  );
  return "fault" in done ? refuseFile(args, done.fault) : seeOther(done.to);
}

export default function CompanyDeal() {
  const data = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { form: reply } = useReply("upload");
  const open = data.conditions.filter(({ may }) => may.upload);
  /** The one whose upload was answered; the first if the answer names none. */
  const answered = open.find(({ id }) => id === reply?.initialValue?.["condition"]) ?? open[0];
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
          isAnswered={condition.id === answered?.id}
          openFiles={data.openFiles}
          isConsented={data.isConsented}
          introductionId={data.deal.introductionId}
          page={paths.company.deal(data.deal.id)}
        />
      )}
      acts={<CompanyActs {...data} institution={institution} />}
    />
  );
}
