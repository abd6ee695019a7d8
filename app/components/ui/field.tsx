import type { InputHTMLAttributes, ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";

/**
 * Metadata of a form field: from @conform-to/react, or a name and what else is available. `errors` are texts that the
 * server formatted in the reader's language.
 */
export interface FieldSource {
  name: string;
  id?: string | undefined;
  key?: string | undefined;
  defaultValue?: string | undefined;
  defaultOptions?: readonly string[] | undefined;
  defaultChecked?: boolean | undefined;
  errors?: readonly string[] | undefined;
}

export interface FieldTexts {
  field: FieldSource;
  label: string;
  hint?: ReactNode;
  optional?: boolean | undefined;
}

export type FieldWidth = "sm" | "md" | "lg" | "full";

/** How wide a control is, and whether only screen readers read its label. */
export interface FieldLook {
  width?: FieldWidth;
  hideLabel?: boolean;
}

/** What a page may add to an input: the field itself names it and gives it its style. */
export type InputAttributes = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "id" | "name" | "className" | "style" | "width"
>;

/** The ids and states that link a control with its hint and its error. */
export function fieldIds({ field, hint }: Pick<FieldTexts, "field" | "hint">) {
  const id = field.id ?? `field-${field.name}`;
  const invalid = field.errors !== undefined && field.errors.length > 0;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = invalid ? `${id}-error` : undefined;
  return {
    id,
    invalid,
    hintId,
    errorId,
    control: {
      id,
      name: field.name,
      "aria-invalid": invalid || undefined,
      "aria-describedby": classNames(hintId, errorId) || undefined,
    },
  };
}

export function widthClass(width: FieldWidth | undefined): string | undefined {
  return width === undefined || width === "full" ? undefined : `field-${width}`;
}

interface FieldFrameProps extends FieldTexts {
  hideLabel?: boolean | undefined;
  children: ReactNode;
}

/** Label, hint, error, control, in this order, so that each is read before it is needed. */
export function FieldFrame({ hideLabel = false, children, ...words }: FieldFrameProps) {
  const { id, invalid } = fieldIds(words);
  return (
    <div className={classNames("field", invalid && "field--error")}>
      <label className={hideLabel ? "visually-hidden" : "field__label"} htmlFor={id}>
        {words.label}
        {words.optional ? <Optional /> : null}
      </label>
      <HintAndErrors {...words} />
      {children}
    </div>
  );
}

/** The same for a group of controls: a fieldset with a legend. */
export function GroupFrame({ children, ...words }: FieldTexts & { children: ReactNode }) {
  const { id, invalid, control } = fieldIds(words);
  return (
    <fieldset
      className={classNames("field", invalid && "field--error")}
      id={id}
      tabIndex={invalid ? -1 : undefined}
      aria-describedby={control["aria-describedby"]}
    >
      <legend>
        {words.label}
        {words.optional ? <Optional /> : null}
      </legend>
      <HintAndErrors {...words} />
      {children}
    </fieldset>
  );
}

function HintAndErrors({ field, hint }: Pick<FieldTexts, "field" | "hint">) {
  const { hintId, errorId } = fieldIds({ field, hint });
  return (
    <>
      {hint ? (
        <p className="field__hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <FieldErrors id={errorId} errors={field.errors} />
    </>
  );
}

interface FieldErrorsProps {
  id: string | undefined;
  errors: readonly string[] | undefined;
}

export function FieldErrors({ id, errors }: FieldErrorsProps) {
  const t = useTranslations("common.errors");
  const [first] = errors ?? [];
  if (first === undefined) return null;
  return (
    <p className="field__error" id={id}>
      <span>
        <span className="visually-hidden">{t("prefix")}</span>
        {first}
      </span>
    </p>
  );
}

/** Marks a label as optional. */
export function Optional() {
  const t = useTranslations("common.words");
  // Full-width Chinese brackets need no blank before them.
  return (
    <>
      {useLocale() === "en" ? " " : null}
      <span className="field__optional">{t("optional")}</span>
    </>
  );
}
