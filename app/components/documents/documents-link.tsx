import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Section } from "../ui/page-header.tsx";

interface DocumentsLinkProps {
  to: string;
  /** For its company. */
  institution?: string;
  /** Nothing more can be opened or asked for. */
  isOver: boolean;
}

/** Link from an introduction to its documents. Companies see `institution`. */
export function DocumentsLink({ to, institution, isOver }: DocumentsLinkProps) {
  const t = useTranslations("documents.link");
  return (
    <Section id="documents" title={t("title")}>
      <p>
        <Link to={to}>
          {institution === undefined
            ? t(isOver ? "institutionOver" : "institution")
            : t(isOver ? "companyOver" : "company", { institution })}
        </Link>
      </p>
    </Section>
  );
}
