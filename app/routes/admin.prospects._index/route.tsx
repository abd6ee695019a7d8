import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { FilterChips, Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { SearchField } from "#app/components/ui/search-field.tsx";
import { MARKET_STATUSES, marketFilterSchema } from "#app/domain/prospects/market-filter.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { formatCounted } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { listProspectsOfMarket } from "#app/services/prospects/list-prospects-of-market.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { ProspectTable } from "./prospect-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const filter = readQuery(args.request, marketFilterSchema);
  const found = await listProspectsOfMarket(ctx, actor, filter);
  return { ...found, filter, title: translator(locale, "admin")("asks.title") };
}

/** Prospects that are on the market, paused or suspended: where a moderator finds one to suspend. */
export default function AdminProspectsPage() {
  const { page, counts, isCut, most, filter, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.asks");
  const states = useTranslations("terms.states.prospect");
  const { status, q, after } = filter;
  const address = (change: Record<string, string | undefined>) =>
    withQuery(adminPaths.prospects(), { status, q, ...change });
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
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
              count: formatCounted(total),
              current: !status,
            },
            ...MARKET_STATUSES.map((one) => ({
              key: one,
              to: address({ status: one }),
              label: states(one),
              count: formatCounted(counts[one] ?? 0),
              current: one === status,
            })),
          ]}
        />
        <div className="toolbar toolbar--plain">
          <FilterChips
            on={
              q === undefined
                ? []
                : [{ key: "q", name: t("filters.q"), value: q, without: address({ q: undefined }) }]
            }
            clear={address({ q: undefined })}
          >
            {null}
          </FilterChips>
          <Form method="get" action={adminPaths.prospects()} role="search" className="row min-w-0">
            {status ? <input type="hidden" name="status" value={status} /> : null}
            <SearchField q={q} label={t("search")} />
            <Button>{t("searchButton")}</Button>
          </Form>
        </div>
        {isCut ? <p className="small">{t("cut", { q: q ?? "", most })}</p> : null}
        {page.rows.length > 0 ? (
          <ProspectTable rows={page.rows} now={now} />
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
