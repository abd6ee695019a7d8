import type { Person } from "../support/person.ts";
import type { CompanyTexts } from "../support/test-texts.ts";

/** Whoever fills in a form: a person, or one whose clicks and fields are counted. */
type Writer = Pick<Person, "types" | "picks" | "ticks">;

/** Writes every field of the ask on one page. */
export async function writesBrief(writer: Writer, { words }: Person, texts: CompanyTexts): Promise<void> {
  const { brief, prospect, terms } = words;
  const year = { year: String(new Date().getFullYear() - 1) };
  await writer.ticks(
    prospect("fields.ask.instruments"),
    terms("instruments.ip_pledge_loan"),
    terms("instruments.unsecured_loan"),
  );
  await writer.types(prospect("fields.ask.amountMinFen"), "500");
  await writer.types(prospect("fields.ask.amountMaxFen"), "800");
  await writer.types(prospect("fields.ask.termMonthsMin"), "12");
  await writer.types(prospect("fields.ask.termMonthsMax"), "36");
  await writer.ticks(prospect("fields.ask.securities"), terms("securities.class_one_ip"));
  await writer.picks(prospect("fields.ask.purpose"), terms("purposes.order_fulfilment"));
  await writer.types(prospect("fields.ask.useOfFunds"), texts.useOfFunds);
  await writer.types(prospect("fields.business.headline"), texts.headline);
  await writer.types(prospect("fields.business.product"), texts.product);
  await writer.picks(prospect("fields.ask.stage"), terms("stages.growth"));
  await writer.types(prospect("fields.people.founders"), "2");
  await writer.types(brief("revenue", year), "4,760");
  await writer.types(brief("staff", year), "83");
  await writer.ticks(prospect("fields.ip.recognitions"), terms("recognitions.high_tech_enterprise"));
}
