import { useTranslations } from "use-intl";
import { FactList } from "#app/components/ui/facts.tsx";

const accounts = ["company", "institution", "admin"] as const;
const password = "spring-thaw-2018";

/** Whom one can be in the demonstration. */
export function DemoAccounts() {
  const t = useTranslations("accounts.signIn.demo");
  return (
    <aside aria-labelledby="demo-accounts">
      <h2 className="rail__title" id="demo-accounts">
        {t("title")}
      </h2>
      <FactList
        facts={accounts.map((key) => ({ key, label: t(key), value: `${key}@demo.longspring.test` }))}
      />
      <p className="small muted">{t.rich("text", { password, code: (words) => <code>{words}</code> })}</p>
    </aside>
  );
}
