import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { paths } from "#app/shared/paths.ts";
import { CheckboxField } from "../ui/choices.tsx";
import type { FieldTexts } from "../ui/field.tsx";

/** The tick by which a person accepts the versions in force; both documents open beside the form. */
export function AgreementField({ field, label }: Pick<FieldTexts, "field" | "label">) {
  const t = useTranslations("accounts.agreements");
  return (
    <>
      <CheckboxField field={field} label={label} value={VERSIONS_IN_FORCE} />
      <p>
        <Link to={paths.terms()} target="_blank">
          {t("terms")}
        </Link>{" "}
        ·{" "}
        <Link to={paths.privacy()} target="_blank">
          {t("privacy")}
        </Link>
      </p>
    </>
  );
}
