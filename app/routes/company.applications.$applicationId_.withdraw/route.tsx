import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { withdrawApplicationForm } from "#app/domain/applications/forms.ts";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { reviewApplicationWithdrawal } from "#app/services/applications/review-application-withdrawal.server.ts";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import { paths } from "#app/shared/paths.ts";
import { withdrawalShown } from "./withdrawal-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const review = await reviewApplicationWithdrawal(ctx, actor, idParam(args.params, "applicationId"));
  const { active, whyNot } = review;
  const { id, number, status } = review.application;
  const shown = withdrawalShown(locale, review);
  return { application: { id, number, status }, active, whyNot, shown, title: shown.page };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const applicationId = idParam(args.params, "applicationId");
  const { reasonCode, note, status, sequence } = await readForm(args, withdrawApplicationForm);
  const reviewed = { status, sequence };
  await withdrawApplication(ctx, actor, { applicationId, reasonCode, note, reviewed });
  return seeOther(paths.company.application(applicationId));
}

/** What ends with an application, before the company withdraws it. */
export default function WithdrawApplicationPage() {
  const { application, active, whyNot, shown, title } = useLoaderData<typeof loader>();
  const options = useOptions();
  const back = { to: paths.company.application(application.id), label: shown.back };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(shown.back, shown.institution, back.to)}>
        <StateBadge of="application" state={application.status} />
        <span className="nowrap">{runningNumber("application", application.number)}</span>
      </PageHeader>
      <ReviewForm
        act="withdraw"
        isDestructive
        title={shown.title}
        sent={{ status: application.status, sequence: active?.sequence ?? 0 }}
        terms={active === null ? null : <ActiveConsentFacts consent={active} />}
        consequences={shown.follows}
        labels={{ reasonCode: shown.why, note: shown.note }}
        fields={(form) => (
          <>
            <SelectField
              {...form.labelled("reasonCode")}
              blank={shown.choose}
              options={options("companyDeclineReasons", COMPANY_DECLINE_REASONS)}
            />
            <TextareaField {...form.labelled("note")} hint={shown.noteHint} rows={2} optional />
          </>
        )}
        whyNot={whyNot}
        button={shown.act}
        back={back}
      />
    </>
  );
}
