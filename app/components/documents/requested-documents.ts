import { useTranslations } from "use-intl";
import { KIND_OF_ITEM } from "#app/domain/applications/items.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import type { RequestRow } from "./request-table.tsx";

interface Owed {
  id: string;
  introductionId: string;
  applicationId: string;
  code: RequestedItem;
  words: string | null;
  dueOn: string;
  nameZh: string;
  nameEn: string | null;
}

/**
 * What is requested from a company, directly and in its applications, earliest deadline first; an item names its
 * application.
 */
export function useRequestedDocuments<
  Row extends RequestRow & Pick<Owed, "introductionId" | "nameZh" | "nameEn">,
>(
  requests: readonly Row[],
  owed: readonly Owed[],
): (RequestRow & Pick<Owed, "introductionId" | "nameZh" | "nameEn"> & { applicationId: string | null })[] {
  const t = useTranslations("documents.requests");
  const term = useTerm();
  const rows = [
    ...requests.map((request) => ({ ...request, applicationId: null })),
    ...owed.map(({ code, words, ...item }) => {
      const name = term("requestedItems", code);
      return {
        ...item,
        kind: KIND_OF_ITEM[code],
        status: "requested" as const,
        words: words === null ? name : t("item", { name, words }),
      };
    }),
  ];
  return rows.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
}
