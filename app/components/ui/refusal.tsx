import { useTranslations } from "use-intl";
import { Notice } from "./notice.tsx";

/** A refusal as actions and loaders answer it. */
export interface RefusalWords {
  code: string;
  detail?: Readonly<Record<string, string | number>> | undefined;
}

/** What was refused and why, in words; nothing when nothing was refused. */
export function RefusalNotice({ refusal }: { refusal: RefusalWords | null | undefined }) {
  const words = useRefusal();
  if (!refusal) return null;
  return (
    <Notice tone="refusal" live>
      <p>{words(refusal)}</p>
    </Notice>
  );
}

/** The words of a refusal; a code without words, which a test excludes, is shown as it is. */
export function useRefusal(): (refusal: RefusalWords) => string {
  const t = useTranslations("refusals");
  return ({ code, detail }) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key) ? t(key, detail as never) : code;
  };
}
