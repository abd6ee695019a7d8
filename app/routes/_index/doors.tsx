import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { paths } from "#app/shared/paths.ts";

const doors = [
  { door: "company", to: paths.joinAs("company") },
  { door: "institution", to: paths.joinAs("institution") },
  { door: "check", to: paths.funnel() },
] as const;

/** The three entry points: seek capital, offer it, check the results. */
export function Doors() {
  const t = useTranslations("public.doors");
  return (
    <section className="home-section" aria-labelledby="doors">
      <h2 id="doors">{t("title")}</h2>
      <div className="doors">
        {doors.map(({ door, to }) => (
          <div className="door" key={door}>
            <h3>{t(`${door}.title`)}</h3>
            <ul>
              {(["a", "b", "c"] as const).map((line) => (
                <li key={line}>{t(`${door}.${line}`)}</li>
              ))}
            </ul>
            <LinkButton to={to}>{t(`${door}.action`)}</LinkButton>
          </div>
        ))}
      </div>
    </section>
  );
}
