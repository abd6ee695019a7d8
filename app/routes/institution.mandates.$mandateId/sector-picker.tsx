import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { FieldErrors, fieldIds, type FieldSource, Optional } from "#app/components/ui/field.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { sectorPath } from "#app/i18n/sector-path.ts";
import { sectorTree } from "./sector-tree.ts";

interface SectorPickerProps {
  field: FieldSource;
  /** The one that was chosen to be added, which a form that came back still has. */
  added: FieldSource;
  label: string;
  hint?: string;
  optional?: boolean;
  onChange: () => void;
}

/** The chosen sectors, and the one that was to be added, if there is such a sector. */
function chosenOf({ defaultOptions = [] }: FieldSource, { defaultValue = "" }: FieldSource): string[] {
  const isKnown = sectorTree.some(
    ({ root, leaves }) => root === defaultValue || leaves.some((leaf) => leaf === defaultValue),
  );
  return isKnown && !defaultOptions.includes(defaultValue)
    ? [...defaultOptions, defaultValue]
    : [...defaultOptions];
}

/**
 * Sectors as chips, and a select to add one. Each chip is a checkbox: without script it can be unticked, and the
 * selected sector is added on submission.
 */
export function SectorPicker({ field, added, label, hint, optional = false, onChange }: SectorPickerProps) {
  const t = useTranslations("mandate.edit");
  const term = useTerm();
  const [codes, setCodes] = useState<readonly string[]>(() => chosenOf(field, added));
  const { control, hintId, errorId } = fieldIds({ field: { ...field, name: added.name }, hint });
  const first = useRef(true);
  // Chips change after the event that requests the count: read the form after that.
  useEffect(() => {
    if (first.current) first.current = false;
    else onChange();
  }, [codes, onChange]);
  return (
    <div className={field.errors?.length ? "field field--error" : "field"}>
      <label className="field__label" htmlFor={control.id}>
        {label}
        {optional ? <Optional /> : null}
      </label>
      {hint ? (
        <p className="field__hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <FieldErrors id={errorId} errors={field.errors} />
      {codes.length > 0 ? (
        <div className="chips">
          {codes.map((code) => (
            <label key={code} className="chip chip--on chip--pick">
              <input
                type="checkbox"
                className="visually-hidden"
                name={field.name}
                value={code}
                defaultChecked
                onChange={() => setCodes(codes.filter((other) => other !== code))}
              />
              <b>{sectorPath(term, code)}</b>
              <Icon name="cross" />
              <span className="visually-hidden">{t("removeSector", { sector: "" })}</span>
            </label>
          ))}
        </div>
      ) : null}
      <select
        {...control}
        className="select field-md"
        defaultValue=""
        onChange={(event) => {
          const code = event.currentTarget.value;
          event.currentTarget.value = "";
          if (code !== "" && !codes.includes(code)) setCodes([...codes, code]);
        }}
      >
        <option value="">{t("addSector")}</option>
        {sectorTree.map(({ root, leaves }) => (
          <optgroup key={root} label={term("sectors", root)}>
            <option value={root}>{term("sectors", root)}</option>
            {leaves.map((leaf) => (
              <option key={leaf} value={leaf}>
                {term("sectors", leaf)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
