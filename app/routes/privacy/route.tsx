import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { visitor } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const t = translator(locale, "public");
  return { title: t("privacy.title"), description: t("descriptions.privacy") };
}

const sections = ["before", "consent", "revoke", "personal", "automated", "kept", "cookies"] as const;

export default function Privacy() {
  const t = useTranslations("public.privacy");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="stack-lg prose">
        {sections.map((section) => (
          <section key={section} className="stack" aria-labelledby={section}>
            <h2 id={section}>{t(`sections.${section}.title`)}</h2>
            <p>{t(`sections.${section}.text`)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
