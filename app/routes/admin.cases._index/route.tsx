import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CaseList } from "#app/components/moderation/case-list.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { CASE_VIEWS, caseFilterSchema } from "#app/domain/moderation/queue.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listCases } from "#app/services/moderation/list-cases.server.ts";
import { QueueFilters } from "./queue-filters.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const filter = readQuery(args.request, caseFilterSchema);
  return {
    ...(await listCases(ctx, actor, filter)),
    filter,
    title: translator(locale, "admin")("queue.title"),
  };
}

export default function QueuePage() {
  const { page, counts, filter, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.queue");
  const { view, after, ...rest } = filter;
  const isFiltered = Object.values(rest).some((value) => value !== undefined);
  const count = { us: counts.us, them: counts.them, decided: undefined };
  return (
    <>
      <PageHeader title={t("title")}>
        <span>{t("lead")}</span>
      </PageHeader>
      <div className="stack">
        <Tabs
          label={t("views.label")}
          tabs={CASE_VIEWS.map((key) => ({
            key,
            to: withQuery(adminPaths.queue(), { view: key === "us" ? undefined : key, q: filter.q }),
            label: t(`views.${key}`),
            ...(count[key] === undefined ? {} : { count: count[key] }),
            current: key === view,
          }))}
        />
        <QueueFilters filter={filter} counts={counts} />
        {page.rows.length > 0 ? (
          <CaseList rows={page.rows} now={now} ended={view === "decided"} />
        ) : (
          <EmptyState title={t(isFiltered ? "empty.filtered" : `empty.${view}`)}>
            {t(isFiltered ? "empty.filteredText" : `empty.${view}Text`)}
          </EmptyState>
        )}
        <Pagination
          isFirst={after === undefined}
          next={page.next}
          to={(cursor) => withQuery(adminPaths.queue(), { view, ...rest, after: cursor })}
        />
      </div>
    </>
  );
}
