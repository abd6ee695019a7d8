import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { requireAdmin } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { readExposure } from "#app/services/audit/read-exposure.server.ts";
import { SpreadTable } from "./spread-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  return { title: translator(locale, "admin")("exposure.title"), exposure: await readExposure(ctx, actor) };
}

export default function ExposurePage() {
  const { title, exposure } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.exposure");
  const locale = useLocale();
  const { days, since, until } = exposure;
  const from = formatDay(locale, since);
  return (
    <>
      <PageHeader title={title} lead={t("lead")}>
        {t("period", { from, to: formatDay(locale, until), days })}
      </PageHeader>
      {(["institutions", "prospects"] as const).map((kind) => (
        <Section key={kind} id={kind} title={t(`${kind}.title`)}>
          <div className="stack">
            <SpreadTable kind={kind} days={days} spread={exposure[kind]} />
            {kind === "prospects" ? <p className="small muted">{t("counted")}</p> : null}
          </div>
        </Section>
      ))}
    </>
  );
}
