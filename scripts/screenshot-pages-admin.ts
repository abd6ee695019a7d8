import type { Shot } from "./screenshot-shot.ts";

/** The pages of admins. */
export const adminShots: readonly Shot[] = [
  { name: "admin-today", audience: "admin", path: "/admin" },
  { name: "admin-cases", audience: "admin", path: "/admin/cases" },
  {
    name: "admin-case",
    audience: "admin",
    shown: true,
    path: "/admin/cases",
    follow: /\/admin\/cases\/[0-9a-f-]{36}$/,
  },
  { name: "admin-cases-search", audience: "admin", path: "/admin/cases?q=%E6%9D%90%E6%96%99" },
  { name: "admin-cases-nothing", audience: "admin", path: "/admin/cases?q=P-999999" },
  {
    name: "admin-case-in-hand",
    audience: "admin",
    path: "/admin/cases?held=mine",
    follow: /\/admin\/cases\/[0-9a-f-]{36}$/,
  },
  {
    name: "admin-case-institution",
    audience: "admin",
    path: "/admin/cases?kind=institution_verification",
    follow: /\/admin\/cases\/[0-9a-f-]{36}$/,
  },
  { name: "admin-institutions", audience: "admin", path: "/admin/institutions" },
  {
    name: "admin-institution",
    audience: "admin",
    path: "/admin/institutions",
    follow: /\/admin\/institutions\/[0-9a-f-]{36}$/,
  },
  { name: "admin-disputes", audience: "admin", path: "/admin/disputes" },
  {
    name: "admin-dispute",
    audience: "admin",
    path: "/admin/disputes",
    follow: /\/admin\/disputes\/[0-9a-f-]{36}$/,
  },
  { name: "admin-billing", audience: "admin", path: "/admin/billing" },
  { name: "admin-invoices", audience: "admin", path: "/admin/billing/invoices" },
  {
    name: "admin-invoice",
    audience: "admin",
    path: "/admin/billing/invoices?view=open",
    follow: /\/admin\/billing\/invoices\/[0-9a-f-]{36}$/,
  },
  { name: "admin-unbilled-fees", audience: "admin", path: "/admin/billing/fees" },
  { name: "admin-fee-proposals", audience: "admin", path: "/admin/billing/proposals" },
  { name: "admin-statements", audience: "admin", path: "/admin/billing/statements" },
  { name: "admin-fapiao", audience: "admin", path: "/admin/billing/fapiao" },
  { name: "admin-exposure", audience: "admin", path: "/admin/exposure" },
  { name: "admin-recoveries", audience: "admin", path: "/admin/recoveries" },
  { name: "admin-audit", audience: "admin", path: "/admin/audit" },
  { name: "admin-team", audience: "admin", path: "/admin/team" },
  { name: "admin-ties", audience: "admin", path: "/admin/ties" },
];
