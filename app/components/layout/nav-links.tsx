import { Link, useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { currentItem, type NavItem } from "./nav-items.ts";

/** Links to parts of the house, the present one marked. A step to another audience loads a document. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const t = useTranslations("common.nav");
  const { pathname } = useLocation();
  const current = currentItem(items, pathname);
  return (
    <>
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          aria-current={item === current ? (pathname === item.to ? "page" : "true") : undefined}
        >
          {t(item.word)}
        </Link>
      ))}
    </>
  );
}
