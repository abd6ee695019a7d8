import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { FilterChips, type FilterOn } from "#app/components/ui/navigation.tsx";
import type { CaseFilter } from "#app/domain/moderation/queue.ts";
import { paths, withQuery } from "#app/shared/paths.ts";

type Cache = Pick<CaseFilter, "kind" | "held" | "overdue">;

/** The queue's filters: the active ones, and one-click ones with their counts. */
export function QueueFilters({
  filter,
  counts,
}: {
  filter: CaseFilter;
  counts: { mine: number; nobody: number; overdue: number; prospects: number; institutions: number };
}) {
  const t = useTranslations("admin.queue");
  const { view, kind, held, overdue } = filter;
  const kept: Cache = { kind, held, overdue };
  const to = (change: Cache) =>
    withQuery(paths.admin.queue(), { view: view === "us" ? undefined : view, ...kept, ...change });
  const on: FilterOn[] = [];
  const kindWord = kind === "prospect_submission" ? "prospects" : "institutions";
  if (kind) {
    on.push({
      key: "kind",
      name: t("filters.kind"),
      value: t(`filters.${kindWord}`),
      without: to({ kind: undefined }),
    });
  }
  if (held)
    on.push({
      key: "held",
      name: t("filters.held"),
      value: t(`filters.${held}`),
      without: to({ held: undefined }),
    });
  if (overdue)
    on.push({ key: "overdue", name: "", value: t("filters.overdue"), without: to({ overdue: undefined }) });
  const isOpen = view === "us";
  const more = [
    { key: "mine", to: to({ held: "mine" }), count: counts.mine, hidden: held !== undefined },
    {
      key: "nobody",
      to: to({ held: "nobody" }),
      count: counts.nobody,
      hidden: held !== undefined || !isOpen,
    },
    {
      key: "overdue",
      to: to({ overdue: "yes" }),
      count: counts.overdue,
      hidden: overdue !== undefined || !isOpen,
    },
    {
      key: "prospects",
      to: to({ kind: "prospect_submission" }),
      count: counts.prospects,
      hidden: kind !== undefined,
    },
    {
      key: "institutions",
      to: to({ kind: "institution_verification" }),
      count: counts.institutions,
      hidden: kind !== undefined,
    },
  ] as const;
  return (
    <FilterChips on={on} clear={withQuery(paths.admin.queue(), { view: view === "us" ? undefined : view })}>
      {more.map(({ key, to: address, count, hidden }) =>
        hidden ? null : (
          <Link key={key} className="chip" to={address}>
            {t(`filters.${key}`)} {isOpen ? <b>{count}</b> : null}
          </Link>
        ),
      )}
    </FilterChips>
  );
}
