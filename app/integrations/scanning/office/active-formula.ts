/** Functions of a sheet that fetch, or call what isn't a sheet: Excel's, LibreOffice's and Google's. */
const ACTIVE_FUNCTIONS = new Set([
  ...["WEBSERVICE", "IMAGE", "RTD", "CALL", "EXEC", "REGISTER", "REGISTER.ID", "STOCKHISTORY", "DDE"],
  ...["SQL.REQUEST", "IMPORTDATA", "IMPORTXML", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE"],
]);

/** Active functions whose names a range of cells hardly has: CALL and IMAGE are names that people give, too. */
const NAMED_ALONE = new Set([
  ...["WEBSERVICE", "STOCKHISTORY", "REGISTER.ID", "SQL.REQUEST"],
  ...["IMPORTDATA", "IMPORTXML", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE"],
]);

const NO_NAME = /[^A-Z0-9._]/;

/** Whether a formula fetches, speaks to another program or reads another file. Texts within it are left aside. */
export function isActiveFormula(formula: string): boolean {
  const parts = formula.split('"').filter((_, at) => at % 2 === 0);
  // Outside of its texts a formula has a bar only where it speaks to another program.
  if (parts.some((part) => part.includes("|") || readsOtherFile(part))) return true;
  const bare = parts.join(" ").toUpperCase();
  const called = bare.split("(").slice(0, -1);
  const isCalled = called.some((before) => isActiveFunction(before.trimEnd().split(NO_NAME).at(-1) ?? ""));
  // LET, MAP and their like take a function by its name, without calling it.
  return isCalled || bare.split(NO_NAME).some((name) => NAMED_ALONE.has(bareName(name)));
}

/**
 * The name of another file stands before its sheet: 'https://evil.example/[x.xlsx]Sheet1'!A1, [x.xlsx]Sheet1!A1. No
 * sheet has a slash or a bracket in its own name; those of tables (Sales[Amount]) are never followed by "!".
 */
function readsOtherFile(part: string): boolean {
  const quoted = part.split("'").filter((_, at) => at % 2 === 1);
  return quoted.some((name) => /[/\\[\]]/.test(name)) || /\][^\s'"!()[\],;:+*/^&=<>-]{0,100}!/.test(part);
}

function isActiveFunction(name: string): boolean {
  return ACTIVE_FUNCTIONS.has(bareName(name));
}

/** Without the prefixes of newer functions: _xlfn., _xlws., _xleta. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf("_XL") < 0 ? 0 : name.indexOf(".", name.lastIndexOf("_XL")) + 1);
}
