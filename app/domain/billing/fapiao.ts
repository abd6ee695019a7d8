/** 普通发票 or 专用发票: only the special one lets the payer deduct the tax. */
export const FAPIAO_KINDS = ["ordinary", "special"] as const;
export type FapiaoKind = (typeof FAPIAO_KINDS)[number];

export type FapiaoStatus = "requested" | "issued" | "cancelled";
