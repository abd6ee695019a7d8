import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface JumpLinksProps {
  /** The sections of the form below: their ids and headings. */
  sections: readonly { id: string; title: ReactNode }[];
}

/** Links to the sections of a long form: a keyboard reaches the last one without passing every field. */
export function JumpLinks({ sections }: JumpLinksProps) {
  const t = useTranslations("common");
  return (
    <nav className="jump-links" aria-label={t("jumpTo")}>
      <span aria-hidden="true">{t("jumpTo")}</span>
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
