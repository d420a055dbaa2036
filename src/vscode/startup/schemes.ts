/** The schemes of documents that only this extension can fill. */
export const taskScheme = "ecm-task";
export const reportScheme = "ecm-report";
