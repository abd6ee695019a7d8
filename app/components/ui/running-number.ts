export { runningNumber } from "#app/lib/running-number.ts";
