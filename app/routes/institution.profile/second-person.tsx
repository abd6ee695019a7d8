import { useLocale, useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { unitText } from "#app/lib/money.ts";

/** The amount above which the institution's offers need a second person; an owner can change it. */
export function SecondPerson({ aboveFen, mayChange }: { aboveFen: bigint | null; mayChange: boolean }) {
  const t = useTranslations("offer.approval");
  const locale = useLocale();
  const units = useTranslations("offer.units");
  const { form: reply, refusal } = useReply("second-person");
  const unit = useTypedUnit(reply?.initialValue?.["unit"]);
  const form = replyForm("second-person", reply, {
    aboveFen: aboveFen === null ? "" : unitText(aboveFen, unit),
  });
  return (
    <Section id="second-person-rule" title={t("settingTitle")}>
      <p className="lead">{t("settingText")}</p>
      {mayChange ? (
        <PostForm id={form.id} className="stack" action="?as=second-person">
          <ErrorSummary errors={form.summary({ aboveFen: t("settingLabel") })} />
          <RefusalNotice refusal={refusal} />
          <input type="hidden" name="unit" value={unit} />
          <NumberField field={form.field("aboveFen")} label={t("settingLabel")} unit={units(unit)} optional />
          <div className="row">
            <SubmitButton tone="secondary" name="act" value="second-person">
              {t("settingSave")}
            </SubmitButton>
          </div>
        </PostForm>
      ) : (
        <>
          <p>
            {aboveFen === null
              ? t("settingOff")
              : t("settingNow", { amount: formatMoneyExact(locale, aboveFen) })}
          </p>
          <p className="note-line">{t("settingOwner")}</p>
        </>
      )}
    </Section>
  );
}
