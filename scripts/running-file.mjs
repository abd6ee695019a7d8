/** What the running demo, or `npm run dev`, sets for its processes; from the root of the checkout. */
export const RUNNING_FILE = ".data/running.env";
