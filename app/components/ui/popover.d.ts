import "react";

/** HTML's popovers, which React's types of this version lack: a panel that a button opens without script. */
declare module "react" {
  interface AriaAttributes {
    popover?: "auto";
    popovertarget?: string;
    popovertargetaction?: "hide";
  }
}
