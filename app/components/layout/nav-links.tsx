import { useTranslations } from "use-intl";
import type { NavItem, Place } from "./nav-items.ts";

/**
 * Links to parts of the platform, the present one marked. Plain anchors (see usePlainLinks); where they lead is found out
 * before they are clicked (`data-discover`, as Remix's own links have it).
 */
export function NavLinks({ items, at }: { items: readonly NavItem[]; at: Place }) {
  const t = useTranslations("common.nav");
  return (
    <>
      {items.map(({ to, word }) => (
        <a
          key={to}
          aria-current={to === at?.to ? (at.isOwn ? "page" : "true") : undefined}
          href={to}
          data-discover="true"
        >
          {t(word)}
        </a>
      ))}
    </>
  );
}
