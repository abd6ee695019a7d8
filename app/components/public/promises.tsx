import { useTranslations } from "use-intl";

/** What is not counted, and what is never done. */
export function Promises() {
  const t = useTranslations("public.funnel");
  return (
    <div className="pairs">
      <div>
        <h3>{t("notCountedTitle")}</h3>
        <p className="small muted">{t("notCounted")}</p>
      </div>
      <div>
        <h3>{t("neverTitle")}</h3>
        <p className="small muted">{t("never")}</p>
      </div>
    </div>
  );
}
