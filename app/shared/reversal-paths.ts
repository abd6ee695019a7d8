/** The page of a confirmed drawdown's reversal. Beside `paths`, which every page loads. */
export function reversalPath(side: "company" | "institution", drawdownId: string): string {
  return `/${side}/drawdowns/${drawdownId}/reversal`;
}
