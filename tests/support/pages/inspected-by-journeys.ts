/**
 * Pages that no list of visits has, because only what came before brings a person there: the journey that inspects each.
 */
export const inspectedByJourneys: Readonly<Record<string, string>> = {
  // Sent to whoever has given a password, an e-mail's link or a form that must be confirmed.
  "sign-in_.code": "second-factor.e2e.ts",
  "sign-in_.recovery": "recovery.e2e.ts",
  "stop-recovery": "recovery.e2e.ts",
  "confirm.$formId": "second-factor.e2e.ts",
  "verify-email": "company-gets-funded.e2e.ts",
  "invitations.$invitationId": "admins.e2e.ts",
  "invitations.admin.$invitationId": "admins.e2e.ts",
  unsubscribe: "emails.e2e.ts",
  agreements: "agreements.e2e.ts",
  // Of a statement that was imported, and a fapiao that was asked for.
  "admin.billing.statements.$statementId": "bank-transfer.e2e.ts",
  "admin.billing.fapiao.$fapiaoId._index": "invoices.e2e.ts",
};
