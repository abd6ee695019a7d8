import { lateView } from "#app/components/layout/late-view.tsx";

/** Loaded late: few payments are disputed. */
export const DisputeNotice = lateView(() =>
  import("./dispute-notice.tsx").then((view) => view.DisputeNotice),
);
