import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { ORGANIZATION_KINDS } from "#app/domain/accounts/organization-kinds.ts";
import { homeOf, visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale, session } = await visitor(args);
  if (session !== null && session.membership.kind !== "none") return seeOther(homeOf(session));
  const description = translator(locale, "public")("descriptions.join");
  return { title: translator(locale, "accounts")("join.title"), description };
}

export default function JoinPage() {
  const t = useTranslations("accounts.join");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="split split--even">
        {ORGANIZATION_KINDS.map((kind) => (
          <section key={kind} className="stack" aria-labelledby={`join-${kind}`}>
            <h2 id={`join-${kind}`}>{t(`${kind}.title`)}</h2>
            <p>{t(`${kind}.text`)}</p>
            <p>
              <LinkButton to={paths.joinAs(kind)} tone={kind === "company" ? "primary" : "secondary"}>
                {t(`${kind}.action`)}
              </LinkButton>
            </p>
          </section>
        ))}
      </div>
      <div className="section section--spaced">
        <p>{t("invited")}</p>
        <p>
          {t("known")} <Link to={paths.signIn()}>{t("signIn")}</Link>
        </p>
      </div>
    </>
  );
}
