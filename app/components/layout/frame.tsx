import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { usePlainLinks } from "../ui/plain-links.ts";
import { ArrivalFocus } from "./arrival-focus.ts";
import { DemonstrationNotice, Footer } from "./frame-views.tsx";
import { Header } from "./header.tsx";
import type { Person } from "./nav-items.ts";
import { NavigationProgress } from "./navigation-progress.tsx";

interface FrameProps {
  person: Person | null;
  isDemonstration: boolean;
  children: ReactNode;
}

/** The frame of every page: skip link, demonstration notice, header, main, footer. */
export function Frame({ person, isDemonstration, children }: FrameProps) {
  const t = useTranslations("common");
  const goTo = usePlainLinks();
  return (
    <>
      <ArrivalFocus />
      <NavigationProgress />
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      {isDemonstration ? <DemonstrationNotice /> : null}
      <Header person={person} />
      <main id="main" className="page page-main">
        {person?.readerNote ? <p className="note-line note-line--lead">{person.readerNote}</p> : null}
        {children}
      </main>
      <Footer onClick={goTo} />
    </>
  );
}
