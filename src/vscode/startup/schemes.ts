/** The URI schemes of this extension's read-only documents. */
export const taskScheme = "ecm-task";
export const reportScheme = "ecm-report";
