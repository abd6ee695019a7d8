import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { paths } from "#app/shared/paths.ts";

const entries = [
  { entry: "company", to: paths.joinAs("company") },
  { entry: "institution", to: paths.joinAs("institution") },
  { entry: "check", to: paths.funnel() },
] as const;

/** The three entry points: seek capital, offer it, check the results. */
export function EntryLinks() {
  const t = useTranslations("public.doors");
  return (
    <section className="home-section" aria-labelledby="doors">
      <h2 id="doors">{t("title")}</h2>
      <div className="doors">
        {entries.map(({ entry, to }) => (
          <div className="door" key={entry}>
            <h3>{t(`${entry}.title`)}</h3>
            <ul>
              {(["a", "b", "c"] as const).map((line) => (
                <li key={line}>{t(`${entry}.${line}`)}</li>
              ))}
            </ul>
            <LinkButton to={to}>{t(`${entry}.action`)}</LinkButton>
          </div>
        ))}
      </div>
    </section>
  );
}
