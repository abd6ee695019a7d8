import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { visitor } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { toRetentionRows } from "./retention-rows.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await visitor(args);
  const t = translator(locale, "public");
  const heads = translator(locale, "retention");
  const { operatorName, privacyContact } = ctx.config.web;
  return {
    title: t("privacy.title"),
    description: t("descriptions.privacy"),
    from: IN_FORCE.privacy,
    operator:
      operatorName === null || privacyContact === null
        ? null
        : { name: operatorName, contact: privacyContact.replace(/^mailto:/, "") },
    heads: {
      data: heads("heads.data"),
      purpose: heads("heads.purpose"),
      kept: heads("heads.kept"),
      law: heads("heads.law"),
    },
    retention: toRetentionRows(locale),
  };
}

const sections = [
  "before",
  "consent",
  "revoke",
  "personal",
  "rights",
  "automated",
  "kept",
  "deletion",
  "stays",
  "writing",
  "cookies",
] as const;

export default function Privacy() {
  const { from, operator } = useLoaderData<typeof loader>();
  const t = useTranslations("public.privacy");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { from: formatDay(locale, from) })} />
      <div className="stack-lg">
        {operator === null ? null : (
          <section className="stack prose" aria-labelledby="operator">
            <h2 id="operator">{t("operator.title")}</h2>
            <p>{t("operator.text", operator)}</p>
          </section>
        )}
        {sections.map((section) => (
          <section key={section} className="stack" aria-labelledby={section}>
            <h2 id={section}>{t(`sections.${section}.title`)}</h2>
            <p className="prose">{t(`sections.${section}.text`)}</p>
            {section === "kept" ? <Periods /> : null}
          </section>
        ))}
        <p className="row">
          <Link to={deletionPath()}>{t("toDeletion")}</Link>
          <Link to={paths.terms()}>{t("toTerms")}</Link>
        </p>
      </div>
    </>
  );
}

/** The retention classes: one table for each kind of people. */
function Periods() {
  const { heads, retention } = useLoaderData<typeof loader>();
  return retention.map(({ subject, title, rows }) => (
    <section key={subject} className="stack" aria-labelledby={subject}>
      <h3 id={subject}>{title}</h3>
      <Table
        caption={title}
        cards
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "data", head: heads.data, cell: ({ data }) => data },
          { key: "purpose", head: heads.purpose, cell: ({ purpose }) => purpose },
          { key: "kept", head: heads.kept, cell: ({ kept }) => kept },
          { key: "law", head: heads.law, cell: ({ law }) => law },
        ]}
      />
    </section>
  ));
}
