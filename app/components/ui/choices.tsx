import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldErrors, GroupFrame, fieldIds, type FieldWords } from "./field.tsx";

interface Choice {
  value: string;
  label: ReactNode;
  /** A line under the label: what the choice means, or why it is unavailable. */
  note?: ReactNode;
  disabled?: boolean;
}

interface ChoicesProps extends FieldWords {
  choices: readonly Choice[];
  /** One below the other instead of in a row. */
  column?: boolean;
}

/** Radio buttons: one of a few. */
export function RadioField({ choices, column = false, ...words }: ChoicesProps) {
  const { field } = words;
  return (
    <GroupFrame {...words}>
      <div key={field.key} className={classNames("choices", column && "choices--column")}>
        {choices.map((choice) => (
          <ChoiceLine
            key={choice.value}
            type="radio"
            name={field.name}
            choice={choice}
            checked={field.defaultValue === choice.value}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

/** Checkboxes: any of a few. The field's `defaultOptions` are ticked. */
export function CheckboxesField({ choices, column = false, ...words }: ChoicesProps) {
  const { field } = words;
  return (
    <GroupFrame {...words}>
      <div key={field.key} className={classNames("choices", column && "choices--column")}>
        {choices.map((choice) => (
          <ChoiceLine
            key={choice.value}
            type="checkbox"
            name={field.name}
            choice={choice}
            checked={field.defaultOptions?.includes(choice.value) ?? false}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

/** A checkbox for one statement. It sends `value`, "on" by default. */
export function CheckboxField({
  field,
  label,
  note,
  value = "on",
}: {
  field: FieldWords["field"];
  label: string;
  note?: ReactNode;
  value?: string;
}) {
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

function ChoiceLine({
  type,
  name,
  choice,
  checked,
}: {
  type: "radio" | "checkbox";
  name: string;
  choice: Choice;
  checked: boolean;
}) {
  return (
    <label className="choice">
      <input
        type={type}
        name={name}
        value={choice.value}
        defaultChecked={checked}
        disabled={choice.disabled}
      />
      <span>
        {choice.label}
        {choice.note ? <small>{choice.note}</small> : null}
      </span>
    </label>
  );
}
