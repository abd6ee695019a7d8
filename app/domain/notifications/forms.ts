import { z } from "zod";
import { deliveries } from "./group-settings.ts";

/** The forms of the notifications page: mark one as read, or all. */
export const readNotificationsForm = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("read"),
    id: z.string().regex(/^[a-z-]{1,80}\.[0-9a-f-]{36}$/),
  }),
  z.object({ act: z.literal("read-all") }),
]);

/** A start page that is open, or of which the person has seen everything new: until the newest change that it showed. */
export const visitForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("open") }),
  z.object({ act: z.literal("seen"), until: z.iso.datetime().transform((at) => new Date(at)) }),
]);

const hour = z.number().int().min(0).max(23);
const delivery = z.enum(deliveries).optional();

/** A person's e-mail preferences. Groups of other sides are neither shown in the form nor stored. */
export const emailChoicesForm = z
  .object({
    introductions: delivery,
    messages: delivery,
    offers: delivery,
    deals: delivery,
    prospects: delivery,
    cases: delivery,
    digestHour: hour,
    quietFrom: hour.optional(),
    quietUntil: hour.optional(),
    quietOnRestDays: z.boolean().optional(),
  })
  .superRefine(({ quietFrom, quietUntil }, check) => {
    if ((quietFrom === undefined) !== (quietUntil === undefined)) {
      const path = [quietFrom === undefined ? "quietFrom" : "quietUntil"];
      check.addIssue({ code: "custom", message: "bothHours", path });
    } else if (quietFrom !== undefined && quietFrom === quietUntil) {
      check.addIssue({ code: "custom", message: "sameHour", path: ["quietUntil"] });
    }
  });
export type EmailChoicesForm = z.infer<typeof emailChoicesForm>;

/** The button on the page of an e-mail's unsubscribe link; the token is the link's own. */
export const stopEmailsForm = z.object({ token: z.string().min(1).max(400) });

/** What a mail program posts by itself (RFC 8058, section 3.1). */
export const oneClickForm = z.object({ "List-Unsubscribe": z.literal("One-Click") });
