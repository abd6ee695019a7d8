import type { MouseEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "./icon.tsx";
import { usePlainLinks } from "./plain-links.ts";

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
    <nav className="tabs" aria-label={label} onClick={usePlainLinks()}>
      {tabs.map(({ key, to, label: name, count, current }) => (
        <a key={key} aria-current={current ? "page" : undefined} href={to}>
          {name} {count === undefined ? null : <span>{count}</span>}
        </a>
      ))}
    </nav>
  );
}

interface PaginationProps {
  isFirst: boolean;
  /** The cursor of the next page, if there is one. */
  next: string | null;
  /** The address of the page after a cursor, or of the first page. */
  to: (cursor?: string) => string;
}

/** Pages of a keyset-paginated list: previous and next, but no page numbers. */
export function Pagination({ isFirst, next, to }: PaginationProps) {
  const t = useTranslations("common.pagination");
  const goTo = usePlainLinks();
  if (isFirst && next === null) return null;
  return (
    <nav className="pagination" aria-label={t("label")} onClick={goTo}>
      <span />
      <ul>
        {isFirst ? null : (
          <li>
            <a rel="prev" href={to()}>
              {t("previous")}
            </a>
          </li>
        )}
        {next === null ? null : (
          <li>
            <a rel="next" href={to(next)}>
              {t("next")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** An active filter: its label, and the URL of the list without it. */
export interface FilterOn {
  key: string;
  name: ReactNode;
  value: ReactNode;
  without: string;
}

interface Filters {
  on: readonly FilterOn[];
  clear?: string | undefined;
  children?: ReactNode;
}

/** Active filters as chips; `children` is where more can be added. Filters are in the URL, so each chip is a link. */
export function FilterChips(filters: Filters) {
  return <PlainFilterChips {...filters} onClick={usePlainLinks()} />;
}

interface PlainFilterChipsProps extends Filters {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
}

/** The same with plain anchors; a parent element must handle their clicks (see usePlainLinks). */
export function PlainFilterChips({ on, clear, children, onClick }: PlainFilterChipsProps) {
  const t = useTranslations("common");
  return (
    <div className="chips" role="group" aria-label={t("filters.label")} onClick={onClick}>
      {on.map(({ key, name, value, without }) => (
        <a key={key} className="chip chip--on" href={without}>
          {name} <b>{value}</b>
          <Icon name="cross" />
          <span className="visually-hidden">{t("actions.removeFilter")}</span>
        </a>
      ))}
      {children}
      {clear !== undefined && on.length > 1 ? (
        <a className="btn btn-quiet btn-sm" href={clear}>
          {t("actions.clearAll")}
        </a>
      ) : null}
    </div>
  );
}
