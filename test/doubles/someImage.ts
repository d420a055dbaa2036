import type { Image, ImageId, InstanceId } from "../../src/ecm/model.ts";

/** A finished private image, made of the instance ein-1. */
export const someImage: Image = {
  id: "img-1" as ImageId,
  name: "golden",
  state: "NORMAL",
  osName: "",
  description: "",
  createTime: "",
  architecture: "",
  sizeGb: 50,
  source: "CREATE_IMAGE",
  task: undefined,
  from: { instance: "ein-1" as InstanceId, instanceName: "", image: "", imageName: "" },
};
