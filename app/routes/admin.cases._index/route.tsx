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
  const { page, counts, found, filter, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.queue");
  const { view, after, ...rest } = filter;
  const count = found ?? { us: counts.us, them: counts.them, decided: undefined };
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
        {found?.isCut ? <p className="small">{t("cut", { q: filter.q ?? "", most: found.most })}</p> : null}
        {page.rows.length > 0 ? (
          <CaseList rows={page.rows} now={now} ended={view === "decided"} />
        ) : (
          <NothingFound filter={filter} found={found} />
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

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** An empty list: nothing to do, nothing under these filters, or found in another list only. */
function NothingFound({ filter, found }: Pick<Data, "filter" | "found">) {
  const t = useTranslations("admin.queue");
  const { view, q, kind, held, overdue } = filter;
  const isElsewhere = found !== undefined && found.us + found.them + found.decided > 0;
  if (isElsewhere && kind === undefined && held === undefined && overdue === undefined)
    return <EmptyState title={t("empty.elsewhere", { q: q ?? "" })}>{t("empty.elsewhereText")}</EmptyState>;
  if (q !== undefined && !isElsewhere)
    return <EmptyState title={t("empty.searched", { q })}>{t("empty.searchedText")}</EmptyState>;
  const isFiltered = [q, kind, held, overdue].some((value) => value !== undefined);
  return (
    <EmptyState title={t(isFiltered ? "empty.filtered" : `empty.${view}`)}>
      {t(isFiltered ? "empty.filteredText" : `empty.${view}Text`)}
    </EmptyState>
  );
}
