import type { MouseEventHandler } from "react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import type { NavItem } from "./nav-items.ts";

/** Says that all data on the page is fictitious. */
export function DemonstrationNotice() {
  const t = useTranslations("common.demo");
  return (
    <aside className="demo-note" aria-label={t("label")}>
      <p className="page">{t.rich("text", { zh: (words) => <span lang="zh-CN">{words}</span> })}</p>
    </aside>
  );
}

const footerItems: readonly NavItem[] = [
  { word: "ranking", to: paths.ranking() },
  { word: "funnel", to: paths.funnel() },
  { word: "institutions", to: paths.institutions() },
  { word: "privacy", to: paths.privacy() },
  { word: "accessibility", to: paths.accessibility() },
  { word: "preferences", to: paths.preferences() },
];

/** The footer of every page. Plain anchors (see usePlainLinks). */
export function Footer({ onClick }: { onClick: MouseEventHandler }) {
  const t = useTranslations("common");
  return (
    <footer className="site-footer" onClick={onClick}>
      <div className="page">
        <p>{t("footer.promise")}</p>
        <nav aria-label={t("nav.footer")}>
          <ul>
            {footerItems.map(({ word, to }) => (
              <li key={to}>
                <a href={to}>{t(`nav.${word}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
