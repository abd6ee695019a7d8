import type { ChangeTopic } from "#app/domain/events/change-topic.ts";

/** A subscriber to changes of its own data: an open stream. */
export interface Subscriber {
  organizationId: string;
  userId: string;
  /** Some of the subscriber's data changed; `at` is the moment from which to resume after a reconnect. */
  send(at: number, what: ChangeTopic): void;
  /** Sends a heartbeat, and checks that the subscriber still has access. */
  beat(): void;
  /** `forGood`: the browser must not reconnect by itself. */
  end(forGood: boolean): void;
}

export type Changes = ReturnType<typeof createChanges>;

/** How long sent changes are cached; after a longer absence a subscriber is sent "something may have changed". */
const retentionMs = 600_000;
/** Allows for clock skew, and for a list that was read just before its moment was taken. */
const slackMs = 2_000;
const beatMs = 25_000;
/** A browser opens at most six connections to one host; each visible page takes one. */
const mostOfOnePerson = 6;
/** Forty members with five pages each; browsers beyond it retry later. */
const mostOfOneOrganization = 200;
/** A stream is a socket and some kilobytes: far below a process's limit. */
const mostOfProcess = 5_000;
/** After a gap subscribers are notified one after the other, since each then loads a page. */
const oneAfterAnotherMs = 5;

/**
 * The subscribers and recent changes of one web process. A moment is the clock's milliseconds, so that one process
 * understands a moment of another.
 */
export function createChanges(now: () => number = Date.now) {
  const subscribers = new Set<Subscriber>();
  const lastChanges = new Map<string, number>();
  let knowsSince = Infinity;
  let isEnded = false;
  const beating = setInterval(() => {
    for (const subscriber of [...subscribers]) subscriber.beat();
    knowsSince = Math.max(knowsSince, now() - retentionMs);
    for (const [id, at] of lastChanges) if (at < knowsSince) lastChanges.delete(id);
  }, beatMs);
  beating.unref();

  const endOf = (subscriber: Subscriber, forGood: boolean): void => {
    if (subscribers.delete(subscriber)) subscriber.end(forGood);
  };

  const notifyAll = (organizationIds: readonly string[], what: ChangeTopic): void => {
    const at = now();
    for (const id of organizationIds) lastChanges.set(id, at);
    const recipients = new Set(organizationIds);
    for (const subscriber of subscribers)
      if (recipients.has(subscriber.organizationId)) subscriber.send(at, what);
  };

  return {
    get open() {
      return subscribers.size;
    },
    get isEnded() {
      return isEnded;
    },
    /** Whether the organization may open one more stream here. A person's seventh stream replaces their oldest. */
    hasCapacityFor(organizationId: string): boolean {
      if (subscribers.size >= mostOfProcess) return false;
      let own = 0;
      for (const subscriber of subscribers) if (subscriber.organizationId === organizationId) own += 1;
      return own < mostOfOneOrganization;
    },
    /**
     * Subscribes. Returns the function to unsubscribe, which returns true if the stream had not ended. Beyond a
     * person's limit their oldest stream ends.
     */
    subscribe(subscriber: Subscriber, since: number): () => boolean {
      subscribers.add(subscriber);
      const own = [...subscribers].filter(({ userId }) => userId === subscriber.userId);
      const [oldest] = own;
      if (oldest !== undefined && own.length > mostOfOnePerson) endOf(oldest, true);
      const lasts = [subscriber.organizationId, subscriber.userId].flatMap((id) => lastChanges.get(id) ?? []);
      const last = lasts.length === 0 ? undefined : Math.max(...lasts);
      const hasMissed = last !== undefined && last !== since && last > since - slackMs;
      if (hasMissed || since < knowsSince) subscriber.send(last ?? now(), "anything");
      return () => subscribers.delete(subscriber);
    },
    /** A subscriber whose access has ended. */
    unsubscribe(subscriber: Subscriber): void {
      endOf(subscriber, true);
    },
    lists: (organizationIds: readonly string[]) => notifyAll(organizationIds, "lists"),
    messages: (organizationIds: readonly string[]) => notifyAll(organizationIds, "messages"),
    deals: (organizationIds: readonly string[]) => notifyAll(organizationIds, "deals"),
    notifications(userId: string): void {
      const at = now();
      lastChanges.set(userId, at);
      for (const subscriber of subscribers)
        if (subscriber.userId === userId) subscriber.send(at, "notifications");
    },
    person(userId: string): void {
      for (const subscriber of [...subscribers]) if (subscriber.userId === userId) subscriber.beat();
    },
    begun(): void {
      knowsSince = now();
      let waitMs = 0;
      for (const subscriber of subscribers) {
        setTimeout(() => {
          if (subscribers.has(subscriber)) subscriber.send(now(), "anything");
        }, waitMs).unref();
        waitMs += oneAfterAnotherMs;
      }
    },
    /** The process stops: every stream ends at once, and reconnects elsewhere. */
    end(): void {
      isEnded = true;
      clearInterval(beating);
      for (const subscriber of [...subscribers]) endOf(subscriber, false);
    },
  };
}
