import { useTranslations } from "use-intl";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { type CounterField, counterFieldsOf } from "#app/domain/offers/negotiation/counter-fields.ts";
import { OFFER_ROUNDS } from "#app/domain/offers/lifecycle.ts";
import { guaranteedPercent, type OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatShare } from "#app/i18n/format.ts";
import type { LargeUnit } from "#app/i18n/large-unit.ts";
import { unitText } from "#app/lib/money.ts";
import { useCounterLabels, useFeeLabels, feeField } from "./counter-labels.ts";
import { usePricedCounter } from "./use-priced-counter.ts";
import { PricedCounterView } from "./priced-counter.tsx";

interface CounterOfferProps {
  offer: OfferView;
  rounds: number;
  whyNot: RefusalCode | null;
  institution: string;
  /** What is left of the ask, if the offer is for more: the amount that is filled in. */
  leftFen: bigint | undefined;
  isOver: boolean;
}

/** The company's changes to the terms: blank fields stay as offered. */
export function CounterOffer({ offer, rounds, whyNot, institution, leftFen, isOver }: CounterOfferProps) {
  const t = useTranslations("offer.counter");
  const { form: reply, refusal } = useReply("counter");
  const unit = useTypedUnit(reply?.initialValue?.["unit"]);
  const form = replyForm(
    "counter",
    reply,
    leftFen === undefined ? {} : { amountFen: unitText(leftFen, unit) },
  );
  const units = useTranslations("offer.units");
  const labels = useCounterLabels(offer);
  const details = useTranslations("offer.details");
  const comma = useTranslations("common.words")("comma");
  const ofFees = useFeeLabels(offer.terms);
  const fee = useFeeFormatter();
  const { priced, requestPrice } = usePricedCounter(form.id, `${offer.id}-${rounds}`);
  const { terms, version } = offer;
  // A deal of a record was made elsewhere.
  if (terms.instrument === "record") return null;
  if (whyNot !== null)
    return rounds < OFFER_ROUNDS ? (
      <WhyNot code={whyNot} />
    ) : (
      <p className="small">{t(isOver ? "usedUpOver" : "usedUp")}</p>
    );
  const now = (name: CounterField) => t("now", { value: shown(terms, name, unit) });
  const hintOf = (name: CounterField) => {
    if (name !== "amountFen") return now(name);
    const whole =
      offer.commitment === "guarantee"
        ? [now(name), `${details("ratioPercent")} ${formatShare(guaranteedPercent(terms))}`].join(comma)
        : now(name);
    const isFilled = leftFen !== undefined && form.field(name).defaultValue === unitText(leftFen, unit);
    return isFilled ? t("filled", { now: whole, institution }) : whole;
  };
  return (
    <PostForm id={form.id} className="decision__part" onChange={requestPrice}>
      <h3>
        {t("title")} <span>{t("round", { round: rounds + 1, rounds: OFFER_ROUNDS })}</span>
      </h3>
      <FormErrors errors={form.summary({ ...labels, ...ofFees, words: t("why") })} refusal={refusal} />
      <p className="small muted">{t(isOver ? "noteOver" : "note", { version, institution })}</p>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="rounds" value={rounds} />
      <input type="hidden" name="unit" value={unit} />
      <div className="fields-2 items-end">
        {counterFieldsOf(terms).map((name) => (
          <NumberField
            key={name}
            field={form.field(name)}
            label={labels[name]}
            hint={hintOf(name)}
            unit={name.endsWith("Fen") ? units(unit) : t(`units.${unitOf(name)}`)}
            large={name.endsWith("Fen") ? unit : undefined}
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
      <div role="status">
        {priced === null ? null : <PricedCounterView commitment={offer.commitment} priced={priced} />}
      </div>
      <TextareaField field={form.field("words")} label={t("why")} hint={t("whyHint")} optional rows={2} />
      <div className="row">
        <SubmitButton tone="secondary" act="counter">
          {t("send")}
        </SubmitButton>
      </div>
    </PostForm>
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
