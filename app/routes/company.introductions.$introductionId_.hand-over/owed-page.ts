import { paths } from "#app/shared/paths.ts";

interface Owed {
  of: "item" | "condition" | "request";
  parentId: string | null;
}

/** The page on which a company is asked for this, and to which it goes back. */
export function owedPage({ of, parentId }: Owed): string {
  if (of === "item" && parentId !== null) return `${paths.company.application(parentId)}#items`;
  if (of === "condition" && parentId !== null) return `${paths.company.deal(parentId)}#conditions`;
  return paths.company.documents();
}
