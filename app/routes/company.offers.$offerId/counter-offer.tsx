import { useFetcher } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { NumberField, TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { type CounterField, counterFieldsOf } from "#app/domain/offers/negotiation/counter-fields.ts";
import { OFFER_ROUNDS } from "#app/domain/offers/lifecycle.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import type { LargeUnit } from "#app/i18n/large-unit.ts";
import { unitText } from "#app/lib/money.ts";
import type { PricedCounter } from "#app/services/offers/price-counter.server.ts";

const typingPauseMs = 500;

interface CounterOfferProps {
  offer: OfferView;
  rounds: number;
  whyNot: RefusalCode | null;
  institution: string;
}

/** The company's changes to the terms: blank fields stay as offered. */
export function CounterOffer({ offer, rounds, whyNot, institution }: CounterOfferProps) {
  const t = useTranslations("offer.counter");
  const { form: reply, refusal } = useReply("counter");
  const form = replyForm("counter", reply, {});
  const unit = useTypedUnit(reply?.initialValue?.["unit"]);
  const units = useTranslations("offer.units");
  const labels = useCounterLabels();
  const ofFees = useFeeLabels(offer.terms);
  const fee = useFeeFormatter();
  const { priced, requestPrice } = usePricedCounter(form.id, `${offer.id}-${rounds}`);
  const { terms, version } = offer;
  // A deal of a record was made elsewhere.
  if (terms.instrument === "record") return null;
  if (whyNot !== null)
    return rounds < OFFER_ROUNDS ? <WhyNot code={whyNot} /> : <p className="small">{t("usedUp")}</p>;
  return (
    <PostForm id={form.id} className="decision__part" onChange={requestPrice}>
      <h3>
        {t("title")} <span>{t("round", { round: rounds + 1, rounds: OFFER_ROUNDS })}</span>
      </h3>
      <FormErrors errors={form.summary({ ...labels, ...ofFees, words: t("why") })} refusal={refusal} />
      <p className="small muted">{t("note", { version, institution })}</p>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="unit" value={unit} />
      <div className="fields-2 items-end">
        {counterFieldsOf(terms).map((name) => (
          <NumberField
            key={name}
            field={form.field(name)}
            label={labels[name]}
            hint={t("now", { value: shown(terms, name, unit) })}
            unit={name.endsWith("Fen") ? units(unit) : t(`units.${unitOf(name)}`)}
            whole={unitOf(name) === "months" || unitOf(name) === "seats" || unitOf(name) === "bp"}
            optional
          />
        ))}
        {terms.instrument === "equity"
          ? null
          : terms.fees.map((line, index) => {
              const name = feeField(line, index);
              return (
                <NumberField
                  key={name}
                  field={form.field(name)}
                  label={ofFees[name] ?? ""}
                  hint={t("now", { value: fee(line) })}
                  unit={t(line.percent === undefined ? "units.yuan" : "units.percent")}
                  optional
                />
              );
            })}
      </div>
      <div role="status">{priced === null ? null : <PricedCounterView priced={priced} />}</div>
      <TextareaField field={form.field("words")} label={t("why")} hint={t("whyHint")} optional rows={2} />
      <div className="row">
        <SubmitButton tone="secondary" act="counter">
          {t("send")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}

/** The key figures of the counter-offer beside those of the offer. */
function PricedCounterView({ priced: { before, after } }: { priced: PricedCounter }) {
  const t = useTranslations("offer.counter");
  const locale = useLocale();
  const rate = (percent: string | null) => (percent === null ? null : formatRate(percent));
  const money = (fen: bigint | null) => (fen === null ? null : formatMoneyExact(locale, fen));
  const share = (bp: number | null) => (bp === null ? null : formatStake(bp));
  const saved =
    before.totalCostFen === null || after.totalCostFen === null
      ? 0n
      : before.totalCostFen - after.totalCostFen;
  return (
    <FactList>
      <Changed what="rate" was={rate(before.ratePercent)} is={rate(after.ratePercent)} />
      <Changed what="total" was={money(before.totalCostFen)} is={money(after.totalCostFen)} />
      <Changed what="dilution" was={share(before.dilutionBp)} is={share(after.dilutionBp)} />
      {saved === 0n ? null : (
        <Fact
          label={t(saved > 0n ? "save" : "more")}
          value={<b>{formatMoneyExact(locale, saved > 0n ? saved : -saved)}</b>}
        />
      )}
    </FactList>
  );
}

interface ChangedProps {
  what: "rate" | "total" | "dilution";
  was: string | null;
  is: string | null;
}

function Changed({ what, was, is }: ChangedProps) {
  const t = useTranslations("offer.counter");
  if (was === null || is === null || was === is) return null;
  const value = (
    <>
      <del className="nowrap">{was}</del>
      <ins className="nowrap">{is}</ins>
    </>
  );
  return <Fact label={t(what)} value={value} />;
}

/**
 * Requests the figures shortly after the last change, and at once for input typed before the scripts loaded; invalid
 * terms have none.
 */
function usePricedCounter(formId: string, key: string) {
  const { data, submit } = useFetcher<unknown>({ key: `counter-offer-${key}` });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const ask = (form: HTMLFormElement): void => {
    const typed = new FormData(form);
    typed.set("act", "counter");
    submit(typed, { method: "post", action: "?as=weighing" });
  };
  useEffect(() => {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement && isFilled(form)) ask(form);
    return () => clearTimeout(timer.current);
  }, []);
  const requestPrice = ({ currentTarget: form }: FormEvent<HTMLFormElement>): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(form), typingPauseMs);
  };
  return { requestPrice, priced: (data as { priced?: PricedCounter } | undefined)?.priced ?? null };
}

const isFilled = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")].some(({ value }) => value !== "");

function useCounterLabels(): Record<CounterField, string> {
  const t = useTranslations("offer");
  return {
    amountFen: t("terms.amount"),
    termMonths: t("terms.term"),
    spreadBp: t("counter.points"),
    fixedRatePercent: t("builder.fields.fixedRatePercent"),
    postMoneyFen: t("builder.fields.postMoneyFen"),
    poolPercent: t("builder.fields.poolPercent"),
    boardSeats: t("builder.fields.boardSeats"),
    commitmentPercent: t("details.commitmentPercent"),
    advancePercent: t("details.advancePercent"),
    servicePercent: t("details.servicePercent"),
    discountPercent: t("details.discountPercent"),
    capFen: t("details.capFen"),
  };
}

/** A cost is changed in its own unit: a percentage or an amount. */
const feeField = ({ percent }: { percent?: string | undefined }, line: number) =>
  `${percent === undefined ? "feeAmounts" : "feePercents"}[${line}]`;

function useFeeLabels(terms: OfferView["terms"]): Record<string, string> {
  const t = useTranslations("offer.counter");
  const lines = "fees" in terms ? terms.fees : [];
  return Object.fromEntries(
    lines.map((line, index) => [feeField(line, index), t("feeLabel", { line: index + 1 })]),
  );
}

function unitOf(name: CounterField): "months" | "bp" | "seats" | "percent" {
  if (name === "termMonths") return "months";
  if (name === "spreadBp") return "bp";
  return name === "boardSeats" ? "seats" : "percent";
}

function shown(terms: OfferTerms, name: CounterField, unit: LargeUnit): string {
  const { details, ...own } = terms as Record<string, unknown> & { details?: Record<string, unknown> };
  const value = own[name] ?? details?.[name];
  if (typeof value === "bigint") return unitText(value, unit);
  return typeof value === "number" || typeof value === "string" ? String(value) : "—";
}
