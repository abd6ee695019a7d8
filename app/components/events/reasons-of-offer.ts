/** The reasons in the events of an offer: an institution withdraws it, a company declines it. */
export function reasonsOfOffer(type: string): "declineReasons" | "companyDeclineReasons" {
  return type === "offer-withdrawn" ? "declineReasons" : "companyDeclineReasons";
}
