/** What a person asked for cannot be done, said in words for them. Not a fault of the program. */
export class UserError extends Error {
  override readonly name = "Refusal";
}
