import { useTranslations } from "use-intl";

const accounts = [
  ["company", "company@demo.longspring.test"],
  ["institution", "institution@demo.longspring.test"],
  ["admin", "admin@demo.longspring.test"],
] as const;
const password = "spring-thaw-2018";

/** The accounts of the demonstration. */
export function DemoAccounts() {
  const t = useTranslations("accounts.signIn.demo");
  return (
    <aside className="stack" aria-labelledby="demo-accounts">
      <h2 className="rail__title" id="demo-accounts">
        {t("title")}
      </h2>
      <dl className="stack small">
        {accounts.map(([key, email]) => (
          <div key={key}>
            <dt className="muted">{t(key)}</dt>
            <dd>{email}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t.rich("text", { password, code: (words) => <code>{words}</code> })}</p>
    </aside>
  );
}
