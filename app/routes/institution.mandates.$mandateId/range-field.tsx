import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { GroupFrame, fieldIds } from "#app/components/ui/field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

type End = ReturnType<LabelledForm<string>["labelled"]>;

interface RangeFieldProps {
  legend: string;
  hint?: ReactNode;
  optional?: boolean;
  from: End;
  to: End;
  unit: string;
}

/** Two numbers of one unit with "to" between them. Errors of either are shown above both. */
export function RangeField({ from, to, unit, legend, ...texts }: RangeFieldProps) {
  const t = useTranslations("mandate.edit");
  const { name, id = name } = from.field;
  const errors = [...(from.field.errors ?? []), ...(to.field.errors ?? [])];
  return (
    <GroupFrame field={{ name: `${name}-range`, id: `${id}-range`, errors }} label={legend} {...texts}>
      <div className="range field-md">
        <Figure {...from} unit={unit} />
        <span>{t("to")}</span>
        <Figure {...to} unit={unit} />
      </div>
    </GroupFrame>
  );
}

function Figure({ field, label, unit }: End & { unit: string }) {
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
        aria-label={label}
      />
      <span>{unit}</span>
    </div>
  );
}
