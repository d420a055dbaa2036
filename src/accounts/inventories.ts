import type { Image, Instance, Module } from "../ecm/model.ts";
import { Inventory, type InventoryParts } from "./inventory.ts";

type Parts<Item> = Omit<InventoryParts<Item>, "list">;

export const instanceInventory = (parts: Parts<Instance>): Inventory =>
  new Inventory({ ...parts, list: (ecm, onPage, signal) => ecm.instances({ onPage }, signal) });

/** The private images. */
export const imageInventory = (parts: Parts<Image>): Inventory<Image> =>
  new Inventory({ ...parts, list: (ecm, _onPage, signal) => ecm.images({}, signal) });

export const moduleInventory = (parts: Parts<Module>): Inventory<Module> =>
  new Inventory({ ...parts, list: (ecm, _onPage, signal) => ecm.modules(signal) });
