import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { visitor } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const t = translator(locale, "public");
  return { title: t("terms.title"), description: t("descriptions.terms"), from: IN_FORCE.terms };
}

const sections = [
  "what",
  "accounts",
  "truth",
  "consent",
  "offers",
  "fees",
  "ranking",
  "measures",
  "liability",
  "law",
  "changes",
] as const;

export default function Terms() {
  const { from } = useLoaderData<typeof loader>();
  const t = useTranslations("public.terms");
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
      </div>
    </>
  );
}
