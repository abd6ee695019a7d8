import type { ReactNode } from "react";
import type { LargeUnit } from "#app/i18n/large-unit.ts";
import { classNames } from "./class-names.ts";
import {
  FieldFrame,
  fieldIds,
  widthClass,
  type FieldLook,
  type FieldTexts,
  type InputAttributes,
} from "./field.tsx";

interface NumberFieldProps extends FieldTexts, FieldLook, InputAttributes {
  unit?: ReactNode;
  /** Of a large amount: the unit in which it is typed. */
  large?: LargeUnit | undefined;
  whole?: boolean;
}

/**
 * A number with its unit. Text, not type=number: browsers change the input there, and an answer with an error must be
 * returned as it was typed.
 */
export function NumberField({
  field,
  label,
  hint,
  optional,
  unit,
  large,
  width = "sm",
  whole = false,
  hideLabel,
  ...rest
}: NumberFieldProps) {
  const words = { field, label, hint, optional, hideLabel };
  const input = (
    <input
      key={field.key}
      type="text"
      inputMode={whole ? "numeric" : "decimal"}
      autoComplete="off"
      defaultValue={field.defaultValue}
      data-unit={large}
      {...rest}
      {...fieldIds(words).control}
      className={classNames("input input--num", unit === undefined && widthClass(width))}
    />
  );
  return (
    <FieldFrame {...words}>
      {unit === undefined ? (
        input
      ) : (
        <div className={classNames("affix", widthClass(width))}>
          {input}
          <span>{unit}</span>
        </div>
      )}
    </FieldFrame>
  );
}
