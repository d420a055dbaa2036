import type { Ecm } from "../ecm/model.ts";

/** What carrying a task out takes of an account's cloud. */
export type Cloud = Pick<Ecm, "instances" | "images" | "createImage" | "reports" | "stopInstance" | "startInstance">;
