import { useTranslations } from "use-intl";
import { GroupFrame } from "#app/components/ui/field.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { LazyStoredPreference } from "./lazy-views.ts";

const figures = [
  { name: "rdIntensity", unit: "percent" },
  { name: "revenueGrowth", unit: "percent" },
  { name: "classOneIp", unit: "orMore" },
  { name: "debtRatio", unit: "percent" },
] as const;

/** Preferences that move the score without excluding anyone, each with its weight. */
export function PreferSection({ form }: { form: ReplyForm }) {
  const t = useTranslations("mandate.edit");
  const stored = form.field("storedPreferences");
  return (
    <FormSection id="prefer" title={t("parts.prefer")} text={t("parts.preferText")}>
      <div className="fields-2">
        {figures.map(({ name, unit }) => (
          <div className="stack" key={name}>
            <NumberField
              field={form.field(name)}
              label={t(name)}
              optional
              unit={unit === "percent" ? "%" : t("orMore")}
              list={`${name}-edges`}
            />
            <Weight form={form} name={name} />
          </div>
        ))}
      </div>
      {stored.defaultOptions?.length ? (
        <GroupFrame field={stored} label={t("kept")} hint={t("storedHint")}>
          <div className="choices choices--column">
            {stored.defaultOptions.map((json) => (
              <label className="choice" key={json}>
                <input type="checkbox" name={stored.name} value={json} defaultChecked />
                <span>
                  <LazyStoredPreference json={json} />
                </span>
              </label>
            ))}
          </div>
        </GroupFrame>
      ) : null}
    </FormSection>
  );
}

function Weight({ form, name }: { form: ReplyForm; name: (typeof figures)[number]["name"] }) {
  const t = useTranslations("mandate.edit");
  const field = form.field(`${name}Weight`);
  return (
    <div className="row small">
      <label htmlFor={field.id}>
        {t("weight")}
        <span className="visually-hidden"> {t(name)}</span>
      </label>
      <select
        className="select select--fit"
        id={field.id}
        name={field.name}
        defaultValue={field.defaultValue ?? "2"}
      >
        {(["1", "2", "3"] as const).map((weight) => (
          <option key={weight} value={weight}>
            {t(`weights.${weight}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
