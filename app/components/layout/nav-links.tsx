import { useTranslations } from "use-intl";
import type { NavItem, NavPlace } from "./nav-items.ts";

/**
 * Navigation links, the current one marked. Plain anchors (see usePlainLinks); their routes are discovered before a
 * click (`data-discover`, as in Remix's links).
 */
export function NavLinks({ items, at }: { items: readonly NavItem[]; at: NavPlace }) {
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
