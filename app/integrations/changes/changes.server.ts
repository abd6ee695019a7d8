import type { Told } from "#app/domain/events/told.ts";

/** Somebody who wants to hear when something of theirs has changed: an open stream. */
export interface Subscriber {
  organizationId: string;
  userId: string;
  /** Something of yours changed; `at` names the moment for whoever comes back later. */
  tell(at: number, what: Told): void;
  /** Says that the line is alive, and sees whether whoever listens still may. */
  beat(): void;
  /** `forGood`: not to be opened again by itself. */
  end(forGood: boolean): void;
}

export type Changes = ReturnType<typeof createChanges>;

/** So long it is known who was told what; whoever was away for longer is told that something may have changed. */
const remembersMs = 600_000;
/** The clocks of two machines, and a list that was read just before its moment was taken. */
const slackMs = 2_000;
const beatMs = 25_000;
/** One browser is at most six connections to one host; each visible page takes one. */
const mostOfOnePerson = 6;
/** Forty members with five pages each; their browsers ask again by and by. */
const mostOfOneOrganization = 200;
/** A stream is a socket and some kilobytes: far below what a process may have open. */
const mostOfProcess = 5_000;
/** After a gap everybody is told, one after the other: they all load a page then. */
const oneAfterAnotherMs = 5;

/**
 * Of one web process: who listens, and what was heard lately. A moment is the clock's milliseconds, so that a moment
 * given by one process is understood by another.
 */
export function createChanges(now: () => number = Date.now) {
  const subscribers = new Set<Subscriber>();
  const heard = new Map<string, number>();
  let knowsSince = Infinity;
  let isEnded = false;
  const beating = setInterval(() => {
    for (const subscriber of [...subscribers]) subscriber.beat();
    knowsSince = Math.max(knowsSince, now() - remembersMs);
    for (const [id, at] of heard) if (at < knowsSince) heard.delete(id);
  }, beatMs);
  beating.unref();

  const endOf = (subscriber: Subscriber, forGood: boolean): void => {
    if (subscribers.delete(subscriber)) subscriber.end(forGood);
  };

  const notifyAll = (organizationIds: readonly string[], what: Told): void => {
    const at = now();
    for (const id of organizationIds) heard.set(id, at);
    const told = new Set(organizationIds);
    for (const subscriber of subscribers) if (told.has(subscriber.organizationId)) subscriber.tell(at, what);
  };

  return {
    get open() {
      return subscribers.size;
    },
    get isEnded() {
      return isEnded;
    },
    /** Whether one more of the organization may listen here. A person's own seventh takes the place of their oldest. */
    hasRoomFor(organizationId: string): boolean {
      if (subscribers.size >= mostOfProcess) return false;
      let own = 0;
      for (const subscriber of subscribers) if (subscriber.organizationId === organizationId) own += 1;
      return own < mostOfOneOrganization;
    },
    /** From now on the subscriber is told. Gives the way to leave, true where it had not ended. Of one person the oldest goes, when there are many. */
    subscribe(subscriber: Subscriber, since: number): () => boolean {
      subscribers.add(subscriber);
      const own = [...subscribers].filter(({ userId }) => userId === subscriber.userId);
      const [oldest] = own;
      if (oldest !== undefined && own.length > mostOfOnePerson) endOf(oldest, true);
      const lasts = [subscriber.organizationId, subscriber.userId].flatMap((id) => heard.get(id) ?? []);
      const last = lasts.length === 0 ? undefined : Math.max(...lasts);
      const hasMissed = last !== undefined && last !== since && last > since - slackMs;
      if (hasMissed || since < knowsSince) subscriber.tell(last ?? now(), "anything");
      return () => subscribers.delete(subscriber);
    },
    /** A subscriber that may not listen any more. */
    unsubscribe(subscriber: Subscriber): void {
      endOf(subscriber, true);
    },
    lists: (organizationIds: readonly string[]) => notifyAll(organizationIds, "lists"),
    messages: (organizationIds: readonly string[]) => notifyAll(organizationIds, "messages"),
    notifications(userId: string): void {
      const at = now();
      heard.set(userId, at);
      for (const subscriber of subscribers)
        if (subscriber.userId === userId) subscriber.tell(at, "notifications");
    },
    person(userId: string): void {
      for (const subscriber of [...subscribers]) if (subscriber.userId === userId) subscriber.beat();
    },
    begun(): void {
      knowsSince = now();
      let waitMs = 0;
      for (const subscriber of subscribers) {
        setTimeout(() => {
          if (subscribers.has(subscriber)) subscriber.tell(now(), "anything");
        }, waitMs).unref();
        waitMs += oneAfterAnotherMs;
      }
    },
    /** The process stops: every stream ends at once, and is opened again elsewhere. */
    end(): void {
      isEnded = true;
      clearInterval(beating);
      for (const subscriber of [...subscribers]) endOf(subscriber, false);
    },
  };
}
