import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Section } from "../ui/page-header.tsx";

/** Link from an introduction to its documents. Companies see `institution`. */
export function DocumentsLink({ to, institution }: { to: string; institution?: string }) {
  const t = useTranslations("documents.link");
  return (
    <Section id="documents" title={t("title")}>
      <p>
        <Link to={to}>{institution === undefined ? t("institution") : t("company", { institution })}</Link>
      </p>
    </Section>
  );
}
