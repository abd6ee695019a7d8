import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { GroupFrame, fieldIds } from "#app/components/ui/field.tsx";
import type { LargeUnit } from "#app/i18n/large-unit.ts";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

type End = ReturnType<LabelledForm<string>["labelled"]>;

interface RangeFieldProps {
  legend: string;
  hint?: ReactNode;
  optional?: boolean;
  from: End;
  to: End;
  unit: string;
  /** Of large amounts: the unit in which they are typed. */
  large?: LargeUnit;
}

/** Two numbers of one unit with "to" between them. Errors of either are shown above both. */
export function RangeField({ from, to, unit, large, legend, ...texts }: RangeFieldProps) {
  const t = useTranslations("mandate.edit");
  const { name, id = name } = from.field;
  const errors = [...(from.field.errors ?? []), ...(to.field.errors ?? [])];
  return (
    <GroupFrame field={{ name: `${name}-range`, id: `${id}-range`, errors }} label={legend} {...texts}>
      <div className="range field-md">
        <Figure {...from} unit={unit} large={large} />
        <span>{t("to")}</span>
        <Figure {...to} unit={unit} large={large} />
      </div>
    </GroupFrame>
  );
}

function Figure({ field, label, unit, large }: End & { unit: string; large: LargeUnit | undefined }) {
  const { control } = fieldIds({ field, hint: undefined });
  return (
    <div className="affix">
      <input
        {...control}
        aria-describedby={undefined}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="input input--num"
        defaultValue={field.defaultValue}
        data-unit={large}
        aria-label={label}
      />
      <span>{unit}</span>
    </div>
  );
}
