import { GroupFrame, fieldIds, type FieldSource } from "#app/components/ui/field.tsx";
import type { ReactNode } from "react";

interface RangeFieldProps {
  legend: string;
  hint?: ReactNode;
  optional?: boolean;
  from: FieldSource;
  to: FieldSource;
  fromLabel: string;
  toLabel: string;
  unit: string;
  between: string;
}

/** Two numbers of one unit with "to" between them. Errors of either are shown above both. */
export function RangeField({
  legend,
  hint,
  optional,
  from,
  to,
  fromLabel,
  toLabel,
  unit,
  between,
}: RangeFieldProps) {
  const errors = [...(from.errors ?? []), ...(to.errors ?? [])];
  return (
    <GroupFrame
      field={{ name: `${from.name}-range`, id: `${from.id ?? from.name}-range`, errors }}
      label={legend}
      hint={hint}
      optional={optional}
    >
      <div className="range field-md">
        <Figure field={from} label={fromLabel} unit={unit} />
        <span>{between}</span>
        <Figure field={to} label={toLabel} unit={unit} />
      </div>
    </GroupFrame>
  );
}

function Figure({ field, label, unit }: { field: FieldSource; label: string; unit: string }) {
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
