import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { NamedSection, PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day, DayOf } from "#app/components/ui/when.tsx";
import { visitor } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";
import { Answers } from "./answers.tsx";
import { Drawdowns } from "./drawdowns.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const institution = await readPublicInstitution(ctx, actor, idParam(args.params, "institutionId"));
  const { nameEn, nameZh } = institution;
  const name = locale === "en" ? (nameEn ?? nameZh) : nameZh;
  const description = translator(locale, "public")("descriptions.institution", { name });
  return { title: name, description, institution };
}

export default function Institution() {
  const { institution } = useLoaderData<typeof loader>();
  const t = useTranslations("public.institutions");
  const locale = useLocale();
  const name = useInstitutionName()(institution);
  const { licenceExpiresOn: expiresOn, verifiedAt } = institution;
  const about =
    locale === "en"
      ? (institution.aboutEn ?? institution.aboutZh)
      : (institution.aboutZh ?? institution.aboutEn);
  return (
    <>
      <PageHeader title={name} crumbs={crumbTo(t("title"), t("back"), paths.institutions())}>
        <Term of="institutionKinds" code={institution.kind} />
      </PageHeader>
      {institution.isRestricted ? (
        <Notice tone="due">
          <p>{t("restricted")}</p>
        </Notice>
      ) : null}
      <div className="split split--panel-end">
        <div>
          <Answers responsiveness={institution.responsiveness} />
          <Drawdowns drawdowns={institution.drawdowns} />
          {about ? (
            <Section id="about" title={t("about")}>
              <p className="prose">{about}</p>
            </Section>
          ) : null}
        </div>
        <NamedSection id="licence" title={t("licence")} heading="sidebar">
          <FactList>
            <Fact label={t("licenceNumber")} value={institution.licenceNumber} />
            <Fact label={t("regulator")} value={<Term of="regulators" code={institution.regulator} />} />
            <Fact label={t("scope")} value={institution.licenceScope} />
            <Fact label={t("expires")} value={expiresOn === null ? t("noExpiry") : <Day day={expiresOn} />} />
            <Fact label={t("verified")} value={verifiedAt === null ? "–" : <DayOf at={verifiedAt} />} />
            <Fact label={t("mandates")} value={institution.mandatesInForce} />
          </FactList>
        </NamedSection>
      </div>
    </>
  );
}
