import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { visitor } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const t = translator(locale, "public");
  return { title: t("privacy.title"), description: t("descriptions.privacy"), from: IN_FORCE.privacy };
}

const sections = ["before", "consent", "revoke", "personal", "automated", "kept", "cookies"] as const;

export default function Privacy() {
  const { from } = useLoaderData<typeof loader>();
  const t = useTranslations("public.privacy");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { from: formatDay(locale, from) })} />
      <div className="stack-lg prose">
        {sections.map((section) => (
          <section key={section} className="stack" aria-labelledby={section}>
            <h2 id={section}>{t(`sections.${section}.title`)}</h2>
            <p>{t(`sections.${section}.text`)}</p>
          </section>
        ))}
        <p>
          <Link to={paths.terms()}>{t("toTerms")}</Link>
        </p>
      </div>
    </>
  );
}
