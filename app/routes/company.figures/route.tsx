import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SizeClassView } from "#app/components/organizations/size-class.tsx";
import { FIGURE_ROWS, ROWS_OF_ASK } from "#app/components/prospects/figure-rows.ts";
import { FiguresGrid } from "#app/components/prospects/figures-grid.tsx";
import { yearsUpTo } from "#app/components/prospects/form-years.ts";
import { yearValues } from "#app/components/prospects/year-values.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { figuresForm } from "#app/domain/prospects/step-forms.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { lastYearOf } from "#app/lib/days.ts";
import { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";
import { saveCompanyFigures } from "#app/services/organizations/save-company-figures.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const company = await readCompanyProfile(ctx, actor);
  if (company === null) throw new Refusal("company-profile-incomplete");
  const lastYear = lastYearOf(ctx.now());
  return {
    title: translator(locale, "company")("figures.title"),
    known: company.years,
    version: company.version,
    lastYear,
    size: company.size,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  await saveCompanyFigures(ctx, actor, await readForm(args, figuresForm));
  return seeOther(paths.company.profile());
}

export default function CompanyFiguresPage() {
  const { title, known, version, lastYear, size } = useLoaderData<typeof loader>();
  const t = useTranslations("company");
  const prospect = useTranslations("prospect");
  const actions = useTranslations("common.actions");
  const reply = useReply();
  const years = yearsUpTo(lastYear);
  const form = replyForm("figures", reply.form, { years: yearValues(known, years) });
  const labels = Object.fromEntries(
    years.flatMap((year, index) =>
      FIGURE_ROWS.filter((row) => !ROWS_OF_ASK.includes(row)).map((row) => [
        `years[${index}].${row}`,
        prospect("figures.cell", { label: prospect(`rows.${row}`), year: String(year) }),
      ]),
    ),
  );
  return (
    <>
      <ErrorSummary errors={form.summary({ ...labels, years: prospect("fields.figures.years") })} />
      <PageHeader
        title={title}
        lead={t("figures.lead")}
        crumbs={crumbTo(t("profile.title"), t("profile.title"), paths.company.profile())}
      />
      <RefusalNotice refusal={reply.refusal} />
      <PostForm sent={{ version }}>
        <FiguresGrid form={form} years={years} of="company" />
        <div className="form-actions">
          <SubmitButton>{t("figures.save")}</SubmitButton>
          <LinkButton to={paths.company.profile()}>{actions("back")}</LinkButton>
        </div>
      </PostForm>
      <Section id="size" title={t("size.title")}>
        <SizeClassView size={size} />
      </Section>
    </>
  );
}
