/**
 * What a page that listens is told, and nothing else: that the ranked lists of its reader's organization changed, or
 * something in its threads or a consent that they stand under ("messages"), or what they themselves are notified of; or,
 * where it is not known what was missed, that anything may have.
 */
export type Told = "lists" | "messages" | "notifications" | "anything";
