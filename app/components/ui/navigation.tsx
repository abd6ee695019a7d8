import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "./icon.tsx";

export interface Tab {
  key: string;
  to: string;
  label: ReactNode;
  count?: ReactNode;
  current?: boolean;
}

/** Views of one list, as links. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ key, to, label: name, count, current }) => (
        <Link key={key} to={to} aria-current={current ? "page" : undefined}>
          {name} {count === undefined ? null : <span>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Pages of a keyset list: there is a page before and one after, but no numbers. */
export function Pagination({
  summary,
  previous,
  next,
}: {
  summary?: ReactNode;
  previous: string | null;
  next: string | null;
}) {
  const t = useTranslations("common.pagination");
  if (previous === null && next === null) return summary ? <p className="note-line">{summary}</p> : null;
  return (
    <nav className="pagination" aria-label={t("label")}>
      <span>{summary}</span>
      <ul>
        {previous === null ? null : (
          <li>
            <Link to={previous} rel="prev">
              {t("previous")}
            </Link>
          </li>
        )}
        {next === null ? null : (
          <li>
            <Link to={next} rel="next">
              {t("next")}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** A filter that is on: what it filters by, and the address of the list without it. */
export interface FilterOn {
  key: string;
  name: ReactNode;
  value: ReactNode;
  without: string;
}

/** Filters as chips; `children` is where more can be added. Filters live in the URL, so each chip is a link. */
export function FilterChips({
  on,
  clear,
  children,
}: {
  on: readonly FilterOn[];
  clear?: string | undefined;
  children?: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <div className="chips" role="group" aria-label={t("filters.label")}>
      {on.map(({ key, name, value, without }) => (
        <Link key={key} className="chip chip--on" to={without}>
          {name} <b>{value}</b>
          <Icon name="cross" />
          <span className="visually-hidden">{t("actions.removeFilter")}</span>
        </Link>
      ))}
      {children}
      {clear !== undefined && on.length > 1 ? (
        <Link className="btn btn-quiet btn-sm" to={clear}>
          {t("actions.clearAll")}
        </Link>
      ) : null}
    </div>
  );
}
