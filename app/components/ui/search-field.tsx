import { TextField } from "./inputs.tsx";

interface SearchFieldProps {
  /** What is searched for now. */
  q: string | undefined;
  /** What can be searched for; also the hint in the field, which is wide enough for it. */
  label: string;
}

/** The field of a list's search, as wide as its line leaves beside the button. */
export function SearchField({ q, label }: SearchFieldProps) {
  return (
    <div className="w-60 max-w-[min(100%,20rem)] min-w-0 flex-auto">
      <TextField
        field={{ name: "q", defaultValue: q, key: q ?? "" }}
        label={label}
        placeholder={label}
        hideLabel
        type="search"
        width="full"
      />
    </div>
  );
}
