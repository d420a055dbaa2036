exports.getDeviceId = async () => require("node:crypto").randomUUID();
