import type { ActionFunctionArgs } from "@remix-run/node";
import { districtByArea } from "#app/domain/codes/districts.ts";
import { areaOfUscc } from "#app/domain/organizations/uscc.ts";
import { type PostedForm, readPostedForm } from "#app/http/forms/form-data.server.ts";

/** The posted profile. A blank district is the one that the credit code names, if any; the page then shows it. */
export async function readProfile(
  args: Pick<ActionFunctionArgs, "request" | "context">,
): Promise<PostedForm | null> {
  const posted = await readPostedForm(args);
  const code = posted?.data.get("uscc");
  if (posted?.data.get("district") === "" && typeof code === "string") {
    posted.data.set("district", districtByArea(areaOfUscc(code)) ?? "");
  }
  return posted;
}
