/** The page of a confirmed drawdown's reversal. Beside `paths`, which every page loads. */
export function reversalPath(side: "company" | "institution", drawdownId: string): string {
  return `/${side}/drawdowns/${drawdownId}/reversal`;
}

/** The review with which the other side agrees to it. */
export function agreementPath(side: "company" | "institution", drawdownId: string): string {
  return `/${side}/drawdowns/${drawdownId}/agree`;
}
