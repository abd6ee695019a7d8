import { useTranslations } from "use-intl";
import { CriteriaTable, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { FitRing } from "#app/components/ui/fit.tsx";
import type { ShownExample } from "#app/http/answers/format-example.server.ts";
import { paths } from "#app/shared/paths.ts";

interface HeroProps {
  /** A signed-in person's start page. */
  home: string | null;
  example: ShownExample;
}

/** The product in one sentence, beside one match as both sides see it. */
export function Hero({ home, example }: HeroProps) {
  const t = useTranslations("public.home");
  return (
    <section className="hero" aria-labelledby="headline">
      <div className="hero__text">
        <h1 id="headline">
          {t.rich("headline", { nb: (words) => <span className="nowrap">{words}</span> })}
        </h1>
        <p className="lead">{t("lead")}</p>
        <div className="row">
          {home === null ? (
            <>
              <LinkButton to={paths.joinAs("company")} tone="primary" size="lg">
                {t("post")}
              </LinkButton>
              <LinkButton to={paths.joinAs("institution")} size="lg">
                {t("offer")}
              </LinkButton>
            </>
          ) : (
            <LinkButton to={home} tone="primary" size="lg">
              {t("continue")}
            </LinkButton>
          )}
        </div>
        <p className="small muted">{t("free")}</p>
      </div>
      <Slip example={example} />
    </section>
  );
}

function Slip({ example: { criteria, standing } }: Pick<HeroProps, "example">) {
  const t = useTranslations("public.slip");
  const amount = criteria.find(({ key }) => key === "amount");
  return (
    <article className="slip" aria-labelledby="slip">
      <header className="slip__head">
        <div>
          <p className="small muted">{t("kicker")}</p>
          <h2 className="list-card__title" id="slip">
            {t("title", { amount: amount?.has ?? "" })}
          </h2>
          <p className="list-card__meta">{t("mandate", { amount: amount?.wanted ?? "" })}</p>
        </div>
        <FitRing standing={standing} />
      </header>
      <CriteriaTable
        caption={t("caption")}
        hideCaption
        wantedHead={t("mandateHead")}
        hasHead={t("companyHead")}
        rows={criteria}
      />
      <WhatWouldChange stacked>{t("change")}</WhatWouldChange>
    </article>
  );
}
