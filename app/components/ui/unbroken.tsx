import type { ReactNode } from "react";

/**
 * Words in which a running number, an invoice's too, and a Chinese date stay on one line, and a long name in quotation
 * marks breaks by itself: a browser breaks after each hyphen of LS-2026-000022, and a Chinese title anywhere, even inside a
 * year or after its opening mark.
 */
export function unbroken(words: ReactNode): ReactNode {
  if (typeof words !== "string") return words;
  return words
    .split(/([A-Z]{1,2}(?:-\d{4,9}){1,2}|\d{4}年\d{1,2}月\d{1,2}日|“[^“”]{12,}”)/)
    .map((part, at) =>
      at % 2 === 0 ? (
        part
      ) : (
        <span key={at} className={part[0] === "“" ? "quoted" : "nowrap"}>
          {part}
        </span>
      ),
    );
}
