import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { Header } from "./header.tsx";
import type { NavItem, Person } from "./nav-items.ts";

/** What stands around every page: the way past the header, the demonstration's note, header, main, footer. */
export function Frame({
  person,
  isDemonstration,
  children,
}: {
  person: Person | null;
  isDemonstration: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      {isDemonstration ? <DemonstrationNote /> : null}
      <Header person={person} />
      <main id="main" className="page page-main">
        {children}
      </main>
      <Footer />
    </>
  );
}

function DemonstrationNote() {
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

function Footer() {
  const t = useTranslations("common");
  return (
    <footer className="site-footer">
      <div className="page">
        <p>{t("footer.promise")}</p>
        <nav aria-label={t("nav.footer")}>
          <ul>
            {footerItems.map(({ word, to }) => (
              <li key={to}>
                <Link to={to}>{t(`nav.${word}`)}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
