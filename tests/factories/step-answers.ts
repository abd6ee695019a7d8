/** A company's valid input to each step of a prospect, as a browser sends it. */
export const stepAnswers = {
  business: {
    revision: "1",
    headline: "Fibre-laser welding heads",
    product: "Welding heads of 6 kW.",
    market: "Tray makers.",
    growthPlan: "A second line.",
    customers: "Three makers.",
  },
  people: {
    revision: "1",
    founders: "2",
    keyRoles: "management",
    team: "Fifteen years in optics.",
    keyPeople: "",
  },
  ip: { revision: "1", pendingInventions: "2" },
  ask: {
    revision: "1",
    instruments: "ip_pledge_loan",
    amountMinFen: "500",
    amountMaxFen: "800万元",
    termMonthsMin: "12",
    termMonthsMax: "36",
    purpose: "new_line",
    useOfFunds: "A welding line.",
    securities: "class_one_ip",
    stage: "growth",
    maxRatePercent: "5%",
    firstAnswerDays: "",
  },
} as const;
