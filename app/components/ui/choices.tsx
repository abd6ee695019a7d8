import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldErrors, GroupFrame, fieldIds, type FieldTexts } from "./field.tsx";

interface Choice {
  value: string;
  label: ReactNode;
  /** A line under the label: what the choice means, or why it is unavailable. */
  note?: ReactNode;
  disabled?: boolean;
}

interface ChoicesProps extends FieldTexts {
  choices: readonly Choice[];
  /** One below the other instead of in a row. */
  column?: boolean;
}

/** Radio buttons: one of a few. */
export function RadioField(props: ChoicesProps) {
  const { defaultValue } = props.field;
  return <ChoicesField {...props} type="radio" isTicked={(value) => defaultValue === value} />;
}

/** Checkboxes: any of a few. The field's `defaultOptions` are ticked. */
export function CheckboxesField(props: ChoicesProps) {
  const ticked = props.field.defaultOptions ?? [];
  return <ChoicesField {...props} type="checkbox" isTicked={(value) => ticked.includes(value)} />;
}

interface CheckboxFieldProps {
  field: FieldTexts["field"];
  label: string;
  note?: ReactNode;
  value?: string;
}

/** A checkbox for one statement. It sends `value`, "on" by default. */
export function CheckboxField({ field, label, note, value = "on" }: CheckboxFieldProps) {
  const { control, errorId, invalid } = fieldIds({ field, hint: undefined });
  return (
    <div className={classNames("field", invalid && "field--error")}>
      <FieldErrors id={errorId} errors={field.errors} />
      <label className="choice" key={field.key}>
        <input
          type="checkbox"
          value={value}
          defaultChecked={field.defaultChecked ?? field.defaultValue === value}
          {...control}
        />
        <span>
          {label}
          {note ? <small>{note}</small> : null}
        </span>
      </label>
    </div>
  );
}

interface ChoicesFieldProps extends ChoicesProps {
  type: "radio" | "checkbox";
  isTicked: (value: string) => boolean;
}

function ChoicesField({ type, isTicked, choices, column = false, ...words }: ChoicesFieldProps) {
  const { key, name } = words.field;
  return (
    <GroupFrame {...words}>
      <div key={key} className={classNames("choices", column && "choices--column")}>
        {choices.map(({ value, label, note, disabled }) => (
          <label key={value} className="choice">
            <input
              type={type}
              name={name}
              value={value}
              defaultChecked={isTicked(value)}
              disabled={disabled}
            />
            <span>
              {label}
              {note ? <small>{note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
