import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ApplicationsPage } from "#app/components/applications/applications-page.tsx";
import { APPLICATION_GROUPS } from "#app/domain/applications/lists.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery, listQuery } from "#app/http/forms/query.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listApplicationsAsCompany } from "#app/services/applications/list-applications-as-company.server.ts";

const query = listQuery(APPLICATION_GROUPS);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { group, cursor } = readQuery(args.request, query);
  const page = await listApplicationsAsCompany(ctx, actor, { group, cursor });
  const ends = translator(locale, "server.applicationEnds");
  return {
    page: {
      ...page,
      rows: page.rows.map(({ end, ...row }) => {
        const institution = inLanguage(locale, row.institutionNameZh, row.institutionNameEn);
        return { ...row, end: end === null ? null : ends(end, { institution }) };
      }),
    },
    group: group ?? null,
    isFirst: cursor === undefined,
    now: ctx.now(),
    title: translator(locale, "application")("list.companyTitle"),
  };
}

export default function CompanyApplications() {
  const loaded = useLoaderData<typeof loader>();
  const t = useTranslations("application.list");
  const locale = useLocale();
  return (
    <ApplicationsPage
      {...loaded}
      viewer="company"
      path={paths.company.applications()}
      introductions={paths.company.introductions()}
      nameOf={(row) => inLanguage(locale, row.institutionNameZh, row.institutionNameEn)}
      noteOf={({ status, owed, end }) => (status === "incomplete" ? t("owed", { count: owed }) : end)}
      pathOf={paths.company.application}
    />
  );
}
