import { useTranslations } from "use-intl";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import type { Instrument } from "#app/domain/codes/instruments.ts";

interface StartOfferProps {
  offered: readonly Instrument[];
  /** The page of the introduction, where another page has the form. */
  action?: string;
  tone?: "primary" | "secondary";
}

/** Opens the builder of an offer: nothing where the ask and the mandate have no instrument in common. */
export function StartOffer({ offered, action, tone = "primary" }: StartOfferProps) {
  const t = useTranslations("introduction.institution");
  const options = useOptions();
  const form = useActForm("start-offer", { instrument: t("instrument") });
  if (offered.length === 0) return null;
  return (
    <ActForm form={form} button={t("startOffer")} tone={tone} {...(action === undefined ? {} : { action })}>
      <SelectField {...form.labelled("instrument")} options={options("instruments", offered)} />
    </ActForm>
  );
}
