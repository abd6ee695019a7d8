import { extensionOf, type FileExtension, FILE_TYPES } from "./file-types.ts";

const LONGEST = 120;
/** Path separators, what Windows forbids, control characters, and characters that reorder or hide their neighbours. */
const UNUSABLE =
  /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|\p{Surrogate}/u;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

export type NameFault = "name-unusable" | "type-not-accepted";

/**
 * The name under which an uploaded file is stored and downloaded, or what is wrong with it: a path, hidden characters,
 * a name that can't be saved, or an extension that is not accepted.
 */
export function fileName(given: string): { name: string; extension: FileExtension } | { fault: NameFault } {
  const name = given.normalize("NFC");
  if (name !== name.trim() || UNUSABLE.test(name)) return { fault: "name-unusable" };
  const dot = name.lastIndexOf(".");
  const [base, ending] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
  if (base.trim() !== base || /^\.*$/.test(base) || RESERVED.test(base.split(".")[0] ?? ""))
    return { fault: "name-unusable" };
  if ([...name].length > LONGEST) return { fault: "name-unusable" };
  const extension = extensionOf(ending);
  if (extension === null) return { fault: "type-not-accepted" };
  // "x.exe.pdf" is shown as x.exe where extensions are hidden.
  if (/\.(?:exe|com|bat|cmd|scr|js|vbs|ps1|jar|lnk|html?|svg|docm|xlsm)$/i.test(base))
    return { fault: "name-unusable" };
  return { name: `${base}.${ending}`, extension };
}

/** The media type of an accepted extension. */
export function mediaTypeOf(extension: FileExtension): string {
  return FILE_TYPES[extension];
}
