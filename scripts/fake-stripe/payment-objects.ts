import type Stripe from "stripe";
import { idOf } from "./store.ts";

/** The objects of a card payment, of money that goes back, and of one that its bank takes back. */

export interface NewPayment {
  id: string;
  chargeId: string;
  created: number;
  customer: string;
  currency: string;
  amount: number;
  isDeclined: boolean;
}

export const paymentIntentOf = (given: NewPayment): Stripe.PaymentIntent => ({
  id: given.id,
  object: "payment_intent",
  allowed_payment_method_types: ["card"],
  amount: given.amount,
  amount_capturable: 0,
  amount_received: given.isDeclined ? 0 : given.amount,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic",
  client_secret: null,
  confirmation_method: "automatic",
  created: given.created,
  currency: given.currency,
  customer: given.customer,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: given.chargeId,
  livemode: false,
  managed_payments: null,
  metadata: {},
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ["card"],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: given.isDeclined ? "requires_payment_method" : "succeeded",
  transfer_group: null,
});

export const chargeOf = (given: NewPayment): Stripe.Charge => ({
  id: given.chargeId,
  object: "charge",
  amount: given.amount,
  amount_captured: given.isDeclined ? 0 : given.amount,
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  calculated_statement_descriptor: null,
  captured: !given.isDeclined,
  created: given.created,
  currency: given.currency,
  customer: given.customer,
  description: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: given.isDeclined ? "card_declined" : null,
  failure_message: given.isDeclined ? "Your card was declined." : null,
  fraud_details: null,
  livemode: false,
  metadata: {},
  on_behalf_of: null,
  outcome: null,
  paid: !given.isDeclined,
  payment_intent: given.id,
  payment_method: null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: given.isDeclined ? "failed" : "succeeded",
  transfer_data: null,
  transfer_group: null,
});

export interface NewRefund {
  id: string;
  created: number;
  charge: Stripe.Charge;
  amount: number;
  metadata: Record<string, string>;
}

export const refundOf = ({ id, created, charge, amount, metadata }: NewRefund): Stripe.Refund => ({
  id,
  object: "refund",
  amount,
  balance_transaction: null,
  charge: charge.id,
  created,
  currency: charge.currency,
  customer: idOf(charge.customer),
  customer_account: null,
  metadata,
  payment_intent: idOf(charge.payment_intent),
  payment_method: null,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: "succeeded",
  transfer_reversal: null,
});

export interface NewDispute {
  id: string;
  created: number;
  charge: Stripe.Charge;
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

export const disputeOf = ({ id, created, charge }: NewDispute): Stripe.Dispute => ({
  id,
  object: "dispute",
  amount: charge.amount,
  balance_transactions: [],
  charge: charge.id,
  created,
  currency: charge.currency,
  enhanced_eligibility_types: [],
  evidence: noEvidence,
  evidence_details: {
    due_by: null,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: "not_submitted",
  },
  intended_submission_method: null,
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_intent: charge.payment_intent,
  reason: "fraudulent",
  status: "needs_response",
});
