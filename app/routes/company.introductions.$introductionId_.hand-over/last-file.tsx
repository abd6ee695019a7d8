import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import type { Read } from "./shapes.ts";

/** What became of the file that was handed over for this last, if it was not opened. */
export function LastFile({ last }: Pick<Read, "last">) {
  const t = useTranslations("handing.last");
  if (last === null || last.isOpened || last.status === "removed") return null;
  const { name, status } = last;
  return (
    <Notice tone={status === "pending" ? undefined : "due"}>
      <p role="status">
        {status === "pending"
          ? t("pending", { name })
          : status === "refused"
            ? t("refused", { name })
            : t("closed", { name })}
      </p>
    </Notice>
  );
}
