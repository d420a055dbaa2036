/** The user's request cannot be done. The message is written for the user; the program is not at fault. */
export class UserError extends Error {
  override readonly name = "Refusal";
}
