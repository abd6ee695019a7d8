import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { visitor } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const t = translator(locale, "public");
  return { title: t("accessibility.title"), description: t("descriptions.accessibility") };
}

export default function Accessibility() {
  const t = useTranslations("public.accessibility");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="stack-lg prose">
        <section className="stack" aria-labelledby="works">
          <h2 id="works">{t("works.title")}</h2>
          <ul className="plain-list">
            {(["a", "b", "c", "d", "e"] as const).map((line) => (
              <li key={line}>{t(`works.${line}`)}</li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="known">
          <h2 id="known">{t("known.title")}</h2>
          <p>{t("known.a")}</p>
        </section>
        <section className="stack" aria-labelledby="tell">
          <h2 id="tell">{t("tell.title")}</h2>
          <p>{t("tell.text")}</p>
        </section>
      </div>
    </>
  );
}
