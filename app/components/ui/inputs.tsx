import type { SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useTranslations } from "use-intl";
import type { Horizon } from "#app/domain/horizons.ts";
import { classNames } from "./class-names.ts";
import {
  FieldFrame,
  fieldIds,
  widthClass,
  type FieldLook,
  type FieldTexts,
  type InputAttributes,
} from "./field.tsx";

/** One line of text; `type` also allows e-mail, password, telephone. As wide as its answer. */
export function TextField({
  field,
  label,
  hint,
  optional,
  width = "lg",
  hideLabel,
  ...rest
}: FieldTexts & FieldLook & InputAttributes) {
  const words = { field, label, hint, optional, hideLabel };
  return (
    <FieldFrame {...words}>
      <input
        key={field.key}
        type="text"
        defaultValue={field.defaultValue}
        {...rest}
        {...fieldIds(words).control}
        className={classNames("input", widthClass(width))}
      />
    </FieldFrame>
  );
}

/** A calendar day within its horizon, with the browser's date picker; its value is YYYY-MM-DD. */
export function DateField({
  within,
  ...props
}: FieldTexts & FieldLook & InputAttributes & { within?: Horizon }) {
  return <TextField width="sm" {...props} type="date" min={within?.from} max={within?.to} />;
}

/** Multi-line text. */
export function TextareaField({
  field,
  label,
  hint,
  optional,
  width = "full",
  hideLabel,
  rows = 4,
  ...rest
}: FieldTexts &
  FieldLook &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "name" | "className" | "style">) {
  const words = { field, label, hint, optional, hideLabel };
  return (
    <FieldFrame {...words}>
      <textarea
        key={field.key}
        rows={rows}
        defaultValue={field.defaultValue}
        {...rest}
        {...fieldIds(words).control}
        className={classNames("textarea", widthClass(width))}
      />
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps
  extends
    FieldTexts,
    FieldLook,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "name" | "className" | "style"> {
  options?: readonly Option[];
  groups?: readonly { label: string; options: readonly Option[] }[];
  blank?: string;
}

/** A select with flat or grouped options. `blank` is the text of the empty option; "" asks to choose. */
export function SelectField({
  field,
  label,
  hint,
  optional,
  width = "md",
  hideLabel,
  options,
  groups,
  blank,
  ...rest
}: SelectFieldProps) {
  const words = { field, label, hint, optional, hideLabel };
  const t = useTranslations("common.words");
  return (
    <FieldFrame {...words}>
      <select
        key={field.key}
        defaultValue={field.defaultValue ?? ""}
        {...rest}
        {...fieldIds(words).control}
        className={classNames("select", widthClass(width))}
      >
        {blank === undefined ? null : <option value="">{blank === "" ? t("choose") : blank}</option>}
        {options?.map(renderOption)}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(renderOption)}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function renderOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
