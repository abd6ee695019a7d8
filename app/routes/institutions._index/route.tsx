import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_KINDS } from "#app/domain/codes/institutions.ts";
import { publicListSchema } from "#app/domain/figures/public-list.ts";
import { visitor } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { InstitutionsTable } from "./institutions-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const { kind = null } = readQuery(args.request, publicListSchema);
  const institutions = byName(locale, await readPublicInstitutions(ctx, actor, { kind }));
  const t = translator(locale, "public");
  return { title: t("institutions.title"), description: t("descriptions.institutions"), kind, institutions };
}

/** Sorted by the names that the reader sees; Chinese by pinyin. */
function byName<Named extends { nameZh: string; nameEn: string | null }>(
  locale: Locale,
  institutions: Named[],
): Named[] {
  const { compare } = new Intl.Collator(locale);
  const nameOf = ({ nameZh, nameEn }: Named) => (locale === "en" ? (nameEn ?? nameZh) : nameZh);
  return institutions.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}

export default function Institutions() {
  const { kind, institutions } = useLoaderData<typeof loader>();
  const t = useTranslations("public.institutions");
  const term = useTerm();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Form method="get" className="toolbar" key={kind}>
        <div className="row">
          <SelectField
            field={{ name: "kind", defaultValue: kind ?? undefined }}
            label={t("filterKind")}
            hideLabel
            blank={t("allKinds")}
            options={INSTITUTION_KINDS.map((value) => ({ value, label: term("institutionKinds", value) }))}
          />
          <Button>{t("show")}</Button>
        </div>
        <span className="toolbar__count">{t("count", { count: institutions.length })}</span>
      </Form>
      {institutions.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <InstitutionsTable institutions={institutions} />
      )}
    </>
  );
}
