import { useLocale, useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { unitText } from "#app/lib/money.ts";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";

interface SecondPersonProps {
  aboveFen: bigint | null;
  commitment: Commitment;
  mayChange: boolean;
}

/** The amount above which the institution's offers need a second person; an owner can change it. */
export function SecondPerson({ aboveFen, commitment, mayChange }: SecondPersonProps) {
  const t = useTranslations("offer.approval");
  const locale = useLocale();
  const units = useTranslations("offer.units");
  const unit = useTypedUnit(useReply("second-person").form?.initialValue?.["unit"]);
  const stored = { aboveFen: aboveFen === null ? "" : unitText(aboveFen, unit) };
  const form = useActForm("second-person", { aboveFen: t("settingLabel") }, stored);
  return (
    <Section id="second-person-rule" title={t("settingTitle")}>
      <div className="stack">
        <p className="lead">{t("settingText", { commitment })}</p>
        {mayChange ? (
          <ActForm
            form={form}
            className="stack"
            action="?as=second-person"
            sent={{ unit }}
            tone="secondary"
            button={t("settingSave")}
          >
            <NumberField {...form.labelled("aboveFen")} unit={units(unit)} large={unit} optional />
          </ActForm>
        ) : (
          <>
            <p>
              {aboveFen === null
                ? t("settingOff")
                : t("settingNow", { commitment, amount: formatMoneyExact(locale, aboveFen) })}
            </p>
            <p className="note-line">{t("settingOwner")}</p>
          </>
        )}
      </div>
    </Section>
  );
}
