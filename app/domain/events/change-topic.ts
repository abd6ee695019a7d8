/**
 * What a subscribed page is sent, and nothing else: that the ranked lists of its reader's organization changed, or
 * something in its threads or their consents ("messages"), or on its deals, or the reader's notifications; or, where missed events are
 * unknown, that anything may have changed.
 */
export type ChangeTopic = "lists" | "messages" | "deals" | "notifications" | "anything";
