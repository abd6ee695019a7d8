import { useLocale, useTranslations } from "use-intl";
import { useBandFormatters } from "#app/components/matching/bands.ts";
import { useCriterionFormatter } from "#app/components/matching/criterion-formatter.ts";
import { useTeaserFacts } from "#app/components/matching/teaser-facts.ts";
import { Fact, FactList, FactRow, SidebarBlock } from "#app/components/ui/facts.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { formatMonthsRange, formatRate } from "#app/i18n/format.ts";
import { formatSought } from "#app/i18n/sought.ts";
import type { ShownProspect } from "./shapes.ts";

/** The prospect's texts, and its figures in bands. */
export function OpportunityRecord({ prospect }: { prospect: ShownProspect }) {
  const t = useTranslations("matching.opportunities.detail");
  const facts = useTeaserFacts();
  const { texts } = prospect;
  const parts = ["product", "market", "growthPlan", "customers", "team"] as const;
  return (
    <section className="stack" aria-labelledby="record">
      <h2 className="visually-hidden" id="record">
        {t("figures")}
      </h2>
      <FactRow facts={facts(prospect.shown)} />
      <MoreFacts prospect={prospect} />
      {parts.map((part) =>
        texts[part] === "" ? null : (
          <div key={part}>
            <h3>{t(part)}</h3>
            <p className="prose whitespace-pre-line">{texts[part]}</p>
          </div>
        ),
      )}
      {texts.figuresNote === null ? null : (
        <div>
          <h3>{t("figuresNote")}</h3>
          <p className="prose whitespace-pre-line">{texts.figuresNote}</p>
        </div>
      )}
    </section>
  );
}

function MoreFacts({ prospect }: { prospect: ShownProspect }) {
  const t = useTranslations("matching.opportunities");
  const words = useTranslations("matching.values");
  const none = useTranslations("common.words");
  const term = useTerm();
  const bands = useBandFormatters();
  const { shown } = prospect;
  const years =
    shown.ageYears === null ? null : words("years", { count: 0 }).replace("0", bands.count(shown.ageYears));
  return (
    <FactRow>
      <Fact label={t("facts.age")} value={years ?? words("notShown")} />
      <Fact
        label={t("facts.debt")}
        value={shown.debtRatioBp === null ? words("notShown") : bands.percent(shown.debtRatioBp)}
      />
      <Fact
        label={t("detail.size")}
        value={shown.size === null ? words("notShown") : term("sizeClasses", shown.size)}
      />
      <Fact
        label={t("detail.recognitions")}
        value={
          <TermList
            of="recognitions"
            codes={shown.recognitions}
            none={shown.hasAllRecognitions ? none("none") : words("notShown")}
          />
        }
      />
    </FactRow>
  );
}

/** The prospect's ask. */
export function OpportunityAsk({ prospect }: { prospect: ShownProspect }) {
  const t = useTranslations("matching.opportunities.detail");
  const locale = useLocale();
  const words = useCriterionFormatter();
  const common = useTranslations("common.words");
  const values = useTranslations("matching.values");
  const term = useTerm();
  const { shown, termMonthsMin, termMonthsMax, firstAnswerDays } = prospect;
  return (
    <section className="stack">
      <SidebarBlock title={t("ask")}>
        <p className="list-card__sum">{formatSought(locale, common, shown.askFen)}</p>
        <FactList>
          <Fact
            label={t("term")}
            value={
              termMonthsMin === null && termMonthsMax === null
                ? values("notGiven")
                : formatMonthsRange(locale, termMonthsMin, termMonthsMax)
            }
          />
          <Fact label={t("instruments")} value={<TermList of="instruments" codes={prospect.instruments} />} />
          <Fact label={t("purpose")} value={term("purposes", prospect.purpose)} />
          <Fact
            label={t("securities")}
            value={
              prospect.securities === null ? (
                values("notGiven")
              ) : (
                <TermList of="securities" codes={prospect.securities} />
              )
            }
          />
          {prospect.maxRatePercent === null ? null : (
            <Fact label={t("maxRate")} value={formatRate(prospect.maxRatePercent)} />
          )}
          {firstAnswerDays === null ? null : (
            <Fact
              label={t("firstAnswer")}
              value={words({ type: "workingDays", min: null, max: firstAnswerDays }, "first_answer")}
            />
          )}
          <Fact label={t("publishedOn")} value={<Day day={prospect.publishedOn} />} />
        </FactList>
        <div>
          <h3 className="small">{t("useOfFunds")}</h3>
          <p className="small whitespace-pre-line">{prospect.texts.useOfFunds}</p>
        </div>
      </SidebarBlock>
    </section>
  );
}
