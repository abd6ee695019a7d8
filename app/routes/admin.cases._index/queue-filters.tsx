import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { SearchField } from "#app/components/ui/search-field.tsx";
import { FilterChips, type FilterOn } from "#app/components/ui/navigation.tsx";
import type { CaseFilter } from "#app/domain/moderation/queue.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

type OtherFilters = Pick<CaseFilter, "kind" | "held" | "overdue" | "q">;

interface QueueFiltersProps {
  filter: CaseFilter;
  counts: { mine: number; nobody: number; overdue: number; prospects: number; institutions: number };
}

/**
 * The queue's filters: the active ones, one-click ones with their counts, which a search doesn't narrow, and the search
 * by number, name or credit code.
 */
export function QueueFilters({ filter, counts }: QueueFiltersProps) {
  const t = useTranslations("admin.queue");
  const { view, kind, held, overdue, q } = filter;
  const rest: OtherFilters = { kind, held, overdue, q };
  const to = (change: OtherFilters) =>
    withQuery(adminPaths.queue(), { view: view === "us" ? undefined : view, ...rest, ...change });
  const kindWord = kind === "prospect_submission" ? "prospects" : "institutions";
  const on = [
    kind && { key: "kind", name: t("filters.kind"), value: t(`filters.${kindWord}`) },
    held && { key: "held", name: t("filters.held"), value: t(`filters.${held}`) },
    overdue && { key: "overdue", name: "", value: t("filters.overdue") },
    q === undefined ? undefined : { key: "q", name: t("filters.q"), value: q },
  ]
    .filter((chip) => chip !== undefined)
    .map((chip): FilterOn => ({ ...chip, without: to({ [chip.key]: undefined }) }));
  const isOpen = view === "us";
  const isHeld = held !== undefined;
  const more = [
    { key: "mine", change: { held: "mine" }, hidden: isHeld },
    { key: "nobody", change: { held: "nobody" }, hidden: isHeld || !isOpen },
    { key: "overdue", change: { overdue: "yes" }, hidden: overdue !== undefined || !isOpen },
    { key: "prospects", change: { kind: "prospect_submission" }, hidden: kind !== undefined },
    { key: "institutions", change: { kind: "institution_verification" }, hidden: kind !== undefined },
  ] as const;
  return (
    <div className="toolbar toolbar--plain">
      <FilterChips on={on} clear={withQuery(adminPaths.queue(), { view: view === "us" ? undefined : view })}>
        {more.map(({ key, change, hidden }) =>
          hidden ? null : (
            <Link key={key} className="chip" to={to(change)}>
              {t(`filters.${key}`)} {isOpen && q === undefined ? <b>{counts[key]}</b> : null}
            </Link>
          ),
        )}
      </FilterChips>
      <Form method="get" action={adminPaths.queue()} role="search" className="row min-w-0">
        {Object.entries({ view: view === "us" ? undefined : view, kind, held, overdue }).map(
          ([name, value]) =>
            value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <SearchField q={q} label={t("search")} />
        <Button>{t("searchButton")}</Button>
      </Form>
    </div>
  );
}
