import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** The recovery codes, once. `to` is where the person was. */
export function RecoveryCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const t = useTranslations("accounts.factor.codes");
  return (
    <Notice title={t("title")} live>
      <div className="stack">
        <p>{t("text")}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <LinkButton to={to} tone="primary" document>
            {t("goOn")}
          </LinkButton>
        </p>
      </div>
    </Notice>
  );
}
