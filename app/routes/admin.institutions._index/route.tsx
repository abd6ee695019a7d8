import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { institutionFilterSchema } from "#app/domain/organizations/institution-filter.ts";
import { INSTITUTION_STATUSES } from "#app/domain/organizations/lifecycle.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listInstitutions } from "#app/services/organizations/list-institutions.server.ts";
import { InstitutionFilters } from "./institution-filters.tsx";
import { InstitutionTable } from "./institution-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const filter = readQuery(args.request, institutionFilterSchema);
  const found = await listInstitutions(ctx, actor, filter);
  return { ...found, filter, title: translator(locale, "admin")("institutions.title") };
}

export default function InstitutionsPage() {
  const { page, counts, filter, today } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.institutions");
  const states = useTranslations("terms.states.institution");
  const { status, after, ...rest } = filter;
  const address = (change: Record<string, string | undefined>) =>
    withQuery(adminPaths.institutions(), { status, ...rest, ...change });
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const present = INSTITUTION_STATUSES.filter((one) => (counts[one] ?? 0) > 0 || one === status);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="stack">
        <Tabs
          label={t("views")}
          tabs={[
            {
              key: "all",
              to: address({ status: undefined }),
              label: t("all"),
              count: total,
              current: !status,
            },
            ...present.map((one) => ({
              key: one,
              to: address({ status: one }),
              label: states(one),
              count: counts[one] ?? 0,
              current: one === status,
            })),
          ]}
        />
        <InstitutionFilters filter={filter} />
        {page.rows.length > 0 ? (
          <InstitutionTable rows={page.rows} today={today} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        )}
        <Pagination
          isFirst={after === undefined}
          next={page.next}
          to={(cursor) => address({ after: cursor })}
        />
      </div>
    </>
  );
}
