import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { typedMoney, typedValues } from "#app/components/prospects/typed-values.ts";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import { companyProfileForm } from "#app/domain/organizations/company-form.ts";
import { acceptForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { insteadQuery, requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";
import { saveCompanyProfile } from "#app/services/organizations/save-company-profile.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { MoreAboutCompany } from "./more-about-company.tsx";
import { readProfile } from "./read-profile.server.ts";
import { ProfileFields, useProfileLabels } from "./profile-fields.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireCompany(args, { unregistered: "allowed" });
  const company = await readCompanyProfile(ctx, actor);
  const t = translator(locale, "company");
  const { instead } = readQuery(args.request, insteadQuery);
  const title = t(company ? "profile.title" : "profile.registerTitle");
  const name = session.membership.kind === "company" ? session.membership.name : "";
  return {
    title,
    company,
    instead: instead === undefined || company ? null : t("profile.instead"),
    founded: horizons.past(dayOf(ctx.now())),
    suggested: { legalName: name, contactName: session.name, contactEmail: session.email },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args, { unregistered: "allowed" });
  const founded = { establishedOn: horizons.past(dayOf(ctx.now())) };
  const form = acceptForm(args, await readProfile(args), withHorizons(companyProfileForm, founded));
  await saveCompanyProfile(ctx, actor, form);
  if (form.version > 0) return seeOther(paths.company.profile());
  // Whoever registers came to ask for capital: the draft is begun for them.
  return seeOther(paths.company.prospectStep(await startProspect(ctx, actor), "brief"));
}

export default function CompanyProfilePage() {
  const { company, suggested, founded, instead } = useLoaderData<typeof loader>();
  const t = useTranslations("company.profile");
  const stored = company
    ? { ...typedValues(company.profile), registeredCapitalFen: typedMoney(company.registeredCapitalFen) }
    : suggested;
  const form = usePageForm("profile", useProfileLabels(), stored);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t(company ? "title" : "registerTitle")} lead={t("lead")} />
      {instead === null ? null : <Notice live>{instead}</Notice>}
      <RefusalNotice refusal={form.refusal} />
      <div className="split split--rail-end">
        <PostForm sent={{ version: company?.version ?? 0 }} submit={t(company ? "save" : "register")}>
          <ProfileFields form={form} isCodeFixed={company?.isCodeFixed ?? false} founded={founded} />
        </PostForm>
        {company ? <MoreAboutCompany company={company} /> : null}
      </div>
    </>
  );
}
